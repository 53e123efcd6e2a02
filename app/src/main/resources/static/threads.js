// Conversations: the newest message stays in sight, an answer that was sent leaves its field, panes open and close.
function bottom(box) {
  box.scrollTop = box.scrollHeight;
}

function near(box) {
  return box.scrollHeight - box.scrollTop - box.clientHeight < 120;
}

document.querySelectorAll("[data-scroll]").forEach(bottom);

// What somebody unfolded in a message stays so when the messages are drawn anew.
let unfolded = [];

function folds(message) {
  return [...message.querySelectorAll("details")];
}

function noteUnfolded(messages) {
  const open = [...messages.querySelectorAll("article[id] details[open]")];
  unfolded = open.map((fold) => {
    const message = fold.closest("article");
    return { id: message.id, at: folds(message).indexOf(fold) };
  });
}

function unfold() {
  for (const { id, at } of unfolded) {
    const message = document.getElementById(id);
    const fold = message && folds(message)[at];
    if (fold) fold.open = true;
  }
}

let before = null;
document.body.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target?.id === "messages") noteUnfolded(event.detail.target);
  const box = event.detail.target?.closest("[data-scroll]");
  const keeps = event.detail.requestConfig?.elt.hasAttribute("data-keeps-place");
  before = box && { box, height: box.scrollHeight, top: box.scrollTop, follow: near(box) && !keeps, keeps };
});
document.body.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target?.id === "messages") unfold();
  if (before?.follow) bottom(before.box);
  else if (before?.keeps) before.box.scrollTop = before.top + before.box.scrollHeight - before.height;
  before = null;
  if (event.detail.target?.id === "conversation") event.detail.target.querySelectorAll("[data-scroll]").forEach(bottom);
});

// A menu that somebody opened in the head stays until they chose; what changed meanwhile is seen with the next refresh.
document.body.addEventListener("htmx:oobBeforeSwap", (event) => {
  const head = event.detail.target;
  if (head?.id === "thread-head" && head.querySelector("details[open]")) event.detail.shouldSwap = false;
});
document.addEventListener("click", (event) => {
  const menu = event.target.closest("#thread-head .menu-item")?.closest("details");
  if (menu) menu.open = false;
});

// The field under the conversation is left to whoever writes in it; only what it invites to changes with the state.
document.body.addEventListener("htmx:afterSettle", () => {
  const head = document.getElementById("thread-head");
  const field = document.querySelector("form.compose-answer textarea");
  if (head && field) field.placeholder = head.dataset.invites;
});

document.body.addEventListener("sent", () => {
  const field = document.querySelector("[data-composing=note] .compose-note textarea") || document.querySelector(".compose-answer textarea");
  if (!field) return;
  field.value = "";
  field.style.height = "auto";
  field.focus();
});

document.addEventListener("click", (event) => {
  const chosen = event.target.closest("[data-chosen]");
  if (chosen) {
    document.querySelectorAll("[data-chosen][aria-current]").forEach((other) => other.removeAttribute("aria-current"));
    chosen.setAttribute("aria-current", "true");
    chosen.querySelector(".count")?.remove();
  }
  const toggle = event.target.closest("[data-toggles]");
  if (toggle) document.getElementById("hub")?.classList.toggle(toggle.dataset.toggles);
});

// j and k walk through the list, as in a mail program.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
  if (event.key !== "j" && event.key !== "k") return;
  const lines = [...document.querySelectorAll("#conversations [data-chosen]")];
  const now = lines.findIndex((line) => line.hasAttribute("aria-current"));
  lines[Math.min(lines.length - 1, Math.max(0, now + (event.key === "j" ? 1 : -1)))]?.click();
});
