import {copy, h, icon} from './dom.js';
import {people} from './people.js';
import {richText} from './rich-text.js';
import {session} from './session.js';
import {attempt, toast} from './toast.js';
import {about, language, t} from './words.js';

const GROUPED_MILLIS = 5 * 60_000;
const NEAR_END_PIXELS = 120;
const NAME_HUES = 8;

/** The messages of the open chat, with what can be done to each. */
export function conversation({onReply, onEdit, onCommand}) {
  const list = h('div.messages', {role: 'log', 'aria-live': 'polite', 'aria-relevant': 'additions'});
  const below = h('div.below');
  const newer = h('button.newer', {type: 'button', hidden: true, onclick: () => toEnd('smooth')}, icon('down'));
  const scroller = h('div.scroller', {tabindex: '0', onscroll: hideNewerAtEnd}, h('div.stack', {}, list, below));
  const element = h('div.conversation', {}, scroller, newer);
  const pending = new Map();
  let atEnd = true;

  function nearEnd() {
    return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END_PIXELS;
  }

  function toEnd(behavior = 'auto') {
    scroller.scrollTo({top: scroller.scrollHeight, behavior});
  }

  function hideNewerAtEnd() {
    atEnd = nearEnd();
    if (atEnd) newer.hidden = true;
  }

  function render(change = {}) {
    const stay = !change.entered && !nearEnd() && change.message?.incoming !== false;
    const nodes = [];
    let before = null;
    for (const message of session.messages) {
      if (!before || before.at.toDateString() !== message.at.toDateString()) nodes.push(day(message.at));
      nodes.push(message.service ? service(message) : bubble(message, follows(before, message), change));
      before = message;
    }
    list.replaceChildren(...(nodes.length ? nodes : [empty()]));
    renderBelow();
    if (!stay) toEnd();
    else if (change.fresh) newer.hidden = false;
  }

  function follows(before, message) {
    return before && !before.service && before.author.id === message.author.id
      && message.at - before.at < GROUPED_MILLIS && before.at.toDateString() === message.at.toDateString();
  }

  function renderBelow() {
    const stay = !nearEnd();
    const {draft, typing} = session;
    if (draft) {
      const stop = draft.canStop && h('button.small', {type: 'button', onclick: () => attempt(() => session.stopDraft())},
        icon('stop'), t('stopAnswer'));
      below.replaceChildren(h('div.row.in', {}, h('div.bubble.draft', {}, h('div.text', {}, draft.text || dots()), stop)));
    } else if (typing) {
      below.replaceChildren(h('div.row.in', {}, h('div.bubble.typing', {'aria-label': t('typing')}, dots())));
    } else {
      below.replaceChildren();
    }
    if (!stay) toEnd();
  }

  function bubble(message, followed, change) {
    const own = !message.incoming && message.author.id === session.person.id;
    const side = message.incoming ? 'in' : own ? 'out' : 'other';
    const fresh = change.fresh && change.message?.id === message.id;
    const text = message.text && h('div.text', {lang: ''}, richText(message.text, message.spans, onCommand));
    const inner = h(`div.bubble`, {class: [!message.text && 'bare', jumbo(message) && 'jumbo'].filter(Boolean).join(' '), tabindex: '0'},
      session.inGroup && !own && !followed && h(`span.author.hue-${message.author.id % NAME_HUES}`, {}, message.author.name),
      quoted(message),
      message.media && media(message.media),
      (message.more ?? []).map(media),
      text,
      h('span.stamp', {}, message.edited && `${t('edited')} `, time(message.at)));
    return h(`div.row.${side}`, {class: [followed && 'followed', fresh && 'fresh'].filter(Boolean).join(' '), 'data-id': message.id},
      h('div.column', {}, inner, buttons(message)), actions(message, own));
  }

  function quoted(message) {
    if (!message.replyTo) return null;
    const original = session.find(message.replyTo);
    return h('button.quoted', {type: 'button', onclick: () => show(message.replyTo)},
      h('strong', {}, original?.author.name ?? '…'),
      h('span', {}, original ? summary(original) : ''));
  }

  function show(messageId) {
    const row = list.querySelector(`[data-id="${messageId}"]`);
    row?.scrollIntoView({block: 'center', behavior: 'smooth'});
    row?.classList.remove('lit');
    requestAnimationFrame(() => row?.classList.add('lit'));
  }

  function actions(message, own) {
    const canEdit = own && session.adapter.can.edit && !message.media;
    return h('div.actions', {},
      action('reply', 'reply', () => onReply(message)),
      canEdit && action('edit', 'edit', () => onEdit(message)),
      message.text && action('copy', 'copyText', () => copy(message.text).then(() => toast(t('copied')))));
  }

  function action(picture, word, onclick) {
    return h('button.quiet', {type: 'button', title: t(word), 'aria-label': t(word), onclick}, icon(picture));
  }

  function buttons(message) {
    if (!message.buttons.length) return null;
    return h('div.buttons', {}, message.buttons.map((row, y) =>
      h('div.buttons-row', {}, row.map((button, x) => keyButton(message, button, `${message.id}/${y}/${x}`)))));
  }

  function keyButton(message, button, key) {
    if (button.opens) {
      const safe = /^https?:/i.test(button.opens);
      return h('a.key', {href: safe ? button.opens : null, target: '_blank', rel: 'noopener noreferrer'}, button.text, icon('link'));
    }
    const press = async () => {
      if (button.copies) {
        await copy(button.copies);
        toast(t('copied'));
        return;
      }
      await attempt(async () => {
        const id = await session.press(message, button);
        pending.set(id, key);
        mark();
      });
    };
    const waiting = [...pending.values()].includes(key);
    return h('button.key', {type: 'button', class: [waiting && 'waiting', button.style].filter(Boolean).join(' '), disabled: button.disabled,
      'data-key': key, onclick: press}, button.text);
  }

  function mark() {
    const waiting = new Set(pending.values());
    list.querySelectorAll('.key[data-key]').forEach(key => key.classList.toggle('waiting', waiting.has(key.dataset.key)));
  }

  // The newest message stays in sight when a banner, a keyboard or a long draft takes room.
  new ResizeObserver(() => atEnd && toEnd()).observe(scroller);
  session.on('chat', change => render(change));
  session.on('choice', () => {
    pending.clear();
    newer.hidden = true;
    render({entered: true});
  });
  session.on('state', renderBelow);
  session.on('answer', answer => {
    pending.delete(answer.press);
    mark();
    if (answer.text && answer.chat === session.chat) toast(answer.text, answer.alert ? 'alert' : 'note');
  });
  return {element, render};
}

