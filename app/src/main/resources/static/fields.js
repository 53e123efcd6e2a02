import { toast } from "./toasts.js";

// Fields: clearing a saved secret, growing text areas, copying, submitting by Ctrl-Enter.
document.addEventListener("click", (event) => {
  const clear = event.target.closest("[data-clear]");
  if (clear) {
    const box = clear.closest("[data-secret]");
    const input = box.querySelector("input:not([type=hidden])");
    const mark = box.querySelector("input[type=hidden]");
    mark.disabled = !mark.disabled;
    box.classList.toggle("cleared", !mark.disabled);
    input.dataset.placeholder ??= input.placeholder;
    input.value = "";
    input.placeholder = mark.disabled ? input.dataset.placeholder : input.dataset.cleared;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const copy = event.target.closest("[data-copy]");
  if (copy) {
    put(copy.dataset.copy).then(() => {
      copy.classList.add("copied");
      setTimeout(() => copy.classList.remove("copied"), 1500);
      toast({ tone: "good", text: copy.dataset.copied });
    });
  }
});

// Pages that came by plain http have no clipboard of their own.
async function put(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  (document.querySelector("dialog[open]") || document.body).append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

document.addEventListener("input", (event) => {
  // Typing a new secret takes a pending "remove" back.
  const box = event.target.closest?.("[data-secret]");
  if (box && event.target.value) {
    box.classList.remove("cleared");
    const mark = box.querySelector("input[type=hidden]");
    if (mark) mark.disabled = true;
  }
  if (event.target.matches?.("textarea[data-grow]")) grow(event.target);
});

function grow(area) {
  area.style.height = "auto";
  area.style.height = Math.min(area.scrollHeight + 2, innerHeight * 0.6) + "px";
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches?.("textarea[data-send]") && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    event.target.form.requestSubmit();
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) {
    event.target.form.requestSubmit();
  }
});

function prepare(root) {
  root.querySelectorAll?.("textarea[data-grow]").forEach(grow);
}
prepare(document);
document.addEventListener("htmx:load", (event) => prepare(event.target));

// A form that could not be taken comes back in place of itself, wherever its success would have gone.
document.body.addEventListener("htmx:beforeSwap", (event) => {
  const form = event.detail.requestConfig?.elt.closest("[data-invalid-target]");
  if (form && event.detail.xhr.status === 422) {
    event.detail.target = form;
    event.detail.swapOverride = "outerHTML";
  }
});

document.body.addEventListener("close-dialog", (event) => document.getElementById(event.detail.value)?.close());
