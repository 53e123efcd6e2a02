// Short messages at the corner; and the names of failed actions in the console, as the event log has them.
const place = document.getElementById("toasts");

function toast({ tone, text }) {
  const box = document.createElement("div");
  box.className = "toast-box toast-" + tone;
  box.textContent = text;
  place.append(box);
  setTimeout(() => box.classList.add("gone"), tone === "bad" ? 9000 : 4000);
  box.addEventListener("transitionend", () => box.classList.contains("gone") && box.remove());
  box.addEventListener("click", () => box.remove());
}

document.body.addEventListener("toast", (event) => toast(event.detail));
document.body.addEventListener("failed", (event) => console.error(event.detail.event));

// The message of an action that led to another page.
const carried = document.cookie.split("; ").find((cookie) => cookie.startsWith("toast="));
if (carried) {
  document.cookie = "toast=; Path=/; Max-Age=0; SameSite=Lax";
  toast(JSON.parse(decodeURIComponent(carried.slice("toast=".length))));
}

document.body.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  if (status === 401) location.reload();
  else if (!event.detail.xhr.getResponseHeader("HX-Trigger")) toast({ tone: "bad", text: "HTTP " + status });
});
document.body.addEventListener("htmx:sendError", () => document.body.classList.add("offline"));
document.body.addEventListener("htmx:afterOnLoad", () => document.body.classList.remove("offline"));

export { toast };
