// One stream of changes per browser: the tab that holds the lock listens and tells the others.
// An element names what it shows, data-live="connection:ID conversation", and is refreshed by hx-trigger="live".
const address = document.body.dataset.liveStream;

let missed = new Set();
let heard = [];

function refresh(names) {
  if (names.length === 0) return;
  const now = performance.now();
  heard = heard.filter((each) => each.at > now - 60_000).concat({ at: now, names });
  document.dispatchEvent(new CustomEvent("live", { detail: names }));
  if (document.hidden) {
    names.forEach((name) => missed.add(name));
    if (missed.size > 200) missed = new Set(["*"]);
    return;
  }
  for (const element of document.querySelectorAll("[data-live]")) {
    if (concerns(element, names)) renew(element);
  }
}

function concerns(element, names) {
  const shown = element.dataset.live.split(" ");
  return names.some((name) => name === "*" || shown.some((each) => each === name || name.startsWith(each + ":") || each.startsWith(name + ":")));
}

// What changed while a part of the page was on its way is not in it.
const asked = new WeakMap();
const known = new WeakSet(document.querySelectorAll("[data-live]"));
document.body.addEventListener("htmx:beforeSend", (event) => asked.set(event.detail.xhr, performance.now()));
document.body.addEventListener("htmx:afterSwap", (event) => {
  const since = asked.get(event.detail.xhr);
  for (const element of document.querySelectorAll("[data-live]")) {
    if (known.has(element)) continue;
    known.add(element);
    if (heard.some((each) => each.at >= since && concerns(element, each.names))) renew(element);
  }
});

// An answer to something that is gone meanwhile has no place any more: what it was to show is fetched anew. And no
// refresh takes away a button that waits for its answer: the answer's messages would reach nobody.
let answered = null;
document.body.addEventListener("htmx:beforeSwap", (event) => {
  const { requestConfig, target } = event.detail;
  answered = requestConfig?.elt;
  if (requestConfig?.elt.isConnected === false) {
    event.detail.shouldSwap = false;
    if (target.matches("[data-live]")) renew(target);
  } else if (requestConfig?.triggeringEvent?.type === "live" && waits(target)) {
    event.detail.shouldSwap = false;
    again(requestConfig.elt);
  }
});
document.body.addEventListener("htmx:oobBeforeSwap", (event) => {
  const { target } = event.detail;
  if (!waits(target)) return;
  event.detail.shouldSwap = false;
  const live = target.closest("[data-scope]")?.querySelector("[data-live]");
  if (live) again(live);
});

function waits(element) {
  return [...element.querySelectorAll(".htmx-request")].some((each) => each !== answered);
}

function again(element) {
  if (paused.has(element)) paused.set(element, true);
  else setTimeout(() => element.isConnected && renew(element), 400);
}

document.body.addEventListener("htmx:beforeCleanupElement", (event) => {
  if (event.detail.elt.matches?.("[data-live]")) htmx.trigger(event.detail.elt, "htmx:abort");
});

const paused = new WeakMap();

// At once, then again after a pause if something changed meanwhile (data-pace, in milliseconds). Not while a button
// inside, or in the same data-scope, waits for its answer: the answer would come back to a button that is gone.
function renew(element) {
  if (paused.has(element)) {
    paused.set(element, true);
    return;
  }
  answered = null;
  const busy = waits(element.closest("[data-scope]") || element);
  paused.set(element, busy);
  if (!busy) htmx.trigger(element, "live");
  setTimeout(() => {
    const again = paused.get(element);
    paused.delete(element);
    if (again && element.isConnected) renew(element);
  }, Number(element.dataset.pace || 400));
}

// Nobody looks at a hidden tab: it catches up when it is seen again.
document.addEventListener("visibilitychange", () => {
  const names = [...missed];
  missed = new Set();
  refresh(names);
});

const since = Number(document.body.dataset.liveSince);

function listen(channel) {
  let told = [];
  const tell = (names) => {
    const now = Date.now();
    told = told.filter((each) => each.at > now - 10_000).concat({ at: now, names });
    refresh(names);
    channel.postMessage({ names });
  };
  // A tab that opens later asks what happened while it was being loaded.
  channel.onmessage = ({ data }) => {
    if (!data.age) return;
    const names = told.filter((each) => each.at > Date.now() - data.age).flatMap((each) => each.names);
    channel.postMessage({ names });
  };
  let late = false;
  const source = new EventSource(address + "?since=" + since);
  source.onmessage = (event) => tell(event.data.split(" ").filter(Boolean));
  source.onopen = () => {
    document.body.classList.remove("offline");
    if (late) tell(["*"]);
    late = true;
  };
  source.onerror = () => {
    document.body.classList.add("offline");
    // A refused stream is not tried again by the browser itself: the person was signed out, or a proxy is in the way.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 15_000);
  };
  return source;
}

if (address && "BroadcastChannel" in window) {
  const channel = new BroadcastChannel("frontdesk-live");
  channel.onmessage = ({ data }) => data.names && refresh(data.names);
  channel.postMessage({ age: performance.now() + 1000 });
  if (navigator.locks) {
    navigator.locks.request("frontdesk-live", () => new Promise(() => listen(channel)));
  } else {
    listen(channel);
  }
}
