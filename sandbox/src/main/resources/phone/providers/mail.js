/**
 * Mail for the phone page: turns the emulator's controls into what the page shows. Every adapter exports the same
 * functions; the page knows no provider. A person has one correspondence with each mailbox; answers stay in its thread.
 */
const AT = '/control/mail';
const SUBJECT_MAX = 60;

/** What each trouble asks of the emulator. */
const TROUBLES = {
  down: {method: 'send', status: 500},
  slow: {method: 'send', delayMs: 6000},
  limited: {method: 'send', status: 429, retryAfter: 5},
  lossy: {method: 'send', dropRate: 0.4},
  unheard: {method: 'send', resetAfterStore: true, rate: 0.5},
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
  const {id, firstName, lastName} = person;
  return {id, firstName, lastName};
}

/** The secret is what the form in Frontdesk asks for, a line each. */
function account(mailbox) {
  return {
    id: mailbox.account,
    name: mailbox.name,
    handle: mailbox.address,
    link: `mailto:${mailbox.address}`,
    secret: [
      mailbox.address,
      mailbox.password,
      `IMAP ${mailbox.imapHost} ${mailbox.imapPort}`,
      `SMTP ${mailbox.smtpHost} ${mailbox.smtpPort}`,
    ].join('\n'),
  };
}

/** The first line says what it is about, as a person would write above the mail. */
function subjectOf(text) {
  const [line] = text.split('\n');
  return line.length <= SUBJECT_MAX ? line : `${line.slice(0, line.lastIndexOf(' ', SUBJECT_MAX) + 1 || SUBJECT_MAX).trim()}…`;
}

function media(accountId, letter) {
  const [file] = letter.files;
  if (!file) return null;
  const [major] = file.mimeType.split('/');
  return {
    kind: {image: 'photo', audio: 'voice', video: 'video'}[major] ?? 'document',
    url: `${AT}/files/${letter.id}${query({account: accountId, index: file.index})}`,
    name: file.name,
    label: file.name,
  };
}

function chatOf(letter) {
  return /^\d+$/.test(letter.chat) ? Number(letter.chat) : letter.chat;
}

function message(accountId, letter) {
  const incoming = letter.direction === 'out';
  const chat = chatOf(letter);
  const subject = letter.subject && !letter.text.startsWith(letter.subject.replace(/…$/, '')) ? letter.subject : '';
  const text = subject ? `${subject}\n\n${letter.text}` : letter.text;
  return {
    id: letter.id,
    chat,
    incoming,
    author: incoming ? {id: 0, name: letter.from} : {id: chat, name: letter.from},
    at: new Date(letter.date),
    edited: false,
    text,
    spans: subject ? [{type: 'bold', offset: 0, length: subject.length}] : [],
    media: media(accountId, letter),
    replyTo: null,
    buttons: [],
    keyboard: null,
    service: false,
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
  id: 'mail',
  name: 'Mail',
  troubles: Object.keys(TROUBLES),
  can: {edit: false, group: false, commands: false, block: true},

  async accounts() {
    return (await call('GET', '/accounts')).items.map(account);
  },

  /** `handle` may be empty; the emulator then finds one. */
  async createAccount(name, handle) {
    return account(await call('POST', '/accounts', {name, username: handle || undefined}));
  },

  async renewSecret(accountId) {
    return account(await call('POST', `/accounts/${encodeURIComponent(accountId)}/revocation`, {}));
  },

  /** Whether some program has logged in yet. */
  async isConnected(accountId) {
    return (await call('GET', '/accounts')).items.some(mailbox => mailbox.account === accountId && mailbox.used);
  },

  chatId(person) {
    return person.id;
  },

  async openGroup() {},

  async conversation(accountId, chat) {
    const {items} = await call('GET', `/messages${query({account: accountId, chat})}`);
    const {blocked} = await call('GET', `/blocks${query({account: accountId, chat})}`);
    return {messages: items.map(each => message(accountId, each)), blocked, chat, typing: null, draft: null};
  },

  async commands() {
    return [];
  },

  /** Calls `on.message, on.blocked, on.anew, on.live`; returns what ends it. */
  watch(accountId, on) {
    const source = new EventSource(`${AT}/events${query({account: accountId})}`);
    const hear = (name, use) => source.addEventListener(name, event => use(JSON.parse(event.data)));
    source.onopen = () => on.live(true);
    source.onerror = () => on.live(false);
    hear('message', letter => on.message(message(accountId, letter)));
    hear('standing', view => on.blocked(chatOf(view), view.blocked));
    hear('missed', () => on.anew());
    return () => source.close();
  },

  /** `what`: `{text?, replyTo?, file?: {kind, blob, name}}` → whether it was delivered. */
  async send(accountId, chat, person, what) {
    const order = {account: accountId, user: user(person), text: what.text ?? ''};
    const earlier = (await call('GET', `/messages${query({account: accountId, chat})}`)).items;
    if (what.replyTo) order.replyTo = what.replyTo;
    else if (!earlier.length) order.subject = subjectOf(order.text || what.file?.name || '');
    if (what.file) {
      const {blob, name} = what.file;
      order.attachments = [{content: await base64(blob), fileName: name, mimeType: blob.type || undefined}];
    }
    return (await call('POST', '/messages', order)).delivered;
  },

  async press() {
    return null;
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
    await call('PUT', '/faults', {account: accountId, method: 'send', rate: 0});
    if (id) await call('PUT', '/faults', {account: accountId, ...TROUBLES[id]});
  },
};
