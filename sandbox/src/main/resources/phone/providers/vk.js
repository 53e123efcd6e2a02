/**
 * VK for the phone page: turns the emulator's controls into what the page shows. A person writes to a community; messages
 * are known by their number within the conversation.
 */
import {beside, controls, query} from '../controls.js';
import {language} from '../words.js';

const {call, watch, faults} = controls('vk');
const GROUP_CHAT = 2_000_000_005;

/** What VK puts into a message that has no text of its own. */
const WORDS = {
  en: {wall: 'Post', gift: 'Gift', poll: 'Poll', market: 'Product'},
  ru: {wall: 'Запись', gift: 'Подарок', poll: 'Опрос', market: 'Товар'},
  uk: {wall: 'Допис', gift: 'Подарунок', poll: 'Опитування', market: 'Товар'},
};

const LINK = /https?:\/\/[^\s<>"«»]+[^\s<>"«».,;:!?)]/g;
const MENTION = /\[((?:id|club|public)\d+)\|([^\]\n]+)\]/;

function user(person) {
  const {id, firstName, lastName, username, languageCode} = person;
  return {id, firstName, lastName: lastName ?? '', username, languageCode};
}

function account(community) {
  return {
    id: community.account,
    name: community.name,
    handle: `@${community.username}`,
    link: community.link,
    secret: community.token,
  };
}

/** Mentions are written in brackets and shown as links; other links are found in the text. */
function rich(source) {
  let text = source;
  const spans = [];
  for (let found = MENTION.exec(text); found; found = MENTION.exec(text)) {
    const [whole, id, name] = found;
    text = text.slice(0, found.index) + name + text.slice(found.index + whole.length);
    spans.push({type: 'link', offset: found.index, length: name.length, url: `https://vk.ru/${id}`});
  }
  for (const found of text.matchAll(LINK)) {
    spans.push({type: 'link', offset: found.index, length: found[0].length, url: found[0]});
  }
  return {text, spans};
}

function largest(images) {
  return images.reduce((best, image) => (image.width * image.height > best.width * best.height ? image : best));
}

/** Addresses of files lead to the sandbox; the page reaches them by their path. */
const local = url => url && new URL(url).pathname;

function media(attachments, geo) {
  const [first] = attachments;
  if (!first) {
    const at = geo?.coordinates;
    return at ? {kind: 'location', url: null, label: `${at.latitude}, ${at.longitude}`} : null;
  }
  const body = first[first.type];
  switch (first.type) {
    case 'photo': return {kind: 'photo', url: local(largest(body.sizes).url), label: ''};
    case 'doc': return {kind: 'document', url: local(body.url), name: body.title, size: body.size, label: ''};
    case 'audio_message': return {kind: 'voice', url: local(body.link_ogg), duration: body.duration, label: ''};
    case 'sticker': return {kind: 'sticker', url: local(largest(body.images).url), label: ''};
    case 'video': return {kind: 'video', url: null, name: body.title, label: body.title};
    default: return {kind: 'document', url: null, name: WORDS[language()][first.type] ?? first.type, label: ''};
  }
}

function button({action, color}) {
  if (action.type === 'open_link') return {text: action.label, opens: action.link};
  const data = ['callback', 'text'].includes(action.type) ? action.payload ?? '' : null;
  return {text: action.label, label: action.label, data, disabled: data === null, style: color === 'negative' ? 'danger' : color};
}

/** Rows of answers offered below the input; [] takes them away, null leaves them as they are. */
function offered(keyboard) {
  if (!keyboard || keyboard.inline) return null;
  return {rows: keyboard.buttons.map(row => row.map(each => each.action.label ?? '')), once: Boolean(keyboard.one_time)};
}

function message(view) {
  const {text, spans} = rich(view.text ?? '');
  return {
    id: view.id,
    chat: view.chat,
    incoming: view.direction === 'out',
    author: {id: view.from.id, name: view.from.name},
    at: new Date(view.date),
    edited: Boolean(view.editedAt),
    text,
    spans,
    media: media(view.attachments ?? [], view.geo),
    more: (view.attachments ?? []).slice(1).map(each => media([each])),
    replyTo: view.replyTo ?? null,
    buttons: view.keyboard?.inline ? view.keyboard.buttons.map(row => row.map(button)) : [],
    keyboard: offered(view.keyboard),
    service: Boolean(view.action),
  };
}

