/**
 * Mail for the phone page: turns the emulator's controls into what the page shows. Every adapter exports the same
 * functions; the page knows no provider. A person has one correspondence with each mailbox; answers stay in its thread.
 */
import {base64, controls, query} from '../controls.js';

const SUBJECT_MAX = 60;

/** What each trouble asks of the emulator. */
const TROUBLES = {
  down: {method: 'send', status: 500},
  slow: {method: 'send', delayMs: 6000},
  limited: {method: 'send', status: 429, retryAfter: 5},
  lossy: {method: 'send', dropRate: 0.4},
  unheard: {method: 'send', resetAfterStore: true, rate: 0.5},
};

const {at, call, watch, faults} = controls('mail', TROUBLES, ['send']);

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

function media(accountId, letter, file) {
  const [major] = file.mimeType.split('/');
  return {
    kind: {image: 'photo', audio: 'voice', video: 'video'}[major] ?? 'document',
    url: `${at}/files/${letter.id}${query({account: accountId, index: file.index})}`,
    name: file.name,
    label: file.name,
  };
}

function chatOf(letter) {
  return /^\d+$/.test(letter.chat) ? Number(letter.chat) : letter.chat;
}

/** The subject stands above what was written, but for the customer's own further letters and where it says the same. */
function worded(letter, incoming) {
  const known = !letter.subject || (!incoming && /^re:/i.test(letter.subject))
    || letter.text.startsWith(letter.subject.replace(/…$/, ''));
  const subject = known ? '' : letter.subject;
  return {subject, text: [subject, letter.text.trim()].filter(Boolean).join('\n\n')};
}

function message(accountId, letter) {
  const incoming = letter.direction === 'out';
  const chat = chatOf(letter);
  const {subject, text} = worded(letter, incoming);
  const [first, ...more] = letter.files;
  return {
    id: letter.id,
    chat,
    incoming,
    author: incoming ? {id: 0, name: letter.from} : {id: chat, name: letter.from},
    at: new Date(letter.date),
    edited: false,
    text,
    spans: subject ? [{type: 'bold', offset: 0, length: subject.length}] : [],
    media: first ? media(accountId, letter, first) : null,
    more: more.map(file => media(accountId, letter, file)),
    replyTo: null,
    buttons: [],
    keyboard: null,
    service: false,
  };
}

export default {
  id: 'mail',
  name: 'Mail',
  kind: 'mailbox',
  attaches: ['photo', 'document', 'voice'],
  ...faults,
  can: {edit: false, group: false, commands: false, block: true, handle: false},

  async accounts() {
    return (await call('GET', '/accounts')).items.map(account);
  },

  async createAccount(name) {
    return account(await call('POST', '/accounts', {name}));
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
    return watch(accountId, on, {
      message: letter => on.message(message(accountId, letter)),
      standing: view => on.blocked(chatOf(view), view.blocked),
    });
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
};
