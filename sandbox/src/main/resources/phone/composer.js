import {h, icon} from './dom.js';
import {summary} from './conversation.js';
import {session} from './session.js';
import {attempt, toast} from './toast.js';
import {about, language, t} from './words.js';

const VOICE_SECONDS = {en: 4, ru: 4, uk: 4};
const PLACE = {latitude: 52.0907, longitude: 5.1214};
const CARD = {phoneNumber: '+380441234567', firstName: 'Daria'};

/** A flower, as stickers are. */
function drawnSticker() {
  const canvas = h('canvas', {width: 256, height: 256});
  const pen = canvas.getContext('2d');
  const disc = (x, y, radius, color) => {
    pen.fillStyle = color;
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.fill();
  };
  for (let petal = 0; petal < 6; petal++) {
    const angle = petal * Math.PI / 3;
    disc(128 + 66 * Math.cos(angle), 128 + 66 * Math.sin(angle), 48, '#d6487e');
  }
  disc(128, 128, 42, '#f2c14e');
  return new Promise(drawn => canvas.toBlob(drawn, 'image/webp'));
}

/** Where the customer writes: text, commands, attachments, offered answers, replies and corrections. */
export function composer() {
  let reply = null;
  let edited = null;
  let keyboardHidden = false;

  const context = h('div.context', {hidden: true});
  const offers = h('div.offers', {hidden: true});
  const panel = h('div.panel', {hidden: true, role: 'menu'});
  const input = h('textarea', {rows: 1, maxLength: 4096, oninput: grow, onkeydown: key});
  const upload = h('input', {type: 'file', hidden: true, onchange: sendOwn});
  const commandsButton = tool('slash', () => toggle('commands'));
  const mentionButton = tool('at', mention);
  const attachButton = tool('attach', () => toggle('attach'));
  const sendButton = h('button.send', {type: 'submit'}, icon('send'));
  const form = h('form.composer', {onsubmit: submit}, commandsButton, mentionButton, input, attachButton, sendButton, upload);
  const startBar = h('button.bar', {type: 'button', onclick: () => say('/start')});
  const unblockBar = h('button.bar', {type: 'button', onclick: () => attempt(() => session.block(false))});
  const element = h('footer.writing', {}, context, offers, panel, form, startBar, unblockBar);

  function tool(picture, onclick) {
    return h('button.quiet.tool', {type: 'button', onclick}, icon(picture));
  }

  function name(button, word) {
    button.title = t(word);
    button.setAttribute('aria-label', t(word));
  }

  function render() {
    const has = Boolean(session.account);
    const isNew = has && !session.inGroup && session.messages.length === 0;
    element.hidden = !has;
    startBar.hidden = !isNew || session.blocked || !session.adapter.can.start;
    startBar.textContent = t('start');
    unblockBar.hidden = !session.blocked;
    unblockBar.textContent = has ? about('unblock', session.adapter.kind) : '';
    form.hidden = session.blocked;
    commandsButton.hidden = !session.adapter?.can.commands;
    mentionButton.hidden = !session.inGroup;
    name(commandsButton, 'commands');
    mentionButton.title = about('mention', session.adapter?.kind);
    mentionButton.setAttribute('aria-label', mentionButton.title);
    name(attachButton, 'attach');
    name(sendButton, 'send');
    input.placeholder = session.keyboard?.hint || t('message');
    input.setAttribute('aria-label', t('message'));
    renderContext();
    renderOffers();
  }

  function renderContext() {
    const about = edited ?? reply;
    context.hidden = !about;
    if (!about) return;
    const who = about.author.id === session.person.id ? t('you') : about.author.name;
    context.replaceChildren(
      icon(edited ? 'edit' : 'reply'),
      h('span', {}, h('strong', {}, edited ? t('editing') : t('replyingTo', {name: who})), h('small', {}, summary(about))),
      h('button.quiet', {type: 'button', 'aria-label': t('cancel'), onclick: forget}, icon('close')));
  }

  function renderOffers() {
    const rows = session.keyboard?.rows ?? [];
    offers.hidden = rows.length === 0 || keyboardHidden || session.blocked;
    offers.replaceChildren(...rows.map(row => h('div.buttons-row', {}, row.map(text =>
      h('button.key', {type: 'button', onclick: () => answer(text)}, text)))));
  }

  async function answer(text) {
    keyboardHidden = Boolean(session.keyboard?.once);
    await say(text);
  }

  function forget() {
    if (edited) input.value = '';
    reply = null;
    edited = null;
    grow();
    renderContext();
  }

  function grow() {
    input.style.height = 'auto';
    input.style.height = `${Math.min(input.scrollHeight, 140)}px`;
    sendButton.disabled = input.value.trim() === '';
  }

  function key(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    } else if (event.key === 'Escape') {
      closePanel();
      forget();
    } else if (event.key === 'ArrowUp' && input.value === '' && session.adapter?.can.edit) {
      const own = session.messages.findLast(message =>
        !message.incoming && message.author.id === session.person.id && !message.media);
      if (own) edit(own);
    }
  }

  async function submit(event) {
    event.preventDefault();
    const text = input.value.trim();
    if (!text) return;
    const what = {text, replyTo: reply?.id, edit: edited?.id};
    input.value = '';
    grow();
    if (await deliver(what)) {
      reply = null;
      edited = null;
      renderContext();
    } else if (!input.value) {
      input.value = text;
      grow();
    }
    input.focus();
  }

  function say(text) {
    closePanel();
    return deliver({text});
  }

  function deliver(what) {
    return attempt(() => send(what));
  }

  function mention() {
    input.setRangeText(`${session.account.handle} `, input.selectionStart, input.selectionEnd, 'end');
    input.focus();
    grow();
  }

  function closePanel() {
    panel.hidden = true;
    panel.dataset.shows = '';
  }

  async function toggle(which) {
    if (panel.dataset.shows === which) {
      closePanel();
      return;
    }
    const items = which === 'attach' ? attachments() : await commands();
    panel.dataset.shows = which;
    panel.replaceChildren(...items);
    panel.hidden = false;
    panel.querySelector('button')?.focus();
  }

  async function commands() {
    let list = [];
    await attempt(async () => {
      list = await session.adapter.commands(session.account.id, session.chat, session.person);
    });
    if (!list.length) return [h('p.hint', {}, t('noCommands'))];
    const suffix = session.inGroup ? session.account.handle : '';
    return list.map(({command, description}) => h('button', {type: 'button', role: 'menuitem', onclick: () => say(`/${command}${suffix}`)},
      h('code', {}, `/${command}`), h('span', {}, description)));
  }

  function attachments() {
    const item = (picture, word, onclick) =>
      h('button', {type: 'button', role: 'menuitem', onclick: () => { closePanel(); onclick(); }}, icon(picture), h('span', {}, t(word)));
    const samples = {
      photo: item('photo', 'samplePhoto', () => sample('photo', 'photo.jpg')),
      document: item('file', 'sampleDocument', () => sample('document', 'referral.pdf')),
      voice: item('voice', 'sampleVoice', () => sample('voice', `voice-${language()}.ogg`, VOICE_SECONDS[language()])),
      location: item('globe', 'sampleLocation', () => extra({location: PLACE})),
      contact: item('person', 'sampleContact', () => extra({contact: CARD})),
      sticker: item('smile', 'sampleSticker', sticker),
    };
    return [...session.adapter.attaches.map(kind => samples[kind]), item('folder', 'ownFile', () => upload.click())];
  }

  function extra(beside) {
    return attempt(async () => {
      await send({extra: beside, replyTo: reply?.id});
      forget();
    });
  }

  function sticker() {
    return attempt(async () => {
      const blob = await drawnSticker();
      await send({file: {kind: 'sticker', blob}, replyTo: reply?.id});
      forget();
    });
  }

  async function send(what) {
    const seen = await session.send(what);
    if (!seen && session.inGroup) toast(about('unseen', session.adapter.kind));
  }

  function sample(kind, fileName, duration) {
    return attempt(async () => {
      const blob = await (await fetch(`/phone/samples/${fileName}`)).blob();
      await sendFile({kind, blob, duration, name: kind === 'document' ? fileName : undefined});
    });
  }

  async function sendOwn() {
    const [file] = upload.files;
    upload.value = '';
    if (file) await attempt(() => sendFile({kind: kindOf(file), blob: file, name: file.name}));
  }

  async function sendFile(file) {
    const text = input.value.trim();
    await send({file, text: text || undefined, replyTo: reply?.id});
    input.value = '';
    forget();
  }

  function kindOf(file) {
    return /^image\/(jpeg|png)$/.test(file.type) ? 'photo' : file.type === 'audio/ogg' ? 'voice' : 'document';
  }

  function edit(message) {
    edited = message;
    reply = null;
    input.value = message.text;
    renderContext();
    grow();
    input.focus();
  }

  function replyTo(message) {
    reply = message;
    edited = null;
    renderContext();
    input.focus();
  }

  session.on('choice', () => {
    closePanel();
    forget();
    keyboardHidden = false;
    render();
    grow();
  });
  session.on('chat', change => {
    if (change?.message?.keyboard) keyboardHidden = false;
    render();
  });
  session.on('state accounts', render);
  document.addEventListener('pointerdown', event => element.contains(event.target) || closePanel());
  return {element, render, edit, replyTo, say, focus: () => input.focus()};
}
