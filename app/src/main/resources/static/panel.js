import "./live.js";
import "./menus.js";
import "./commands.js";
import "./toasts.js";
import "./fields.js";
import "./upload.js";
import "./attach.js";
import "./threads.js";
import "./compose.js";
import "./notify.js";
import "./chat.js";
import "./plots.js";
import "./board.js";
import { localTimes } from "./times.js";

localTimes(document);
document.addEventListener("htmx:load", (event) => localTimes(event.target));

// On a narrow screen the tab that is open may lie outside of its row.
document.querySelectorAll(".tabs [aria-current]").forEach((tab) => tab.scrollIntoView({ block: "nearest", inline: "nearest" }));
