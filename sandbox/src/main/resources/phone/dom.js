/** Makes an element: `h('p.note', {onclick}, 'text', child)`. Attributes that are null or false are left out. */
export function h(tag, attributes, ...children) {
  const [name, ...classes] = tag.split('.');
  const element = document.createElement(name || 'div');
  if (classes.length) element.classList.add(...classes);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'class') element.classList.add(...value.split(' ').filter(Boolean));
    else if (key in element && typeof value !== 'string') element[key] = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

const ICONS = {
  smile: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16Zm-3.5 9.5a4.2 4.2 0 0 0 7 0M9.3 9.8h.01M14.7 9.8h.01',
  topics: 'M4 6h16M4 12h10M4 18h13',
  send: 'M4.5 12h15m0 0-6-6m6 6-6 6',
  attach: 'm20 11.5-8 8a5 5 0 0 1-7.1-7.1l8.4-8.3a3.4 3.4 0 0 1 4.8 4.8l-8.3 8.2a1.7 1.7 0 0 1-2.5-2.4l7.7-7.6',
  menu: 'M5 7h14M5 12h14M5 17h14',
  slash: 'M9 19 15 5',
  reply: 'M9 8 4.5 12.5 9 17m-4.2-4.5H14a5.5 5.5 0 0 1 5.5 5.5v1',
  edit: 'm14.5 6 3.5 3.5M5 19l.8-4L16 4.8a1.7 1.7 0 0 1 2.4 0l.8.8a1.7 1.7 0 0 1 0 2.4L9 18.2 5 19Z',
  copy: 'M9 9h10v10H9zM5 15V5h10',
  close: 'M6 6l12 12M18 6 6 18',
  plus: 'M12 5v14M5 12h14',
  back: 'M14.5 5 8 12l6.5 7',
  bolt: 'M13 3 5.5 13.5H11L10.5 21 18.5 10H13z',
  key: 'M15.5 4.5a4 4 0 1 1 0 8 4 4 0 0 1 0-8Zm-2.8 6.8L4.5 19.5M7.5 16.5l2.4 2.4M10.4 13.6l2 2',
  photo: 'M4 6h16v12H4zm0 9.5 4.5-4.5 4 4 2.5-2.5 5 5M15.5 9.5h.01',
  file: 'M7 3.5h7l4 4v13H7zM14 3.5v4h4',
  voice: 'M12 4a2.5 2.5 0 0 0-2.5 2.5v5a2.5 2.5 0 0 0 5 0v-5A2.5 2.5 0 0 0 12 4Zm-6 7.5a6 6 0 0 0 12 0M12 17.5V20',
  folder: 'M4 6.5h6l2 2h8v10H4z',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  play: 'M8 5.5v13l10.5-6.5z',
  pause: 'M8.5 6v12M15.5 6v12',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8Zm0-5v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M5.6 18.4l1.1-1.1M17.3 6.7l1.1-1.1',
  link: 'M13.5 6.5 16 4a3.4 3.4 0 0 1 4.8 4.8L18 11.5M10.5 17.5 8 20a3.4 3.4 0 0 1-4.8-4.8L6 12.5m3 2.5 6-6',
  stop: 'M8 8h8v8H8z',
  at: 'M15.5 12a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0Zm0 0v1.5a2.3 2.3 0 0 0 4.5 0V12a8 8 0 1 0-3 6.2',
  globe: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Zm0 0c5 5 5 11 0 16M12 4c-5 5-5 11 0 16M4 12h16',
  people: 'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-5.5 8a5.5 5.5 0 0 1 11 0m1-8.2a2.8 2.8 0 0 0 0-5.4m2 13.6H20a5 5 0 0 0-3.2-4.7',
  person: 'M12 11.5a3.6 3.6 0 1 0 0-7.2 3.6 3.6 0 0 0 0 7.2ZM5 20a7 7 0 0 1 14 0',
  phone: 'M8 3.5h8v17H8zM11 17.8h2',
  down: 'm6 9.5 6 6 6-6',
};

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('icon');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

/** A round picture of a name: its initials on a colour of its own. */
export function avatar(name, seed = name) {
  let sum = 0;
  for (const char of String(seed)) sum = (sum * 31 + char.codePointAt(0)) >>> 0;
  const initials = name.split(/\s+/).filter(Boolean).slice(0, 2).map(word => [...word][0]).join('');
  return h(`span.avatar.hue-${sum % 8}`, {'aria-hidden': 'true'}, initials.toUpperCase() || '?');
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = h('textarea', {class: 'offscreen'});
    area.value = text;
    (document.querySelector('dialog[open]') ?? document.body).append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}

/** Keeps a setting between visits, where the browser lets it. */
export const memory = {
  get(key, otherwise) {
    try {
      return JSON.parse(localStorage.getItem(`sandbox.${key}`)) ?? otherwise;
    } catch {
      return otherwise;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(`sandbox.${key}`, JSON.stringify(value));
    } catch {
      // A private window may refuse; the setting then lasts for this visit.
    }
  },
};
