/**
 * MAX for the phone page: turns the emulator's controls into what the page shows. Every adapter exports the same
 * functions; the page knows no provider.
 */
import {beside, controls, query} from '../controls.js';

const {at, call, watch, faults} = controls('max');
const GROUP = -70_000_000_000_123;

const SPANS = {
  strong: 'bold',
  emphasized: 'italic',
  underline: 'underline',
  strikethrough: 'strike',
  monospaced: 'code',
  heading: 'bold',
  highlighted: 'bold',
  quote: 'quote',
  link: 'link',
};

const KINDS = {image: 'photo', file: 'document', audio: 'voice'};
const ACTIONS = {
  typing_on: 'typing',
  sending_photo: 'upload_photo',
  sending_video: 'upload_video',
  sending_audio: 'upload_voice',
  sending_file: 'upload_document',
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

function span(mark) {
  const type = SPANS[mark.type];
  return type ? {type, offset: mark.from, length: mark.length, url: mark.url} : null;
}

function button(source) {
  if (source.type === 'link') return {text: source.text, opens: source.url};
  if (source.type === 'clipboard') return {text: source.text, copies: source.payload};
  return {text: source.text, data: source.payload, disabled: source.type !== 'callback'};
}

function media({type, token, name, size, label}) {
  return {kind: KINDS[type] ?? type, url: token ? `${at}/files/${token}` : null, name, size, label};
}

function message(view) {
  return {
    id: view.id,
    chat: view.chat,
    incoming: view.direction === 'out',
    author: {id: view.from.id, name: view.from.name},
    at: new Date(view.date),
    edited: Boolean(view.editedAt),
    text: view.text ?? '',
    spans: view.markup.map(span).filter(Boolean),
    media: view.media ? media(view.media) : null,
    replyTo: view.replyTo ?? null,
    buttons: (view.buttons ?? []).map(row => row.map(button)),
    keyboard: null,
    service: false,
  };
}

function state(view) {
  const {typing} = view;
  return {
    chat: view.chat,
    typing: typing ? {kind: ACTIONS[typing.action] ?? typing.action, until: new Date(typing.until)} : null,
    draft: null,
  };
}

export default {
  id: 'max',
  name: 'MAX',
  kind: 'bot',
  attaches: ['photo', 'document', 'voice', 'location', 'contact', 'sticker'],
  ...faults,
  can: {edit: true, group: true, commands: true, block: true, start: true},

  async accounts() {
    return (await call('GET', '/accounts')).items.map(account);
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
    return (await call('GET', `/calls${query({account: accountId, method: 'GET /me'})}`)).items.length > 0;
  },

  /** The chat between a person and the bot, or the group. */
  chatId(person, inGroup) {
    return inGroup ? GROUP : person.id;
  },

  async openGroup(accountId, title) {
    await call('POST', '/chats', {account: accountId, chat: GROUP, title});
  },

  async conversation(accountId, chat) {
    const view = await call('GET', `/messages${query({account: accountId, chat})}`);
    const chats = (await call('GET', `/chats${query({account: accountId})}`)).items;
    const standing = chats.find(each => each.chat === chat)?.standing;
    return {
      messages: view.items.map(message),
      blocked: standing === 'stopped',
      ...state({...view, chat}),
    };
  },

  async commands(accountId) {
    const {items} = await call('GET', `/accounts/${accountId}/commands`);
    return items.map(({name, description}) => ({command: name, description}));
  },

  /** Calls `on.message, on.state, on.answer, on.blocked, on.anew, on.live`; returns what ends it. */
  watch(accountId, on) {
    return watch(accountId, on, {
      message: view => on.message(message(view)),
      edit: view => on.message(message(view)),
      action: view => on.state(state(view)),
      callback: view => on.answer({chat: view.chat, press: view.id, text: view.text}),
      standing: view => on.blocked(view.chat, view.standing === 'stopped'),
      delete: () => on.anew(),
    });
  },

  /**
   * `what`: `{text?, replyTo?, edit?, file?: {kind, blob, name, duration}}` → whether the bot got to see it. In a
   * dialog `/start` is no message at MAX but the button that opens it.
   */
  async send(accountId, chat, person, what) {
    const start = /^\/start(?:\s+(\S+))?$/.exec(what.text ?? '');
    if (start && chat === person.id) {
      await call('POST', '/starts', {account: accountId, user: user(person), payload: start[1]});
      return true;
    }
    const order = {account: accountId, chat, user: user(person), text: what.text || undefined, ...await beside(what)};
    if (what.replyTo) order.replyTo = what.replyTo;
    if (what.edit) order.edit = what.edit;
    return (await call('POST', '/messages', order)).delivered;
  },

  /** Returns the id under which the bot's answer will come. */
  async press(accountId, chat, person, messageId, pressed) {
    const order = {account: accountId, chat, user: user(person), message: messageId, data: pressed.data};
    return (await call('POST', '/callbacks', order)).id;
  },

  /** MAX has no drafts. */
  async stopDraft() {},

  async block(accountId, person, blocked) {
    await call('POST', '/blocks', {account: accountId, user: user(person), blocked});
  },
};
