// The command bar: Ctrl-K opens it, arrows choose, Enter goes.
const dialog = document.getElementById("commands");

function open() {
  if (!dialog || dialog.open) return;
  dialog.showModal();
  const query = dialog.querySelector("input");
  query.select();
  htmx.trigger(query, "open");
}

function options() {
  return [...dialog.querySelectorAll("[role=option]")];
}

function choose(step) {
  const all = options();
  if (all.length === 0) return;
  const now = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
  const next = (now + step + all.length) % all.length;
  all.forEach((option, index) => {
    option.setAttribute("aria-selected", String(index === next));
    option.id = "found-" + index;
  });
  dialog.querySelector("input").setAttribute("aria-activedescendant", "found-" + next);
  all[next].scrollIntoView({ block: "nearest" });
}

if (dialog) {
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      dialog.open ? dialog.close() : open();
    }
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-commands]")) open();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      const chosen = options().find((option) => option.getAttribute("aria-selected") === "true");
      if (chosen) location.assign(chosen.href);
    }
  });
  dialog.addEventListener("htmx:afterSwap", () => choose(1));
}
