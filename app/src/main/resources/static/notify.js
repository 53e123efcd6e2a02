import { toast } from "./toasts.js";

// Customers who begin to wait for a person: told by the browser, with a sound, on devices where somebody wants it.
// The wish and what was told already are kept on this device, so that several tabs tell of each customer once.
const WANTED = "notify";
const TOLD = "notified";
const TOLD_MAX = 200;
const EVERY = 3000;

const wanted = () => localStorage.getItem(WANTED) === "on" && "Notification" in window && Notification.permission === "granted";

function show(button) {
  button.setAttribute("aria-pressed", String(wanted()));
}

document.querySelectorAll("[data-notify]").forEach(show);

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-notify]");
  if (!button) return;
  if (wanted()) {
    localStorage.setItem(WANTED, "off");
  } else if ("Notification" in window && (await Notification.requestPermission()) === "granted") {
    localStorage.setItem(WANTED, "on");
    await look(false);
    ring();
  } else {
    toast({ tone: "bad", text: button.dataset.refused });
  }
  show(button);
});

// Two short tones; no file to load.
function ring() {
  const audio = new AudioContext();
  for (const [at, pitch] of [[0, 660], [0.15, 880]]) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.15, audio.currentTime + at);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + at + 0.25);
    tone.connect(volume).connect(audio.destination);
    tone.start(audio.currentTime + at);
    tone.stop(audio.currentTime + at + 0.3);
  }
  setTimeout(() => audio.close(), 1000);
}

async function look(aloud) {
  const response = await fetch("/api/v1/conversations?state=queued&limit=20", { headers: { Accept: "application/json" } });
  if (!response.ok) return;
  const waiting = (await response.json()).items;
  const tell = () => {
    const told = JSON.parse(localStorage.getItem(TOLD) || "[]");
    const fresh = waiting.filter((each) => !told.includes(each.id + each.queuedAt));
    localStorage.setItem(TOLD, JSON.stringify(told.concat(fresh.map((each) => each.id + each.queuedAt)).slice(-TOLD_MAX)));
    if (!aloud || fresh.length === 0) return;
    for (const each of fresh) {
      const note = new Notification(each.title, { body: each.lastText, tag: each.id });
      note.onclick = () => {
        window.focus();
        location.assign("/app/messaging/" + each.id);
      };
    }
    ring();
  };
  if (navigator.locks) await navigator.locks.request("frontdesk-notify", tell);
  else tell();
}

let soon = null;
document.addEventListener("live", ({ detail }) => {
  if (soon || !wanted() || !detail.some((name) => name === "*" || name.startsWith("conversation"))) return;
  soon = setTimeout(() => {
    soon = null;
    look(true).catch((failure) => console.error("notify_failed", failure));
  }, EVERY);
});
