// The chat in the panel: the answer grows while the model writes, then the server's own rendering takes its place.
const form = document.querySelector("form[data-chat]");

function bubble(kind, text) {
  const message = document.createElement("article");
  message.className = "message " + kind;
  const box = document.createElement("div");
  box.className = "bubble";
  const words = document.createElement("div");
  words.className = "plain";
  words.textContent = text;
  box.append(words);
  message.append(box);
  const place = document.getElementById("messages");
  place.querySelector(".nothing")?.remove();
  place.append(message);
  follow();
  return words;
}

function follow() {
  const scroll = form.parentElement.querySelector("[data-scroll]");
  scroll.scrollTop = scroll.scrollHeight;
}

async function* events(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) {
      const lines = block.split("\n");
      const name = lines.find((line) => line.startsWith("event:"))?.slice(6).trim();
      const data = lines.filter((line) => line.startsWith("data:")).map((line) => line.slice(5)).join("\n");
      if (name && data) yield { name, data: JSON.parse(data) };
    }
  }
}

async function say(text, choice) {
  bubble("in by-contact", text);
  const growing = bubble("out by-assistant thinking", "");
  try {
    const response = await fetch(form.dataset.chat, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Accept: "text/event-stream",
        ...JSON.parse(document.body.getAttribute("hx-headers") || "{}"),
      },
      body: JSON.stringify({ conversationId: form.dataset.conversation || null, ...(choice ? { choice } : { text }) }),
    });
    if (!response.ok) throw new Error("HTTP " + response.status);
    let answered = false;
    for await (const { name, data } of events(response)) {
      growing.closest(".message").classList.remove("thinking");
      if (name === "part") growing.textContent += data.text;
      if (name === "answer") {
        answered = true;
        form.dataset.conversation = data.conversationId;
      }
      follow();
    }
    if (!answered) throw new Error("no answer");
    const shown = form.dataset.shown + "?conversation=" + form.dataset.conversation;
    history.replaceState(null, "", shown);
    await htmx.ajax("GET", shown, { target: "#messages", swap: "outerHTML" });
    follow();
  } catch (failure) {
    console.error("chat_failed", failure);
    growing.closest(".message").classList.remove("thinking");
    growing.closest(".bubble").classList.add("hint-bad");
    growing.textContent = form.dataset.failed;
  }
}

async function saying(text, choice) {
  if (form.classList.contains("busy")) return;
  form.classList.add("busy");
  document.querySelectorAll("#messages [data-choice]").forEach((button) => (button.disabled = true));
  await say(text, choice);
  form.classList.remove("busy");
  form.elements.text.focus();
}

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  const field = form.elements.text;
  const text = field.value.trim();
  if (!text || form.classList.contains("busy")) return;
  field.value = "";
  field.style.height = "auto";
  saying(text);
});

// A button under a reply answers with its value; the chat shows its label.
document.addEventListener("click", (event) => {
  const button = form && event.target.closest("#messages [data-choice]");
  if (button) saying(button.textContent.trim(), button.dataset.choice);
});