function dots() {
  return h('span.dots', {}, h('i'), h('i'), h('i'));
}

function empty() {
  if (!session.account) return '';
  if (session.inGroup) {
    return h('div.empty-chat', {}, icon('people'), h('p', {}, about('emptyGroup', session.adapter.kind, {handle: session.account.handle})));
  }
  return h('div.empty-chat', {}, icon('phone'), h('h2', {}, about('emptyChat', session.adapter.kind)),
    h('p', {}, t(session.adapter.can.start ? 'emptyChatHint' : 'emptyChatWrite', {name: people.name(session.person)})));
}

function day(date) {
  const midnight = new Date().setHours(0, 0, 0, 0);
  const days = Math.round((midnight - new Date(date).setHours(0, 0, 0, 0)) / 86_400_000);
  const words = days === 0 ? t('today') : days === 1 ? t('yesterday')
    : date.toLocaleDateString(language(), {day: 'numeric', month: 'long'});
  return h('div.day', {}, h('span', {}, words));
}

function service(message) {
  return h('div.day', {}, h('span', {}, message.text || t('service')));
}

function time(date) {
  return h('time', {datetime: date.toISOString()}, date.toLocaleTimeString(language(), {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'}));
}

/** One to three emoji alone are shown large. */
function jumbo(message) {
  return !message.media && /^(?:\p{Extended_Pictographic}[\u{FE0F}\u{200D}\p{Emoji_Modifier}]*){1,3}$/u.test(message.text);
}

/** A message in one line. */
export function summary(message) {
  const {media} = message;
  const kind = media && (media.name || t(media.kind in MEDIA ? media.kind : 'document'));
  return [kind, message.text.replace(/\s+/g, ' ')].filter(Boolean).join(', ').slice(0, 120);
}

const MEDIA = {
  photo: ({url}) => h('a.photo', {href: url, target: '_blank', rel: 'noopener'}, h('img', {src: url, alt: t('photo'), onload: keepEnd})),
  sticker: sticker,
  voice: voice,
  video: ({url}) => h('video', {src: url, controls: true, preload: 'metadata', onloadedmetadata: keepEnd}),
  document: file,
  location: ({label}) => h('div.card', {}, icon('globe'), h('span', {}, t('location'), h('small', {}, label))),
  contact: ({label}) => h('div.card', {}, icon('person'), h('span', {}, label)),
};

function media(source) {
  return (MEDIA[source.kind] ?? file)(source);
}

function sticker({url, label}) {
  const words = h('div.sticker', {}, label || '🙂');
  if (!url) return words;
  const picture = h('img.sticker', {src: url, alt: label || t('sticker'), onload: keepEnd});
  picture.onerror = () => picture.replaceWith(words);
  return picture;
}

/** A picture that turns out taller than the space kept for it must not push the newest message out of sight. */
function keepEnd(event) {
  const scroller = event.target.closest('.scroller');
  if (scroller && scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 500) {
    scroller.scrollTop = scroller.scrollHeight;
  }
}

function file({url, name, size}) {
  const shown = name || t('document');
  return h('a.card', {href: url, download: shown, 'aria-label': t('download', {name: shown})},
    h('span.disc', {}, icon('file')), h('span', {}, shown, h('small', {}, bytes(size))));
}

function bytes(count) {
  if (!count) return '';
  const kilo = count / 1024;
  const number = value => value.toLocaleString(language(), {maximumFractionDigits: 1});
  return kilo < 1024 ? `${number(Math.max(kilo, 0.1))} KB` : `${number(kilo / 1024)} MB`;
}

function voice({url, duration}) {
  const sound = new Audio();
  sound.preload = 'metadata';
  if (!duration && url) sound.src = url;
  const bar = h('progress', {max: 1, value: 0});
  const clock = h('small', {}, duration ? minutes(duration) : '');
  const toggle = h('button.disc', {type: 'button', 'aria-label': t('play'), onclick: play}, icon('play'));
  function play() {
    if (!sound.src) sound.src = url;
    if (sound.paused) sound.play().catch(problem => toast(problem.message, 'problem'));
    else sound.pause();
  }
  const show = (picture, word) => () => {
    toggle.replaceChildren(icon(picture));
    toggle.setAttribute('aria-label', t(word));
  };
  sound.onplay = show('pause', 'pause');
  sound.onpause = show('play', 'play');
  sound.onloadedmetadata = () => {
    if (!Number.isFinite(sound.duration) || duration) return;
    duration = sound.duration;
    clock.textContent = minutes(duration);
  };
  sound.ontimeupdate = () => {
    const whole = Number.isFinite(sound.duration) ? sound.duration : duration || 1;
    bar.value = Math.min(1, sound.currentTime / whole);
    clock.textContent = minutes(sound.ended ? duration : sound.currentTime);
  };
  return h('div.voice', {}, toggle, h('span', {}, bar, clock));
}

function minutes(seconds) {
  const whole = Math.round(seconds || 0);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
