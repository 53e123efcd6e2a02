import {memory} from './dom.js';
import {people} from './people.js';
import {language, t} from './words.js';

const POLL_MILLIS = 2_000;
const REFRESH_MILLIS = 4_000;

/**
 * What the page knows: who writes, to which account of which provider, and what stands in that chat. Views listen for
 * `accounts`, `choice`, `chat`, `state`, `trouble`, `live`, and `answer` (of a pressed button).
 */
class Session extends EventTarget {
  adapters = [];
  accounts = [];
  account = null;
  person = people.of(memory.get('person', 0)) ?? people.speaking(language());
  wantsGroup = memory.get('inGroup', false);
  topic = memory.get('topic', null);
  messages = [];
  keyboard = null;
  typing = null;
  draft = null;
  blocked = false;
  trouble = null;
  connected = true;
  live = true;
  loaded = false;
  unread = new Map();
  #stop = () => {};

  tell(topic, detail) {
    this.dispatchEvent(new CustomEvent(topic, {detail}));
  }

  on(topics, use) {
    topics.split(' ').forEach(topic => this.addEventListener(topic, event => use(event.detail)));
  }

  get adapter() {
    return this.account?.adapter ?? null;
  }

  /** Whether what is written goes to the group; some messengers have none. */
  get inGroup() {
    return this.wantsGroup && Boolean(this.adapter?.can.group);
  }

  get chat() {
    return this.adapter?.chatId(this.person, this.inGroup, this.topicHere) ?? null;
  }

  /** The chosen topic, where the messenger has topics. */
  get topicHere() {
    return this.inGroup && this.adapter?.topics?.includes(this.topic) ? this.topic : null;
  }

  async begin() {
    const {providers} = await (await fetch('/control')).json();
    const modules = providers
      .filter(provider => provider.phone)
      .map(provider => import(`/phone/providers/${provider.id}.js`));
    this.adapters = (await Promise.all(modules)).map(module => module.default);
    await this.refreshAccounts();
    setInterval(() => document.hidden || this.#refresh(), REFRESH_MILLIS);
    setInterval(() => this.live || this.reload().catch(() => {}), POLL_MILLIS);
  }

  async #refresh() {
    try {
      await this.refreshAccounts();
      // A stream that the sandbox refused while it was away does not come back by itself.
      if (!this.live) this.#watch(this.account);
    } catch {
      this.#setLive(false);
    }
  }

  async refreshAccounts() {
    const lists = await Promise.all(this.adapters.map(async adapter =>
      (await adapter.accounts()).map(account => ({...account, adapter, key: `${adapter.id}/${account.id}`}))));
    const before = this.accounts.map(account => account.key + account.name + account.secret).join();
    this.accounts = lists.flat();
    this.loaded = true;
    const wanted = this.account?.key ?? memory.get('account', null);
    const found = this.accounts.find(account => account.key === wanted) ?? this.accounts[0] ?? null;
    if (found?.key !== this.account?.key) await this.choose(found);
    else this.account = found;
    if (before !== this.accounts.map(account => account.key + account.name + account.secret).join()) {
      this.tell('accounts');
    }
    await this.#refreshAccount();
  }

