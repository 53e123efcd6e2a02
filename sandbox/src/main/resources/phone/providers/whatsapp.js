/**
 * WhatsApp for the phone page: turns the emulator's controls into what the page shows. Every adapter exports the same
 * functions; the page knows no provider.
 */
const AT = '/control/whatsapp';
const MARKS = [['```', 'pre'], ['`', 'code'], ['*', 'bold'], ['_', 'italic'], ['~', 'strike']];
const LINK = /https?:\/\/[^\s<>"]+/g;

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

/** Ends the waiting look of a pressed button: WhatsApp tells nobody that it was noticed. */
let noticed = () => {};

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
    url: `${AT}/files/${encodeURIComponent(fileId)}${query({account: accountId})}`,
    name: fileName,
    size: fileSize,
    label: fileName ?? '',
  };
}

const chatOf = id => (/^\d+$/.test(id) ? Number(id) : id);

function message(accountId, view) {
  return {
    id: view.id,
    chat: chatOf(view.chat),
    incoming: view.direction === 'out',
    author: {id: chatOf(view.from.id), name: view.from.name},
    at: new Date(view.date),
    edited: false,
    ...linked(plain(view.text ?? '')),
    media: view.media ? media(accountId, view.media) : null,
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
  id: 'whatsapp',
  name: 'WhatsApp',
  troubles: ['down', 'html', 'slow', 'limited', 'lossy', 'unheard', 'twice'],
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
    const source = new EventSource(`${AT}/events${query({account: accountId})}`);
    const hear = (name, use) => source.addEventListener(name, event => use(JSON.parse(event.data)));
    source.onopen = () => on.live(true);
    source.onerror = () => on.live(false);
    hear('message', view => on.message(message(accountId, view)));
    hear('action', view => on.state(state(view)));
    hear('standing', view => on.blocked(chatOf(view.chat), view.blocked));
    hear('missed', () => on.anew());
    return () => source.close();
  },

  /** `what`: `{text?, replyTo?, file?: {kind, blob, name, duration}}` → whether there is somebody to get it. */
  async send(accountId, chat, person, what) {
    const order = {account: accountId, user: user(person), text: what.text || undefined};
    if (what.replyTo) order.replyTo = what.replyTo;
    if (what.file) {
      const {kind, blob, name} = what.file;
      order[kind] = {content: await base64(blob), fileName: name, mimeType: blob.type.replace(/;.*/, '') || undefined};
    }
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
