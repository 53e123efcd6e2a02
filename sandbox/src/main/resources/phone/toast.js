import {h} from './dom.js';

const SHOWN_MILLIS = 4_500;
const region = h('div.toasts', {role: 'status', 'aria-live': 'polite'});

/** Where toasts appear; the page puts it into the phone. */
export function toastRegion() {
  return region;
}

/** Says something for a few seconds; `kind` is note or problem. */
export function toast(text, kind = 'note') {
  const note = h(`p.toast.${kind}`, {}, text);
  region.append(note);
  setTimeout(() => note.classList.add('going'), SHOWN_MILLIS - 300);
  setTimeout(() => note.remove(), SHOWN_MILLIS);
}

/** Runs what may fail, and says so where it does; resolves to whether it went well. */
export async function attempt(action) {
  try {
    await action();
    return true;
  } catch (problem) {
    toast(problem.message, 'problem');
    return false;
  }
}
