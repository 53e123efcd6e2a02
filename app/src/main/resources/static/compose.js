// Under a conversation: an answer or a private note, answers at hand, and telling colleagues that one is being written.
document.addEventListener("click", (event) => {
  const choice = event.target.closest("[data-compose]");
  if (choice) {
    const place = choice.closest("[data-composing]");
    place.dataset.composing = choice.dataset.compose;
    place.querySelectorAll("[data-compose]").forEach((each) => each.setAttribute("aria-pressed", String(each === choice)));
    place.querySelector(".compose-" + choice.dataset.compose + " textarea")?.focus();
  }
  const canned = event.target.closest("[data-canned]");
  if (canned) {
    const field = canned.closest("[data-composing]").querySelector(".compose-answer textarea");
    field.setRangeText(canned.dataset.canned, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
    canned.closest("details").open = false;
  }
});

const EVERY = 3000;
let told = 0;
document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-typing]");
  if (!form || !event.target.value || Date.now() - told < EVERY) return;
  told = Date.now();
  fetch(form.dataset.typing, { method: "PUT", headers: JSON.parse(document.body.getAttribute("hx-headers") || "{}") }).catch(() => {});
});
