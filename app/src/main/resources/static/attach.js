// Files of an answer: chosen, dropped or pasted, each sent at once with its progress; the form then names what is kept.
function chip(form, name) {
  const box = document.createElement("div");
  box.className = "attached";
  const label = document.createElement("span");
  label.className = "cut";
  label.textContent = name;
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.setAttribute("aria-label", name);
  box.append(label, bar);
  form.querySelector("[data-chips]").append(box);
  return { box, bar };
}

// Words are needed only where there is no file; what is still on its way holds the answer back.
function weigh(form) {
  const area = form.querySelector("textarea");
  area.required = !form.querySelector("[data-chips] [name=file]");
  form.querySelector("[type=submit]").disabled = Boolean(form.querySelector("[data-chips] progress"));
}

function send(form, file) {
  return new Promise((done) => {
    const { box, bar } = chip(form, file.name);
    weigh(form);
    const end = () => {
      weigh(form);
      done();
    };
    const fail = (text) => {
      box.classList.add("failed");
      bar.remove();
      box.append(" ", text);
      box.addEventListener("click", () => box.remove());
      end();
    };
    const body = new FormData();
    body.append("file", file);
    const request = new XMLHttpRequest();
    request.open("POST", form.dataset.attach);
    request.setRequestHeader("HX-Request", "true");
    for (const [name, value] of Object.entries(JSON.parse(document.body.getAttribute("hx-headers") || "{}"))) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = (event) => event.lengthComputable && (bar.value = event.loaded / event.total);
    request.upload.onload = () => bar.removeAttribute("value");
    request.onerror = () => fail(form.dataset.wordsFailed);
    request.onload = () => {
      const events = JSON.parse(request.getResponseHeader("HX-Trigger") || "{}");
      if (request.status >= 400) return fail(events.toast?.text || form.dataset.wordsFailed);
      htmx.swap(box, request.responseText, { swapStyle: "innerHTML" });
      end();
    };
    request.send(body);
  });
}

async function sendAll(form, files) {
  for (const file of files) await send(form, file);
}

const composer = (node) => node?.closest?.("form[data-attach]");

document.addEventListener("click", (event) => {
  const form = composer(event.target);
  if (!form) return;
  if (event.target.closest("[data-choose]")) form.querySelector("[type=file]").click();
  const drop = event.target.closest("[data-drops]");
  if (drop) {
    drop.closest(".attached").remove();
    weigh(form);
    form.querySelector("textarea").focus();
  }
});

document.addEventListener("change", (event) => {
  const form = event.target.matches?.("[type=file]") && composer(event.target);
  if (!form) return;
  sendAll(form, [...event.target.files]);
  event.target.value = "";
});

document.addEventListener("paste", (event) => {
  const form = composer(event.target);
  if (!form || !event.clipboardData?.files.length) return;
  event.preventDefault();
  sendAll(form, [...event.clipboardData.files]);
});

document.addEventListener("dragover", (event) => event.target.closest?.(".thread-main") && event.preventDefault());
document.addEventListener("drop", (event) => {
  const form = event.target.closest?.(".thread-main")?.querySelector("form[data-attach]");
  if (!form || !event.dataTransfer.files.length) return;
  event.preventDefault();
  sendAll(form, [...event.dataTransfer.files]);
});

document.body.addEventListener("sent", () => {
  const form = document.querySelector("form[data-attach]");
  if (!form) return;
  form.querySelector("[data-chips]").replaceChildren();
  weigh(form);
});
