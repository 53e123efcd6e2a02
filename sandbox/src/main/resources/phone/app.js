import {accountList, createDialog, secretDialog} from './accounts.js';
import {composer} from './composer.js';
import {conversation} from './conversation.js';
import {avatar, h, icon, memory} from './dom.js';
import {peopleBar} from './people-bar.js';
import {people} from './people.js';
import {session} from './session.js';
import {attempt, toastRegion} from './toast.js';
import {troublePanel} from './trouble.js';
import {about, language, languages, setLanguage, t} from './words.js';

const RETRY_MILLIS = 2_000;
const dark = matchMedia('(prefers-color-scheme: dark)');
const tagline = h('p.tagline');
const phoneHead = h('header.phone-head');
const banner = h('div.banner', {hidden: true});
const blank = h('div.blank', {hidden: true});
const switches = h('div.switches');
const writing = composer();
const talk = conversation({onReply: writing.replyTo, onEdit: writing.edit, onCommand: writing.say});
const bots = accountList(closeDrawers);
const bar = peopleBar();
const troubles = troublePanel();
const left = drawer('left', h('div.brand', {}, h('img', {src: '/phone/icon.svg', alt: '', width: 32, height: 32}), h('div', {}, h('h1', {}, 'Frontdesk sandbox'), tagline)), bots.element, switches);
const guide = h('section.guide');
const right = drawer('right', guide, troubles.element);
const veil = h('div.veil', {onclick: closeDrawers});
const phone = h('div.phone', {}, phoneHead, banner, talk.element, blank, writing.element, toastRegion());
document.querySelector('#app').append(left, h('main.stage', {}, bar.element, phone), right, veil);

function drawer(side, ...children) {
  const close = h('button.quiet.close', {type: 'button', onclick: closeDrawers}, icon('close'));
  return h(`aside.${side}`, {}, close, ...children);
}

function openDrawer(which) {
  which.classList.add('open');
  veil.classList.add('open');
  which.querySelector('.close').focus();
}

function closeDrawers() {
  for (const each of [left, right, veil]) each.classList.remove('open');
}

function renderHead() {
  const {account} = session;
  phone.classList.toggle('without-account', !account);
  blank.hidden = Boolean(account) || !session.loaded;
  talk.element.hidden = !account;
  if (!blank.hidden) renderBlank();
  const openBots = h('button.quiet.narrow', {type: 'button', 'aria-label': t('openBots'), onclick: () => openDrawer(left)}, icon('menu'));
  if (!account) {
    phoneHead.replaceChildren(openBots, h('span.who'));
    return;
  }
  const title = session.inGroup ? t('groupTitle') : account.name;
  phoneHead.replaceChildren(
    openBots,
    h('button.who', {type: 'button', title: t('showToken'), onclick: () => secretDialog(account)},
      session.inGroup ? avatar(t('groupTitle'), 5) : avatar(account.name, account.id),
      h('span', {}, h('strong', {}, title), doing())),
    topics(),
    h('button.quiet', {type: 'button', title: t('showToken'), 'aria-label': t('showToken'), onclick: () => secretDialog(account)}, icon('key')),
    h('button.quiet.narrow', {type: 'button', class: session.trouble ? 'alarm' : '', 'aria-label': t('trouble'), onclick: () => openDrawer(right)}, icon('bolt')));
}

function topics() {
  if (!session.topicHere) return '';
  return h('select.topics', {'aria-label': t('topics'), onchange: event => attempt(() => session.meet(true, Number(event.target.value)))},
    session.adapter.topics.map((topic, at) => h('option', {value: String(topic), selected: topic === session.topicHere}, t(`topic.${at + 1}`))));
}

