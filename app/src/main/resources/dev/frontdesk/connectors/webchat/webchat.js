(() => {
  'use strict';
  const script = document.currentScript;
  const key = script && script.dataset.key;
  if (!key || window.frontdeskWebchat) return;
  window.frontdeskWebchat = true;
  const base = new URL('/webchat/' + encodeURIComponent(key), script.src).href;
  const store = 'frontdesk.' + key;

  const words = {
    en: { open: 'Open chat', close: 'Close chat', write: 'Write a message', send: 'Send', typing: 'is typing…',
      failed: 'Not sent. Try again.', slow: 'Too many messages. Wait a moment.', again: 'Try again', log: 'Conversation',
      lost: 'The file could not be opened.' },
    ru: { open: 'Открыть чат', close: 'Закрыть чат', write: 'Напишите сообщение', send: 'Отправить', typing: 'печатает…',
      failed: 'Не отправлено. Попробуйте ещё раз.', slow: 'Слишком много сообщений. Подождите немного.', again: 'Повторить',
      log: 'Переписка', lost: 'Не удалось открыть файл.' },
    uk: { open: 'Відкрити чат', close: 'Закрити чат', write: 'Напишіть повідомлення', send: 'Надіслати', typing: 'пише…',
      failed: 'Не надіслано. Спробуйте ще раз.', slow: 'Забагато повідомлень. Зачекайте трохи.', again: 'Повторити',
      log: 'Листування', lost: 'Не вдалося відкрити файл.' },
  };
  const language = (document.documentElement.lang || navigator.language || 'en').slice(0, 2).toLowerCase();
  const say = words[language] || words.en;

  const css = `
    :host { all: initial; --accent: #2f6f4f; --on: #fff; --ground: #fff; --text: #1c2430; --soft: #eef1f4; --line: #d8dde3;
      font: 15px/1.45 system-ui, sans-serif; color-scheme: light dark; }
    @media (prefers-color-scheme: dark) { :host { --ground: #171b21; --text: #e8ebef; --soft: #252b33; --line: #353d47; } }
    * { box-sizing: border-box; }
    button { font: inherit; cursor: pointer; border: 0; }
    :focus-visible { outline: 3px solid color-mix(in srgb, var(--accent) 55%, white); outline-offset: 2px; }
    .launch { position: fixed; right: 20px; bottom: 20px; width: 56px; height: 56px; border-radius: 50%;
      background: var(--accent); color: var(--on); box-shadow: 0 6px 20px #0004; z-index: 2147483000; display: grid;
      place-items: center; }
    .launch svg { width: 26px; height: 26px; }
    .dot { position: absolute; top: 2px; right: 2px; width: 14px; height: 14px; border-radius: 50%; background: #d6336c;
      border: 2px solid var(--ground); }
    .panel { position: fixed; right: 20px; bottom: 88px; width: 370px; height: min(600px, calc(100vh - 120px));
      background: var(--ground); color: var(--text); border: 1px solid var(--line); border-radius: 16px; overflow: hidden;
      display: flex; flex-direction: column; box-shadow: 0 16px 48px #0003; z-index: 2147483001; }
    [hidden] { display: none !important; }
    header { display: flex; align-items: center; gap: 8px; padding: 12px 16px; background: var(--accent); color: var(--on);
      font-weight: 600; }
    header span { flex: 1; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    header button { background: none; color: inherit; font-size: 22px; line-height: 1; padding: 4px 8px; border-radius: 8px; }
    .log { flex: 1; overflow-y: auto; padding: 16px; display: flex; flex-direction: column; gap: 8px; }
    .msg { max-width: 85%; padding: 8px 12px; border-radius: 14px; background: var(--soft); overflow-wrap: anywhere;
      white-space: pre-wrap; }
    .mine { align-self: flex-end; background: var(--accent); color: var(--on); }
    .bad { opacity: .75; }
    .msg a { color: inherit; } .msg pre { overflow-x: auto; margin: 4px 0; } .msg code { font-size: .92em; }
    .msg blockquote { margin: 4px 0; padding-left: 8px; border-left: 3px solid var(--line); }
    .file { display: block; margin-top: 4px; } .file img { display: block; max-width: 100%; max-height: 220px; border-radius: 8px; }
    .choices { display: flex; flex-wrap: wrap; gap: 6px; }
    .choices button { background: none; color: inherit; border: 1px solid var(--accent); border-radius: 999px; padding: 5px 12px; }
    .note { font-size: 13px; opacity: .75; min-height: 20px; padding: 0 16px; }
    .note button { background: none; color: inherit; text-decoration: underline; padding: 0 4px; }
    form { display: flex; gap: 8px; padding: 12px; border-top: 1px solid var(--line); }
    textarea::placeholder { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
    textarea { flex: 1; resize: none; font: inherit; color: inherit; background: var(--soft); border: 1px solid var(--line);
      border-radius: 12px; padding: 9px 12px; max-height: 120px; }
    form button { background: var(--accent); color: var(--on); border-radius: 12px; padding: 0 16px; font-weight: 600; }
    form button:disabled { opacity: .5; cursor: default; }
    @media (max-width: 480px) { .panel { inset: 0; width: 100%; height: 100%; border: 0; border-radius: 0; } }`;

  const make = (tag, props = {}, ...children) => {
    const node = Object.assign(document.createElement(tag), props);
    node.append(...children);
    return node;
  };

  const host = make('div');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];

  const launch = make('button', { className: 'launch', ariaLabel: say.open });
  launch.innerHTML = '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round"'
    + ' aria-hidden="true"><path d="M4 5h16v11H9l-5 4z"/></svg>';
  const dot = make('span', { className: 'dot', hidden: true });
  launch.append(dot);
  const title = make('span');
  const close = make('button', { type: 'button', ariaLabel: say.close, textContent: '×' });
  const log = make('div', { className: 'log', role: 'log', ariaLabel: say.log, tabIndex: 0 });
  const note = make('div', { className: 'note' });
  note.setAttribute('aria-live', 'polite');
  const input = make('textarea', { rows: 1, maxLength: 2000, placeholder: say.write, ariaLabel: say.write });
  const send = make('button', { textContent: say.send, disabled: true });
  const form = make('form', {}, input, send);
  const panel = make('div', { className: 'panel', hidden: true, role: 'dialog' }, make('header', {}, title, close), log, note, form);
  root.append(launch, panel);

  const allowed = new Set(['B', 'I', 'S', 'CODE', 'PRE', 'BLOCKQUOTE', 'A', 'BR']);
  const copy = (from, to) => {
    for (const node of from.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) {
        to.append(node.data);
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        let target = to;
        if (allowed.has(node.tagName)) {
          target = make(node.tagName.toLowerCase());
          const href = node.getAttribute('href') || '';
          if (node.tagName === 'A' && /^(https?|mailto|tel):/i.test(href)) {
            Object.assign(target, { href, target: '_blank', rel: 'noopener noreferrer nofollow' });
          }
          to.append(target);
        }
        copy(node, target);
      }
    }
  };

  let visitor = localStorage.getItem(store);
  let cursor = '';
  let stream = null;
  let poll = 0;
  const seen = new Set();

  // Only this visitor's browser may fetch a file, so it comes by a call and is shown from memory.
  const fetched = async (message, file, number) => {
    const answer = await call('/messages/' + encodeURIComponent(message.id) + '/files/' + number);
    if (!answer.ok) throw new Error(String(answer.status));
    return URL.createObjectURL(new Blob([await answer.blob()], { type: picture(file) ? file.mediaType : 'application/octet-stream' }));
  };
  const picture = (file) => /^image\/(png|jpeg|gif|webp)$/.test(file.mediaType);
  const attached = (message, file, number) => {
    const link = make('a', { className: 'file', href: '#', download: file.name, textContent: file.name });
    link.onclick = async (event) => {
      if (link.href.startsWith('blob:')) return;
      event.preventDefault();
      try {
        link.href = await fetched(message, file, number);
        link.click();
      } catch (failure) {
        note.textContent = say.lost;
      }
    };
    if (picture(file) && file.bytes <= 5e6) {
      fetched(message, file, number).then((address) => {
        link.href = address;
        const shown = make('img', { src: address, alt: file.name });
        shown.onload = () => { log.scrollTop = log.scrollHeight; };
        link.replaceChildren(shown);
      }, () => {});
    }
    return link;
  };
  const choices = (labels) => make('div', { className: 'choices' }, ...labels.map((label) => {
    const button = make('button', { type: 'button', textContent: label });
    button.onclick = () => write(label);
    return button;
  }));

  const show = (message) => {
    if (seen.has(message.id)) return;
    seen.add(message.id);
    const bubble = make('div', { className: 'msg' + (message.mine ? ' mine' : '') });
    copy(new DOMParser().parseFromString(message.html, 'text/html').body, bubble);
    (message.files || []).forEach((file, number) => bubble.append(attached(message, file, number)));
    log.querySelectorAll('.choices').forEach((old) => old.remove());
    log.append(bubble);
    if (!message.mine && (message.choices || []).length) log.append(choices(message.choices));
    log.scrollTop = log.scrollHeight;
    if (!message.mine) {
      note.textContent = '';
      dot.hidden = !panel.hidden;
    }
  };

  const call = (path, options = {}) => fetch(base + path, {
    ...options, credentials: 'omit', cache: 'no-store',
    headers: { ...(visitor ? { 'X-Visitor': visitor } : {}), ...(options.body ? { 'Content-Type': 'application/json' } : {}) },
  });

  const refresh = async () => {
    if (!visitor) return;
    const answer = await call('/messages?after=' + encodeURIComponent(cursor));
    if (!answer.ok) return;
    const page = await answer.json();
    page.items.forEach(show);
    cursor = page.cursor || cursor;
  };

  const listen = async () => {
    if (!visitor || stream) return;
    stream = new AbortController();
    let pause = 1000;
    while (stream) {
      try {
        const answer = await call('/events', { signal: stream.signal });
        if (!answer.ok || !answer.body) throw new Error(String(answer.status));
        await refresh();
        const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
        for (let part = await reader.read(); !part.done; part = await reader.read()) {
          pause = 1000;
          if (part.value.includes('typing')) note.textContent = title.textContent + ' ' + say.typing;
          if (part.value.includes('message')) await refresh();
        }
      } catch (failure) {
        await refresh().catch(() => {});
      }
      await new Promise((done) => { poll = setTimeout(done, pause); });
      pause = Math.min(pause * 2, 15000);
    }
  };

  const newVisitor = () => Array.from(crypto.getRandomValues(new Uint8Array(24)), (b) => b.toString(16).padStart(2, '0')).join('');

  const deliver = async (text, id, bubble) => {
    bubble.classList.remove('bad');
    note.textContent = '';
    if (!visitor) {
      visitor = newVisitor();
      localStorage.setItem(store, visitor);
    }
    seen.add(id);
    try {
      const answer = await call('/messages', {
        method: 'POST', body: JSON.stringify({ id, text, language, page: location.origin + location.pathname }) });
      if (!answer.ok) throw answer.status;
      listen();
    } catch (failure) {
      bubble.classList.add('bad');
      const again = make('button', { type: 'button', textContent: say.again });
      again.onclick = () => deliver(text, id, bubble);
      note.replaceChildren(failure === 429 ? say.slow : say.failed, again);
    }
  };

  const write = (text) => {
    log.querySelectorAll('.choices').forEach((old) => old.remove());
    const bubble = make('div', { className: 'msg mine', textContent: text });
    log.append(bubble);
    log.scrollTop = log.scrollHeight;
    deliver(text, newVisitor(), bubble);
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (!text) return;
    input.value = '';
    send.disabled = true;
    write(text);
  };
  input.oninput = () => {
    send.disabled = !input.value.trim();
    input.rows = Math.min(5, input.value.split('\n').length);
  };
  input.onkeydown = (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
  };
  const toggle = (open) => {
    panel.hidden = !open;
    launch.ariaLabel = open ? say.close : say.open;
    launch.ariaExpanded = String(open);
    if (open) {
      dot.hidden = true;
      input.focus();
      log.scrollTop = log.scrollHeight;
    } else {
      launch.focus();
    }
  };
  launch.onclick = () => toggle(panel.hidden);
  close.onclick = () => toggle(false);
  root.addEventListener('keydown', (event) => { if (event.key === 'Escape' && !panel.hidden) toggle(false); });

  const begin = async () => {
    const answer = await call('/settings');
    if (!answer.ok) {
      console.error('webchat_refused', answer.status, (await answer.json().catch(() => ({}))).detail || '');
      return;
    }
    const settings = await answer.json();
    title.textContent = panel.ariaLabel = settings.title;
    if (/^#[0-9a-f]{6}$/i.test(settings.color || '')) host.style.setProperty('--accent', settings.color);
    if (settings.greeting) {
      log.append(make('div', { className: 'msg', textContent: settings.greeting }));
    }
    document.body.append(host);
    listen();
  };
  begin().catch((failure) => console.error('webchat_unreachable', failure));
})();
