/**
 * Telegram for the phone page: turns the emulator's controls into what the page shows. Every adapter exports the same
 * functions; the page knows no provider.
 */
const AT = '/control/telegram';
const GROUP = {id: -1_001_900_000_001, chatType: 'supergroup'};

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

/** What each trouble asks of the emulator; `method` sets a fault aside from the others. */
const TROUBLES = {
  down: {status: 500},
  html: {status: 502, html: true},
  slow: {delayMs: 6000},
  limited: {status: 429, retryAfter: 5},
  lossy: {dropRate: 0.4},
  unheard: {resetAfterStore: true, rate: 0.5},
  twice: {method: 'webhook', duplicateRate: 1},
};

class Refused extends Error {}

async function call(verb, path, body) {
  const response = await fetch(AT + path, {
    method: verb,
    headers: body ? {'Content-Type': 'application/json'} : {},
    body: body ? JSON.stringify(body) : undefined,
  });
  const text = await response.text();
  if (!response.ok) {
    let detail = `HTTP ${response.status}`;
    try {
      detail = JSON.parse(text).detail ?? detail;
    } catch {
      // Not a problem document: the status has to do.
    }
    throw new Refused(detail);
  }
  return text ? JSON.parse(text) : null;
}

const query = parameters => `?${new URLSearchParams(parameters)}`;

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
    url: fileId ? `${AT}/files/${encodeURIComponent(fileId)}${query({account: accountId})}` : null,
    name: fileName,
    size: fileSize,
    duration,
    label: emoji ?? (latitude ? `${latitude}, ${longitude}` : [firstName, phoneNumber].filter(Boolean).join(' · ')),
  };
}

function message(accountId, view) {
  return {
    id: view.id,
    chat: view.chat,
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

async function base64(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(binary);
}

function isTrouble(fault, wanted) {
  return Object.entries(wanted).every(([key, value]) => fault[key] === value);
}

export default {
  id: 'telegram',
  name: 'Telegram',
  troubles: ['down', 'html', 'slow', 'limited', 'lossy', 'unheard', 'twice'],
  can: {edit: true, group: true, commands: true, block: true},

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

  /** The chat between a person and the bot, or the group. */
  chatId(person, inGroup) {
    return inGroup ? GROUP.id : person.id;
  },

  async openGroup(accountId, title) {
    await call('POST', '/chats', {account: accountId, chat: GROUP.id, chatType: GROUP.chatType, title});
  },

  async conversation(accountId, chat) {
    const view = await call('GET', `/messages${query({account: accountId, chat})}`);
    const chats = (await call('GET', `/chats${query({account: accountId})}`)).items;
    const standing = chats.find(each => each.chat === chat)?.standing;
    return {
      messages: view.items.map(each => message(accountId, each)),
      blocked: standing === 'kicked',
      ...state({...view, chat}),
    };
  },

  async commands(accountId, chat, person) {
    const parameters = {chat, user: person.id, language: person.languageCode ?? ''};
    return (await call('GET', `/accounts/${accountId}/commands${query(parameters)}`)).items;
  },

  /** Calls `on.message, on.state, on.answer, on.blocked, on.anew, on.live`; returns what ends it. */
  watch(accountId, on) {
    const source = new EventSource(`${AT}/events${query({account: accountId})}`);
    const hear = (name, use) => source.addEventListener(name, event => use(JSON.parse(event.data)));
    source.onopen = () => on.live(true);
    source.onerror = () => on.live(false);
    hear('message', view => on.message(message(accountId, view)));
    hear('edit', view => on.message(message(accountId, view)));
    hear('action', view => on.state(state(view)));
    hear('draft', view => on.state(state(view)));
    hear('callback', view => on.answer({chat: view.chat, press: view.id, text: view.text, alert: view.alert, opens: view.url}));
    hear('standing', view => on.blocked(view.chat, view.standing === 'kicked'));
    hear('delete', () => on.anew());
    hear('missed', () => on.anew());
    return () => source.close();
  },

  /** `what`: `{text?, replyTo?, edit?, file?: {kind, blob, name, duration}}` → whether the bot got to see it. */
  async send(accountId, chat, person, what) {
    const order = {account: accountId, chat, user: user(person), text: what.text || undefined};
    if (what.replyTo) order.replyTo = what.replyTo;
    if (what.edit) order.edit = what.edit;
    if (what.file) {
      const {kind, blob, name, duration} = what.file;
      order[kind] = {content: await base64(blob), fileName: name, mimeType: blob.type || undefined, duration};
    }
    return (await call('POST', '/messages', order)).delivered;
  },

  /** Returns the id under which the bot's answer will come. */
  async press(accountId, chat, person, messageId, pressed) {
    const order = {account: accountId, chat, user: user(person), message: messageId, data: pressed.data};
    return (await call('POST', '/callbacks', order)).id;
  },

  async stopDraft(accountId, chat) {
    await call('DELETE', `/drafts${query({account: accountId, chat})}`);
  },

  async block(accountId, person, blocked) {
    await call('POST', '/blocks', {account: accountId, user: user(person), blocked});
  },

  async trouble(accountId) {
    const faults = (await call('GET', '/faults')).items.filter(fault => !fault.account || fault.account === accountId);
    return Object.keys(TROUBLES).find(id => faults.some(fault => isTrouble(fault, TROUBLES[id]))) ?? null;
  },

  /** Puts one trouble in place of whatever there was; null ends all. */
  async makeTrouble(accountId, id) {
    await call('PUT', '/faults', {account: accountId, rate: 0});
    await call('PUT', '/faults', {account: accountId, method: 'webhook', rate: 0});
    if (id) await call('PUT', '/faults', {account: accountId, ...TROUBLES[id]});
  },
};