function doing() {
  const {account, blocked, draft, inGroup, typing} = session;
  if (blocked && !inGroup) return h('small', {}, t('blockedState'));
  if (typing || draft) {
    const special = `typing.${typing?.kind}`;
    const words = t(special) === special ? t('typing') : t(special);
    return h('small.doing', {}, inGroup ? `${account.name}: ${words}` : words);
  }
  return h('small', {}, inGroup ? [account.name, ...people.all().map(person => person.firstName)].join(', ') : `${account.handle} · ${about('bot', account.adapter.kind)}`);
}

/** The line to begin with. */
function first() {
  return session.adapters.find(adapter => adapter.first) ?? session.adapters[0];
}

function renderBlank() {
  const adapter = first();
  blank.replaceChildren(
    h('div.blank-picture', {'aria-hidden': 'true'}, h('i'), h('i'), h('i')),
    h('h2', {}, t('noBots')),
    h('p', {}, t('noBotsCure')),
    adapter && h('button.primary', {type: 'button', onclick: () => createDialog(adapter)}, icon('plus'), t('createBot')));
}

function renderGuide() {
  guide.hidden = Boolean(session.account);
  guide.replaceChildren(h('h2', {}, t('guide')),
    h('ol', {}, ['guide.create', 'guide.paste', 'guide.write', 'guide.trouble'].map(step => h('li', {}, t(step, {provider: first()?.name ?? ''})))));
}

function renderBanner() {
  const {account, connected, live, trouble} = session;
  const notice = !live ? [t('offline'), null]
    : !account ? null
      : trouble ? [t('troubleOn', {what: t(`trouble.${trouble}`)}), [t('clearTrouble'), () => attempt(() => session.makeTrouble(null))]]
        : !connected ? [`${about('notConnected', account.adapter.kind)} ${about('notConnectedCure', account.adapter.kind)}`, [t('showToken'), () => secretDialog(account)]]
          : null;
  banner.hidden = !notice;
  banner.classList.toggle('bad', !live || Boolean(trouble));
  if (!notice) return;
  const [words, action] = notice;
  banner.replaceChildren(h('span', {}, words), action ? h('button.small', {type: 'button', onclick: action[1]}, action[0]) : '');
}

function renderSwitches() {
  const choose = tag => () => {
    setLanguage(tag);
    renderAll();
  };
  const tongues = Object.entries(languages).map(([tag, name]) =>
    h('button', {type: 'button', role: 'radio', lang: tag, title: name, 'aria-label': name, 'aria-checked': String(tag === language()), onclick: choose(tag)}, tag.toUpperCase()));
  switches.replaceChildren(
    h('div.segmented', {role: 'radiogroup', 'aria-label': t('language')}, tongues),
    h('button.quiet', {type: 'button', title: t('theme'), 'aria-label': t('theme'), onclick: switchTheme}, icon(isDark() ? 'sun' : 'moon')));
}

function isDark() {
  return memory.get('theme', dark.matches ? 'dark' : 'light') === 'dark';
}

function switchTheme() {
  memory.set('theme', isDark() ? 'light' : 'dark');
  applyTheme();
  renderSwitches();
}

function applyTheme() {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
}

function renderAll() {
  document.documentElement.lang = language();
  document.title = t('title');
  left.querySelector('h1').textContent = t('title');
  tagline.textContent = t('tagline');
  for (const button of document.querySelectorAll('aside > .close')) button.setAttribute('aria-label', t('close'));
  for (const view of [bots, bar, troubles, writing, talk]) view.render({entered: true});
  renderHead();
  renderGuide();
  renderBanner();
  renderSwitches();
}

applyTheme();
dark.addEventListener('change', () => {
  applyTheme();
  renderSwitches();
});
document.addEventListener('keydown', event => event.key === 'Escape' && closeDrawers());
session.on('choice state accounts trouble', renderHead);
session.on('choice accounts', renderGuide);
session.on('trouble choice live accounts', renderBanner);
renderAll();
begin();

async function begin() {
  try {
    await session.begin();
    renderAll();
  } catch {
    session.live = false;
    renderBanner();
    setTimeout(begin, RETRY_MILLIS);
  }
}
