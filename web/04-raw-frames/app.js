import { localize, logTo, narrateTo } from "../shared/page.js";
import { OPCODES, build, closePayload, utf8 } from "./frame.js";
import { magnifierIn } from "./magnifier.js";
import { shower } from "./show.js";
import { texts } from "./texts.js";
import { fromHex, trialIn } from "./trial.js";

const text = localize(texts);
const element = (id) => document.getElementById(id);
const log = logTo(element("log"));
const narrate = narrateTo(log);

for (const labelled of document.querySelectorAll("[data-label]")) {
  labelled.setAttribute("aria-label", text(labelled.dataset.label));
}

element("run").addEventListener("click", (event) => {
  event.preventDefault();
  run();
});

/** The walk: a message there and back, and a close in order. */
function run() {
  if (!("WebSocket" in window)) {
    narrate(text("unsupported"));
    return;
  }
  narrate(text("supported"));
  const socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/echo`);
  socket.addEventListener("open", () => {
    log(text("open", socket));
    const message = text("message");
    socket.send(message);
    log(text("sentText", { bytes: utf8(message).length, what: message }));
    narrate(text("sending"));
  });
  socket.addEventListener("message", ({ data }) => {
    log(text("receivedText", { bytes: utf8(data).length, what: data }));
    narrate(text("arrived"));
    socket.close(1000);
  });
  socket.addEventListener("error", () => log(text("error")));
  socket.addEventListener("close", (event) => {
    log(text("closeEvent", event));
    narrate(text("closed"));
  });
}

// The magnifying glass. The key is that of RFC 6455 §5.7 at first, and so is the frame.
let key = Uint8Array.of(0x37, 0xfa, 0x21, 0x3d);
let original;
let bytes;

const show = shower(text);
const attempt = trialIn({ verdict: element("verdict"), table: element("answer").tBodies[0] }, text, show);
const magnify = magnifierIn(
  { bits: element("bits"), more: element("more"), about: element("about"), fields: element("fields").tBodies[0] },
  text,
  show,
  (index) => {
    bytes[index >> 3] ^= 0x80 >> (index % 8);
    look();
  },
);

function look() {
  magnify(bytes, original);
  attempt(bytes);
}

/** Builds the frame anew from what the reader asks for. */
function rebuild() {
  const kind = element("kind").value;
  element("codeLabel").hidden = kind !== "close";
  element("dataName").textContent = text({ binary: "hexData", close: "reasonData" }[kind] ?? "textData");
  const payload = payloadOf(kind, element("data").value);
  element("problem").textContent = payload === null ? text(kind === "binary" ? "badHex" : "badCode") : "";
  if (payload !== null) {
    original = build(OPCODES[kind], payload, key);
    bytes = original.slice();
    look();
  }
}

/** The payload as bytes, or null if the fields of the page say none. */
function payloadOf(kind, data) {
  if (kind === "binary") {
    return fromHex(data);
  }
  if (kind === "close") {
    const code = element("code").value;
    return /^\d{1,5}$/.test(code) && Number(code) <= 0xffff ? closePayload(Number(code), data) : null;
  }
  return utf8(data);
}

element("kind").addEventListener("change", () => {
  element("data").value = { binary: "48 65 6c 6c 6f", close: "bye" }[element("kind").value] ?? "Hello";
  rebuild();
});
element("code").addEventListener("input", rebuild);
element("data").addEventListener("input", rebuild);
element("reset").addEventListener("click", rebuild);
element("newKey").addEventListener("click", () => {
  key = crypto.getRandomValues(new Uint8Array(4));
  rebuild();
});
element("frameForm").addEventListener("submit", (event) => event.preventDefault());
rebuild();
