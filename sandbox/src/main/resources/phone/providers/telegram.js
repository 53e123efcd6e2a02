/**
 * Telegram for the phone page: turns the emulator's controls into what the page shows. Every adapter exports the same
 * functions; the page knows no provider.
 */
import {beside, controls, query} from '../controls.js';

const {at, call, watch, faults} = controls('telegram');
const GROUP = {id: -1_001_900_000_001, chatType: 'supergroup'};
const FORUM = {id: -1_001_900_000_002, chatType: 'supergroup', forum: true};
const TOPICS = [11, 12];

const SPANS = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underline',
  strikethrough: 'strike',
  spoiler: 'spoiler',
  code: 'code',
  pre: 'pre',
  blockquote: 'quote',
  expandable_blockquote: 'quote',
  url: 'link',
  text_link: 'link',
  bot_command: 'command',
};

function user(person) {
  const {id, firstName, lastName, username, languageCode} = person;
  return {id, firstName, lastName, username, languageCode};
}

function account(bot) {
  return {
    id: bot.account,
    name: bot.name,
    handle: `@${bot.username}`,
    link: bot.link,
    secret: bot.token,
  };
}

function span(text, entity) {
  const words = text.slice(entity.offset, entity.offset + entity.length);
  const url = entity.type === 'email' ? `mailto:${words}`
    : entity.type === 'phone_number' ? `tel:${words.replace(/[^+\d]/g, '')}`
      : entity.url;
  const type = url ? 'link' : SPANS[entity.type];
  return type ? {type, offset: entity.offset, length: entity.length, url, language: entity.language} : null;
}

function button(source) {
  if (source.url) return {text: source.text, opens: source.url};
  if (source.copy_text) return {text: source.text, copies: source.copy_text.text};
  return {text: source.text, data: source.callback_data, disabled: !source.callback_data, style: source.style};
}

function media(accountId, source) {
  const {kind, fileId, fileName, fileSize, duration, emoji, latitude, longitude, phoneNumber, firstName} = source;
  const kinds = {animation: 'video', video_note: 'video', audio: 'voice'};
  return {
    kind: kinds[kind] ?? kind,
    url: fileId ? `${at}/files/${encodeURIComponent(fileId)}${query({account: accountId})}` : null,
    name: fileName,
    size: fileSize,
    duration,
    label: emoji ?? (latitude ? `${latitude}, ${longitude}` : [firstName, phoneNumber].filter(Boolean).join(' · ')),
  };
}

/** A topic is a chat of its own on the page: `chat/topic`. */
function chatOf(view) {
  return view.threadId ? `${view.chat}/${view.threadId}` : view.chat;
}

function target(chat) {
  const [id, threadId] = String(chat).split('/').map(Number);
  return threadId ? {chat: id, threadId} : {chat: id};
}

function message(accountId, view) {
  return {
    id: view.id,
    chat: chatOf(view),
    incoming: view.direction === 'out',
    author: {id: view.from.id, name: view.from.name},
    at: new Date(view.date),
    edited: Boolean(view.editedAt),
    text: view.text ?? '',
    spans: (view.entities ?? []).map(entity => span(view.text, entity)).filter(Boolean),
    media: view.media ? media(accountId, view.media) : null,
    replyTo: view.replyTo ?? null,
    buttons: (view.buttons ?? []).map(row => row.map(button)),
    keyboard: keyboard(view.keyboard),
    service: Boolean(view.service),
  };
}

/** Rows of answers offered below the input; [] takes them away, null leaves them as they are. */
function keyboard(markup) {
  if (!markup) return null;
  if (markup.remove_keyboard) return {rows: []};
  if (!markup.keyboard) return null;
  const rows = markup.keyboard.map(row => row.map(key => (typeof key === 'string' ? key : key.text)));
  return {rows, once: Boolean(markup.one_time_keyboard), hint: markup.input_field_placeholder};
}