function state(view) {
  const kinds = {audiomessage: 'record_voice', photo: 'upload_photo', file: 'upload_document'};
  const {typing} = view;
  return {
    chat: view.chat,
    typing: typing ? {kind: kinds[typing.action] ?? typing.action, until: new Date(typing.until)} : null,
    draft: null,
  };
}

/** Who hears answers to pressed buttons. */
let listener = null;

const isBlocked = standing => ['denied', 'blacklisted', 'kicked'].includes(standing);

export default {
  id: 'vk',
  name: 'VK',
  kind: 'community',
  attaches: ['photo', 'document', 'voice', 'location', 'sticker'],
  ...faults,
  can: {edit: true, group: true, commands: false, block: true, handle: false, start: true},

  async accounts() {
    return (await call('GET', '/accounts')).items.sort((a, b) => a.id - b.id).map(account);
  },

  async createAccount(name) {
    return account(await call('POST', '/accounts', {name}));
  },

  async renewSecret(accountId) {
    return account(await call('POST', `/accounts/${accountId}/revocation`, {}));
  },

  /** Whether some program has spoken as this community yet. */
  async isConnected(accountId) {
    return (await call('GET', `/calls${query({account: accountId, method: 'groups.getById'})}`)).items.length > 0;
  },

  /** The conversation between a person and the community, or the group chat. */
  chatId(person, inGroup) {
    return inGroup ? GROUP_CHAT : person.id;
  },

  async openGroup(accountId, title) {
    await call('POST', '/chats', {account: accountId, chat: GROUP_CHAT, title});
  },

  async conversation(accountId, chat) {
    const view = await call('GET', `/messages${query({account: accountId, chat})}`);
    const chats = (await call('GET', `/chats${query({account: accountId})}`)).items;
    return {
      messages: view.items.map(message),
      blocked: isBlocked(chats.find(each => each.chat === chat)?.standing),
      ...state({...view, chat}),
    };
  },

  /** VK has no menu of commands. */
  async commands() {
    return [];
  },

  /** Calls `on.message, on.state, on.answer, on.blocked, on.anew, on.live`; returns what ends it. */
  watch(accountId, on) {
    listener = on;
    return watch(accountId, on, {
      message: view => on.message(message(view)),
      edit: view => on.message(message(view)),
      action: view => on.state(state(view)),
      callback: view => on.answer({
        chat: view.chat,
        press: view.id,
        text: view.answer?.text,
        alert: false,
        opens: view.answer?.link,
      }),
      standing: view => on.blocked(view.chat, isBlocked(view.standing)),
      delete: () => on.anew(),
    });
  },

  /** `what`: `{text?, replyTo?, edit?, file?: {kind, blob, name, duration}}` → whether the community got to see it. */
  async send(accountId, chat, person, what) {
    const order = {account: accountId, chat, user: user(person), text: what.text || undefined, ...await beside(what)};
    if (what.replyTo) order.replyTo = what.replyTo;
    if (what.edit) order.edit = what.edit;
    if (what.text && chat === GROUP_CHAT) order.text = await mentioned(accountId, what.text);
    return (await call('POST', '/messages', order)).delivered;
  },

  /** Returns the id under which the community's answer will come; a button that writes waits for none. */
  async press(accountId, chat, person, messageId, pressed) {
    const order = {account: accountId, chat, user: user(person), message: messageId, button: pressed.label};
    const {id} = await call('POST', '/callbacks', order);
    if (!id) setTimeout(() => listener?.answer({chat, press: id}), 0);
    return id;
  },

  async stopDraft() {
    // VK shows no drafts.
  },

  async block(accountId, person, blocked) {
    await call('POST', '/blocks', {account: accountId, user: user(person), blocked});
  },
};

/** As VK's apps do: what is typed as @name goes out as a mention. */
async function mentioned(accountId, text) {
  const {username} = await call('GET', `/accounts/${accountId}`);
  return text.replaceAll(`@${username}`, `[club${accountId}|@${username}]`);
}
