import {h} from './dom.js';

const INLINE = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  code: 'code',
  spoiler: 'span.spoiler',
};
const SAFE_ADDRESS = /^(https?|mailto|tel):/i;
const ITEM = /^(\s*)([•◦▪–—*-]|\d{1,3}[.)])\s+/;

/**
 * Builds the nodes of a formatted text. Nothing of it is ever parsed as HTML.
 *
 * `spans` are `{type, offset, length, url?, language?}` in UTF-16 units, nested or apart; types: bold, italic, underline,
 * strike, spoiler, code, pre, quote, link, command. `onCommand(text)` is called for a command that is pressed.
 */
export function richText(text, spans, onCommand) {
  const sorted = spans
    .filter(span => span.length > 0)
    .sort((a, b) => a.offset - b.offset || b.length - a.length);
  const root = document.createDocumentFragment();
  blocks(root, text, 0, text.length, sorted, onCommand);
  return root;
}

function isBlock(span) {
  return span.type === 'pre' || span.type === 'quote';
}

function blocks(parent, text, start, end, spans, onCommand) {
  let at = start;
  for (const span of spans.filter(isBlock)) {
    const spanEnd = Math.min(span.offset + span.length, end);
    if (span.offset < at || span.offset >= end) continue;
    lines(parent, text, at, trimEnd(text, at, span.offset), spans, onCommand);
    parent.append(block(span, text, spanEnd, spans, onCommand));
    at = spanEnd;
    while (text[at] === '\n') at++;
  }
  lines(parent, text, at, end, spans, onCommand);
}

/** A block stands apart by itself, so the empty lines before it are left out. */
function trimEnd(text, start, end) {
  let trimmed = end;
  while (trimmed > start && text[trimmed - 1] === '\n') trimmed--;
  return trimmed;
}

function block(span, text, end, spans, onCommand) {
  if (span.type === 'pre') {
    const code = h('code', {}, text.slice(span.offset, end));
    return h('pre', {tabindex: '0', 'data-language': span.language || null}, code);
  }
  const quote = h('blockquote');
  const inner = spans.filter(other => other !== span && other.offset >= span.offset);
  blocks(quote, text, span.offset, end, inner, onCommand);
  return quote;
}

function lines(parent, text, start, end, spans, onCommand) {
  if (start >= end) return;
  let at = start;
  while (at <= end) {
    const stop = text.indexOf('\n', at);
    const lineEnd = stop < 0 || stop > end ? end : stop;
    parent.append(line(text, at, lineEnd, spans, onCommand));
    at = lineEnd + 1;
  }
}

function line(text, start, end, spans, onCommand) {
  const item = ITEM.exec(text.slice(start, end));
  const element = h(item ? 'p.item' : 'p');
  if (item) {
    const mark = start + item[0].length;
    if (item[1].length) element.classList.add('deep');
    element.append(h('span.mark', {}, item[2] + ' '), h('span'));
    inline(element.lastChild, text, mark, end, spans.filter(span => !isBlock(span)), onCommand);
  } else if (start === end) {
    element.append(h('br'));
  } else {
    inline(element, text, start, end, spans.filter(span => !isBlock(span)), onCommand);
  }
  return element;
}

function inline(parent, text, start, end, spans, onCommand) {
  let at = start;
  spans.forEach((span, index) => {
    const from = Math.max(span.offset, at);
    const to = Math.min(span.offset + span.length, end);
    if (span.offset + span.length <= at || from >= to) return;
    parent.append(text.slice(at, from));
    const element = inlineElement(span, text.slice(from, to), onCommand);
    inline(element, text, from, to, spans.slice(index + 1), onCommand);
    parent.append(element);
    at = to;
  });
  parent.append(text.slice(at, end));
}

function inlineElement(span, words, onCommand) {
  if (span.type === 'link') {
    const address = span.url ?? (SAFE_ADDRESS.test(words) ? words : `https://${words}`);
    return SAFE_ADDRESS.test(address)
      ? h('a', {href: address, target: '_blank', rel: 'noopener noreferrer', title: address})
      : h('span.mention');
  }
  if (span.type === 'command') return h('button.command', {type: 'button', onclick: () => onCommand(words)});
  if (span.type === 'spoiler') {
    return h('span.spoiler', {tabindex: '0', onclick: event => event.currentTarget.classList.add('open')});
  }
  return h(INLINE[span.type] ?? 'span.mention');
}
