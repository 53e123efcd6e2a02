import {avatar, h, icon} from './dom.js';
import {dialog, field} from './accounts.js';
import {people} from './people.js';
import {session} from './session.js';
import {attempt} from './toast.js';
import {language, languages, t} from './words.js';

/** Who holds the phone, and whether the chat is private or the group's. */
export function peopleBar() {
  const element = h('div.people');

  function render() {
    element.hidden = !session.account;
    if (!session.account) return;
    element.replaceChildren(
      h('span.caption', {}, t('writeAs')),
      h('div.persons', {role: 'radiogroup', 'aria-label': t('writeAs')}, people.all().map(chip)),
      h('button.chip.add', {type: 'button', title: t('invent'), 'aria-label': t('invent'), onclick: invent}, icon('plus')),
      session.adapter.can.group ? h('div.segmented', {role: 'radiogroup', 'aria-label': t('where')}, places()) : '');
    element.querySelector('.chip[aria-checked="true"]')?.scrollIntoView({inline: 'nearest', block: 'nearest'});
  }

  function chip(person) {
    const chosen = person.id === session.person.id;
    const waiting = session.unread.get(session.adapter.chatId(person, false));
    const name = people.name(person);
    return h('button.chip', {type: 'button', role: 'radio', 'aria-checked': String(chosen), title: name,
      'aria-label': waiting ? `${name}, ${t('newMessages', {count: waiting})}` : name, onclick: () => attempt(() => session.be(person))},
      avatar(name, person.id), h('span', {}, person.firstName), waiting && !(chosen && !session.inGroup) && h('b', {}, waiting));
  }

  function places() {
    const [topic] = session.adapter.topics ?? [];
    return [place('privateChat', 'person', false), place('groupChat', 'people', true), topic && place('topics', 'topics', true, topic)];
  }

  function place(word, picture, inGroup, topic = null) {
    const chosen = session.inGroup === inGroup && Boolean(session.topicHere) === Boolean(topic);
    return h('button', {type: 'button', role: 'radio', title: t(word), 'aria-label': t(word), 'aria-checked': String(chosen), onclick: () => attempt(() => session.meet(inGroup, topic))},
      icon(picture), h('span', {}, t(word)));
  }

  function invent() {
    const make = event => {
      event.preventDefault();
      const {name, tongue} = Object.fromEntries(new FormData(event.target));
      if (!name.trim()) return;
      shown.close();
      attempt(() => session.be(people.invent(name, tongue)));
    };
    const options = Object.entries(languages).map(([tag, word]) => h('option', {value: tag, selected: tag === language()}, word));
    const shown = dialog('create', h('form', {onsubmit: make},
      h('h2', {}, t('invent')),
      field('name', 'inventName', null, {required: true, maxLength: 60, autofocus: true}),
      h('label.field', {}, h('span', {}, t('inventLanguage')), h('select', {name: 'tongue'}, options)),
      h('footer', {},
        h('button.plain', {type: 'button', onclick: () => shown.close()}, t('cancel')),
        h('button.primary', {}, t('create')))));
  }

  session.on('choice unread accounts', render);
  return {element, render};
}
