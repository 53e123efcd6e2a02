import {h} from './dom.js';
import {people} from './people.js';
import {session} from './session.js';
import {attempt} from './toast.js';
import {about, t} from './words.js';

/** Makes the provider, or the customer, difficult. */
export function troublePanel() {
  const element = h('section.troubles');

  function render() {
    element.hidden = !session.account;
    if (!session.account) return;
    const {adapter} = session;
    element.replaceChildren(
      h('h2', {}, t('trouble')),
      h('p.hint', {}, about('troubleHint', adapter.kind, {provider: adapter.name})),
      h('div.choices', {role: 'radiogroup', 'aria-label': t('trouble')}, [null, ...adapter.troubles].map(choice)),
      ...(adapter.can.block ? [h('h3', {}, t('customer')), blocking()] : []));
  }

  function choice(id) {
    const word = `trouble.${id ?? 'none'}`;
    return h('button.choice', {type: 'button', role: 'radio', class: id ? 'bad' : 'good', 'aria-checked': String(session.trouble === id),
      onclick: () => attempt(() => session.makeTrouble(id))},
      h('i'), h('span', {}, h('strong', {}, t(word)), h('small', {}, t(`${word}.hint`))));
  }

  function blocking() {
    return h('button.choice.switch', {type: 'button', role: 'switch', 'aria-checked': String(session.blocked && !session.inGroup), disabled: session.inGroup,
      onclick: () => attempt(() => session.block(!session.blocked))},
      h('span', {}, h('strong', {}, about('blockBot', session.adapter.kind)), h('small', {}, about('blockBotHint', session.adapter.kind, {name: people.name(session.person)}))), h('i'));
  }

  session.on('trouble choice state accounts', render);
  return {element, render};
}
