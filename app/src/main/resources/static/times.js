// Times are written by the server in UTC; here they become the reader's own.
// The page's language, in the variety the reader prefers: a British reader has a day of 24 hours.
export const language =
  navigator.languages.find((each) => each.split("-")[0] === document.documentElement.lang) || document.documentElement.lang;
const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto", style: "short" });
const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "short" });
const date = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric" });
const exact = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
const full = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "medium" });

function short(at, now) {
  const seconds = Math.round((at - now) / 1000);
  if (Math.abs(seconds) < 45) return relative.format(0, "second");
  if (Math.abs(seconds) < 3000) return relative.format(Math.round(seconds / 60), "minute");
  if (at.toDateString() === now.toDateString()) return clock.format(at);
  return at.getFullYear() === now.getFullYear() ? day.format(at) : date.format(at);
}

function write(time) {
  const at = new Date(time.dateTime);
  if (Number.isNaN(at.getTime())) return;
  const written = { clock: () => clock.format(at), full: () => exact.format(at) };
  time.textContent = (written[time.dataset.time] || (() => short(at, new Date())))();
  time.title = full.format(at);
}

export function localTimes(root) {
  root.querySelectorAll?.("time[data-time]").forEach(write);
  if (root.matches?.("time[data-time]")) write(root);
}

setInterval(() => localTimes(document), 30_000);