  async #refreshAccount() {
    if (!this.account) return;
    const {account} = this;
    const [connected, trouble] = await Promise.all([
      this.connected && account.key === this.connectedKey ? true : this.adapter.isConnected(account.id),
      this.adapter.trouble(account.id),
    ]);
    if (account.key !== this.account?.key) return;
    if (connected) this.connectedKey = account.key;
    const changed = connected !== this.connected || trouble !== this.trouble;
    this.connected = connected;
    this.trouble = trouble;
    if (changed) this.tell('trouble');
  }

  async choose(account) {
    this.account = account;
    this.unread.clear();
    this.connected = true;
    this.connectedKey = null;
    this.trouble = null;
    if (account) memory.set('account', account.key);
    this.#watch(account);
    await this.#enter();
    await this.#refreshAccount();
  }

  #watch(account) {
    this.#stop();
    this.#stop = () => {};
    if (!account) {
      this.#setLive(true);
      return;
    }
    const mine = use => (...values) => account.key === this.account?.key && use(...values);
    this.#stop = account.adapter.watch(account.id, {
      message: mine(message => this.#hear(message)),
      state: mine(state => state.chat === this.chat && this.#setState(state)),
      answer: mine(answer => this.tell('answer', answer)),
      blocked: mine((chat, blocked) => {
        if (chat !== this.chat) return;
        this.blocked = blocked;
        this.tell('state');
      }),
      anew: mine(() => this.reload()),
      live: mine(live => {
        if (live && !this.live) this.reload().catch(() => {});
        this.#setLive(live);
      }),
    });
  }

  #setLive(live) {
    if (live === this.live) return;
    this.live = live;
    this.tell('live');
  }

  async be(person) {
    this.person = person;
    memory.set('person', person.id);
    await this.#enter();
  }

  async meet(inGroup, topic = null) {
    this.wantsGroup = inGroup;
    this.topic = topic;
    memory.set('inGroup', inGroup);
    memory.set('topic', topic);
    await this.#enter();
  }

  async #enter() {
    this.messages = [];
    this.keyboard = null;
    this.typing = null;
    this.draft = null;
    this.blocked = false;
    this.unread.delete(this.chat);
    this.tell('choice');
    if (this.account && this.inGroup) await this.adapter.openGroup(this.account.id, t('groupTitle'), this.topicHere);
    await this.reload();
  }

  /** Reads the chat anew: on entering it, and when events may have been missed. */
  async reload() {
    if (!this.account) return;
    const {account, chat} = this;
    const conversation = await this.adapter.conversation(account.id, chat);
    if (account.key !== this.account?.key || chat !== this.chat) return;
    const arrivedMeanwhile = this.messages.filter(message => message.id > (conversation.messages.at(-1)?.id ?? 0));
    this.messages = [...conversation.messages, ...arrivedMeanwhile];
    this.keyboard = this.messages.reduce((keyboard, message) => message.keyboard ?? keyboard, null);
    this.blocked = conversation.blocked;
    this.tell('chat', {entered: true});
    this.#setState(conversation);
  }

  #hear(message) {
    if (message.chat !== this.chat) {
      if (message.incoming) {
        this.unread.set(message.chat, (this.unread.get(message.chat) ?? 0) + 1);
        this.tell('unread');
      }
      return;
    }
    const at = this.messages.findIndex(known => known.id === message.id);
    if (at >= 0) this.messages[at] = message;
    else this.messages.push(message);
    if (at < 0 && message.incoming) {
      this.typing = null;
      this.draft = null;
    }
    this.keyboard = message.keyboard ?? this.keyboard;
    this.tell('chat', {message, fresh: at < 0});
    this.tell('state');
  }

  #setState({typing, draft}) {
    this.typing = typing;
    this.draft = draft;
    const until = Math.max(typing?.until ?? 0, draft?.until ?? 0);
    clearTimeout(this.expiry);
    if (until) {
      this.expiry = setTimeout(() => {
        this.typing = null;
        this.draft = null;
        this.tell('state');
      }, Math.max(0, until - Date.now()) + 100);
    }
    this.tell('state');
  }

  find(messageId) {
    return this.messages.find(message => message.id === messageId);
  }

  /** Resolves to whether the bot got to see it. */
  async send(what) {
    const seen = await this.adapter.send(this.account.id, this.chat, this.person, what);
    if (!this.live) await this.reload();
    return seen;
  }

  press(message, button) {
    return this.adapter.press(this.account.id, this.chat, this.person, message.id, button);
  }

  stopDraft() {
    return this.adapter.stopDraft(this.account.id, this.chat);
  }

  async block(blocked) {
    await this.adapter.block(this.account.id, this.person, blocked);
    await this.reload();
  }

  async makeTrouble(id) {
    await this.adapter.makeTrouble(this.account.id, id);
    this.trouble = id;
    this.tell('trouble');
  }
}

export const session = new Session();
