// Files dropped on a form or chosen in it are sent one by one, each with its progress.
const form = document.querySelector("form[data-upload]");

function line(name) {
  const box = document.createElement("div");
  box.className = "upload box";
  const label = document.createElement("span");
  label.className = "cut";
  label.textContent = name;
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.setAttribute("aria-label", name);
  const problem = document.createElement("span");
  problem.className = "problem";
  box.append(label, bar, problem);
  document.getElementById("uploads").append(box);
  return { box, bar, problem };
}

function send(file) {
  return new Promise((done) => {
    const { box, bar, problem } = line(file.name);
    const fail = (text) => {
      box.classList.add("failed");
      bar.remove();
      problem.textContent = text;
      box.addEventListener("click", () => box.remove());
      done();
    };
    if (file.size > 50 * 1024 * 1024) return fail(form.dataset.wordsLarge);
    const body = new FormData();
    body.append("file", file);
    const request = new XMLHttpRequest();
    request.open("POST", form.dataset.upload);
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
      if (events.toast) document.body.dispatchEvent(new CustomEvent("toast", { detail: events.toast }));
      box.remove();
      htmx.swap(form.dataset.target, request.responseText, { swapStyle: "innerHTML" });
      done();
    };
    request.send(body);
  });
}

async function sendAll(files) {
  for (const file of files) await send(file);
}

if (form) {
  const input = form.querySelector("input[type=file]");
  form.querySelector("[data-choose]").addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    sendAll([...input.files]);
    input.value = "";
  });
  // The whole page takes files, so that one dropped beside the box does not open in the browser.
  let inside = 0;
  const over = (step) => {
    inside = Math.max(0, inside + step);
    form.classList.toggle("over", inside > 0);
  };
  document.addEventListener("dragenter", () => over(1));
  document.addEventListener("dragleave", () => over(-1));
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    inside = 0;
    over(0);
    if (event.dataTransfer.files.length) sendAll([...event.dataTransfer.files]);
  });
}
