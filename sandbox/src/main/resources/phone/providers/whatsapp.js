/**
 * WhatsApp for the phone page: turns the emulator's controls into what the page shows. Every adapter exports the same
 * functions; the page knows no provider.
 */
import {Refused, beside, controls, query} from '../controls.js';

const {at, call, watch, faults} = controls('whatsapp');
const MARKS = [['```', 'pre'], ['`', 'code'], ['*', 'bold'], ['_', 'italic'], ['~', 'strike']];
const LINK = /https?:\/\/[^\s<>"]+/g;

/** Ends the waiting look of a pressed button: WhatsApp tells nobody that it was noticed. */
let noticed = () => {};

function user(person) {
  const {id, firstName, lastName} = person;
  return {id: String(id), firstName, lastName};
}

function account(source) {
  return {
    id: source.account,
    name: source.name,
    handle: source.number,
    link: source.link,
    secret: `${source.accountSid}\n${source.authToken}\n${source.number}`,
    webhook: source.webhook,
  };
}

/** Takes WhatsApp's marks out of a text and tells where they were. */
function plain(marked) {
  const spans = [];
  let text = '';
  let rest = marked;
  while (rest) {
    const [mark, type] = MARKS.find(([each]) => rest.startsWith(each)) ?? [];
    const before = text.at(-1) ?? ' ';
    const end = mark && !/[\p{L}\p{N}]/u.test(before) ? rest.indexOf(mark, mark.length) : -1;
    const inner = end > 0 ? rest.slice(mark.length, end) : '';
    const closes = inner && !/^\s|\s$/.test(inner) && !/^[\p{L}\p{N}]/u.test(rest.slice(end + mark.length));
    if (!closes && !(type === 'pre' && inner)) {
      text += rest[0];
      rest = rest.slice(1);
      continue;
    }
    const nested = type === 'pre' || type === 'code' ? {text: inner, spans: []} : plain(inner);
    spans.push({type, offset: text.length, length: nested.text.length});
    nested.spans.forEach(span => spans.push({...span, offset: span.offset + text.length}));
    text += nested.text;
    rest = rest.slice(end + mark.length);
  }
  return {text, spans};
}

function linked({text, spans}) {
  const links = [...text.matchAll(LINK)].map(match => ({type: 'link', offset: match.index, length: match[0].length, url: match[0]}));
  return {text, spans: [...spans, ...links]};
}

function media(accountId, source) {
  const {kind, fileId, fileName, fileSize} = source;
  const kinds = {audio: 'voice', contact: 'document'};
  return {
    kind: kinds[kind] ?? kind,
    url: `${at}/files/${encodeURIComponent(fileId)}${query({account: accountId})}`,
    name: fileName,
    size: fileSize,
    label: fileName ?? '',
  };
}

const chatOf = id => (/^\d+$/.test(id) ? Number(id) : id);

/** The emulator shows a place as a message without anything. */
function isPlace(view) {
  return view.direction === 'in' && !view.text;
}

function message(accountId, view) {
  return {
    id: view.id,
    chat: chatOf(view.chat),
    incoming: view.direction === 'out',
    author: {id: chatOf(view.from.id), name: view.from.name},
    at: new Date(view.date),
    edited: false,
    ...linked(plain(view.text ?? '')),
    media: view.media ? media(accountId, view.media) : isPlace(view) ? {kind: 'location', url: null, label: ''} : null,
    replyTo: view.replyTo ?? null,
    buttons: (view.buttons ?? []).map(row => row.map(({text, data}) => ({text, data}))),
    keyboard: null,
    service: false,
  };
}

function state(view) {
  const typing = view.typing ? {kind: view.typing.action, until: new Date(view.typing.until)} : null;
  return {chat: chatOf(view.chat), typing, draft: null};
}

export default {
  id: 'whatsapp',
  name: 'WhatsApp',
  kind: 'number',
  attaches: ['photo', 'document', 'voice', 'location', 'contact', 'sticker'],
  ...faults,
  can: {edit: false, group: false, commands: false, block: true, handle: false},

  async accounts() {
    return (await call('GET', '/accounts')).items.map(account).sort((a, b) => a.handle.localeCompare(b.handle));
  },

  /** A number is found by the emulator: nobody chooses one freely. */
  async createAccount(name) {
    return account(await call('POST', '/accounts', {name}));
  },

  async renewSecret(accountId) {
    return account(await call('POST', `/accounts/${accountId}/revocation`, {}));
  },

  /** Pastes Frontdesk's address where the provider's console has a field for it. */
  async setWebhook(accountId, webhook) {
    return account(await call('PUT', `/accounts/${accountId}/webhook`, {webhook}));
  },

  /** Whether some program has spoken for this account, and gets its messages. */
  async isConnected(accountId) {
    const [calls, own] = await Promise.all([
      call('GET', `/calls${query({account: accountId, method: 'fetchAccount'})}`),
      call('GET', `/accounts/${accountId}`),
    ]);
    return calls.items.length > 0 && Boolean(own.webhook);
  },

  chatId(person) {
    return person.id;
  },

  async openGroup() {
    throw new Refused('WhatsApp through Twilio has no groups.');
  },

  async conversation(accountId, chat) {
    const view = await call('GET', `/messages${query({account: accountId, chat})}`);
    const chats = (await call('GET', `/chats${query({account: accountId})}`)).items;
    return {
      messages: view.items.map(each => message(accountId, each)),
      blocked: Boolean(chats.find(each => each.chat === String(chat))?.blocked),
      ...state({...view, chat: String(chat)}),
    };
  },

  async commands() {
    return [];
  },

  /** Calls `on.message, on.state, on.answer, on.blocked, on.anew, on.live`; returns what ends it. */
  watch(accountId, on) {
    noticed = (chat, press) => setTimeout(() => on.answer({chat, press}));
    return watch(accountId, on, {
      message: view => on.message(message(accountId, view)),
      action: view => on.state(state(view)),
      standing: view => on.blocked(chatOf(view.chat), view.blocked),
    });
  },

  /** `what`: `{text?, replyTo?, file?: {kind, blob, name, duration}}` → whether there is somebody to get it. */
  async send(accountId, chat, person, what) {
    const order = {account: accountId, user: user(person), text: what.text || undefined, ...await beside(what)};
    if (what.replyTo) order.replyTo = what.replyTo;
    return (await call('POST', '/messages', order)).delivered;
  },

  async press(accountId, chat, person, messageId, pressed) {
    const order = {account: accountId, user: user(person), message: messageId, data: pressed.data};
    const {id} = await call('POST', '/callbacks', order);
    noticed(chat, id);
    return id;
  },

  async stopDraft() {},

  async block(accountId, person, blocked) {
    await call('POST', '/blocks', {account: accountId, user: user(person), blocked});
  },
};