function state(view) {
  return {
    chat: view.chat,
    typing: view.typing ? {kind: view.typing.action, until: new Date(view.typing.until)} : null,
    draft: view.draft ? {text: view.draft.text, canStop: view.draft.canStop, until: new Date(view.draft.until)} : null,
  };
}

export default {
  id: 'telegram',
  name: 'Telegram',
  kind: 'bot',
  first: true,
  attaches: ['photo', 'document', 'voice', 'location', 'contact', 'sticker'],
  topics: TOPICS,
  ...faults,
  can: {edit: true, group: true, commands: true, block: true, start: true},

  async accounts() {
    return (await call('GET', '/accounts')).items.sort((a, b) => a.id - b.id).map(account);
  },

  /** `handle` may be empty; the emulator then finds one. */
  async createAccount(name, handle) {
    return account(await call('POST', '/accounts', {name, username: handle || undefined}));
  },

  async renewSecret(accountId) {
    return account(await call('POST', `/accounts/${accountId}/revocation`, {}));
  },

  /** Whether some program has spoken as this bot yet. */
  async isConnected(accountId) {
    return (await call('GET', `/calls${query({account: accountId, method: 'getMe'})}`)).items.length > 0;
  },

  /** The chat between a person and the bot, the group, or one of the topics of another group. */
  chatId(person, inGroup, topic) {
    return topic ? `${FORUM.id}/${topic}` : inGroup ? GROUP.id : person.id;
  },

  async openGroup(accountId, title, topic) {
    const {id, ...about} = topic ? {...FORUM, threads: TOPICS} : GROUP;
    await call('POST', '/chats', {account: accountId, chat: id, title, ...about});
  },

  async conversation(accountId, chat) {
    const id = target(chat).chat;
    const view = await call('GET', `/messages${query({account: accountId, chat: id})}`);
    const chats = (await call('GET', `/chats${query({account: accountId})}`)).items;
    const standing = chats.find(each => each.chat === id)?.standing;
    return {
      messages: view.items.map(each => message(accountId, each)).filter(each => each.chat === chat),
      blocked: standing === 'kicked',
      ...state({...view, chat}),
    };
  },

  async commands(accountId, chat, person) {
    const parameters = {chat: target(chat).chat, user: person.id, language: person.languageCode ?? ''};
    return (await call('GET', `/accounts/${accountId}/commands${query(parameters)}`)).items;
  },

  /** Calls `on.message, on.state, on.answer, on.blocked, on.anew, on.live`; returns what ends it. */
  watch(accountId, on) {
    return watch(accountId, on, {
      message: view => on.message(message(accountId, view)),
      edit: view => on.message(message(accountId, view)),
      action: view => on.state(state(view)),
      draft: view => on.state(state(view)),
      callback: view => on.answer({chat: view.chat, press: view.id, text: view.text, alert: view.alert, opens: view.url}),
      standing: view => on.blocked(view.chat, view.standing === 'kicked'),
      delete: () => on.anew(),
    });
  },

  /** `what`: `{text?, replyTo?, edit?, file?: {kind, blob, name, duration}}` → whether the bot got to see it. */
  async send(accountId, chat, person, what) {
    const order = {account: accountId, ...target(chat), user: user(person), text: what.text || undefined, ...await beside(what)};
    if (what.replyTo) order.replyTo = what.replyTo;
    if (what.edit) order.edit = what.edit;
    return (await call('POST', '/messages', order)).delivered;
  },

  /** Returns the id under which the bot's answer will come. */
  async press(accountId, chat, person, messageId, pressed) {
    const order = {account: accountId, ...target(chat), user: user(person), message: messageId, data: pressed.data};
    return (await call('POST', '/callbacks', order)).id;
  },

  async stopDraft(accountId, chat) {
    await call('DELETE', `/drafts${query({account: accountId, chat: target(chat).chat})}`);
  },

  async block(accountId, person, blocked) {
    await call('POST', '/blocks', {account: accountId, user: user(person), blocked});
  },
};
