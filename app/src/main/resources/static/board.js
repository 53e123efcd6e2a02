// The board: cards are dragged between columns; arrows and menus do the same. What moved keeps the focus.
let dragged = null;
let scrolled = 0;

document.addEventListener("dragstart", (event) => {
  const card = event.target.closest?.("[data-deal][draggable=true]");
  if (!card) return;
  dragged = card;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", card.querySelector("a").textContent);
  card.classList.add("dragging");
});

document.addEventListener("dragend", () => {
  dragged?.classList.remove("dragging");
  dragged = null;
  document.querySelectorAll(".board-column.over").forEach((column) => column.classList.remove("over"));
});

document.addEventListener("dragover", (event) => {
  const column = event.target.closest?.("[data-board] [data-stage]");
  if (!dragged || !column) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "move";
  document.querySelectorAll(".board-column.over").forEach((each) => each !== column && each.classList.remove("over"));
  column.classList.add("over");
});

document.addEventListener("drop", (event) => {
  const column = event.target.closest?.("[data-board] [data-stage]");
  if (!dragged || !column) return;
  event.preventDefault();
  const card = dragged;
  if (column.contains(card)) return;
  const address = "/app/crm/deals/" + card.dataset.deal;
  if (column.dataset.kind === "lost") {
    document.getElementById("lost").showModal();
    htmx.ajax("GET", address + "/loss", { source: card, target: "#lost-form", swap: "innerHTML" });
  } else {
    const values = { stage: column.dataset.stage, version: card.dataset.version };
    htmx.ajax("PUT", address + "/stage", { source: card, target: "#board", swap: "outerHTML", values });
  }
});

document.body.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target?.id === "board") scrolled = event.detail.target.scrollLeft;
});

document.addEventListener("htmx:load", (event) => {
  const board = event.target.closest?.("[data-board][data-focus]");
  if (!board) return;
  board.scrollLeft = scrolled;
  const link = board.querySelector("#" + board.dataset.focus + " a");
  link?.focus({ preventScroll: true });
  link?.closest("article").scrollIntoView({ block: "nearest", inline: "nearest" });
});
