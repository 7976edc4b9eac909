import { localize, logTo, narrateTo } from "../shared/page.js";
import { texts } from "./texts.js";

const text = localize(texts);
const $ = (id) => document.getElementById(id);
const log = logTo($("log"));
const narrate = narrateTo(log);

const STATES = ["CONNECTING", "OPEN", "CLOSING", "CLOSED"];
const HANDLERS = {
  echo: "/echo",
  "close-handler": "/close?code=4000&reason=bye",
  cookie: "/cookie",
  "origin-check": "/origin-check",
  "sub-protocol": "/sub-protocol",
  bench: "/bench?count=1000&size=1024",
};
const MAX_LOGGED = 100;
const MAX_RANDOM = 2 * 1024 * 1024;

// The connection that the page shows, and what has come in on it.
let socket;
let messages = 0;
let bytes = 0;

// One connection at a time: a new one replaces the old.
function connect(path, protocols = []) {
  const url = new URL(path, location.href);
  url.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  const opened = new WebSocket(url, protocols);
  opened.binaryType = "arraybuffer";
  socket?.close();
  socket = opened;
  messages = 0;
  bytes = 0;
  log(text("connecting", { url: url.href }));
  opened.addEventListener("open", () => log(text("open", opened)));
  opened.addEventListener("message", (event) => opened === socket && received(event.data));
  opened.addEventListener("error", () => log(text("error")));
  opened.addEventListener("close", (event) => log(text("closeEvent", event)));
  for (const change of ["open", "message", "error", "close"]) {
    opened.addEventListener(change, showState);
  }
  showState();
  return opened;
}

function received(data) {
  const isText = typeof data === "string";
  const size = isText ? utf8Length(data) : data.byteLength;
  messages++;
  bytes += size;
  if (messages <= MAX_LOGGED) {
    log(text(isText ? "receivedText" : "receivedBinary", { bytes: size, what: isText ? shorten(data) : hex(data) }));
  } else if (messages === MAX_LOGGED + 1) {
    log(text("uncounted"));
  }
}

function send(kind, data) {
  if (kind === "text") {
    socket.send(data);
    log(text("sentText", { bytes: utf8Length(data), what: shorten(data) }));
  } else {
    const binary = kind === "hex" ? parseHex(data) : randomBytes(data);
    socket.send(binary);
    log(text("sentBinary", { bytes: binary.byteLength, what: hex(binary) }));
  }
}

function close(code, reason) {
  socket.close(Number(code), reason);
  log(text("closing", { code, reason }));
}

function showState() {
  if (socket) {
    $("url").textContent = socket.url;
    $("readyState").textContent = `${socket.readyState} ${STATES[socket.readyState]}`;
    $("protocol").textContent = `“${socket.protocol}”`;
    $("extensions").textContent = `“${socket.extensions}”`;
    $("binaryType").textContent = socket.binaryType;
    $("bufferedAmount").textContent = socket.bufferedAmount;
    $("received").textContent = text("receivedSoFar", { messages, bytes });
  }
}

// bufferedAmount has no event: it shrinks as the network takes the bytes.
setInterval(showState, 200);

const utf8Length = (string) => new TextEncoder().encode(string).length;

const shorten = (string) => (string.length > 200 ? `${string.slice(0, 200)}…` : string);

function hex(buffer) {
  const start = [...new Uint8Array(buffer).subarray(0, 64)].map((byte) => byte.toString(16).padStart(2, "0"));
  return start.join(" ") + (buffer.byteLength > 64 ? " …" : "");
}

function parseHex(string) {
  const digits = string.replaceAll(/\s/g, "");
  if (!/^([0-9a-f]{2})*$/i.test(digits)) {
    throw new Error(text("badHex"));
  }
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) => parseInt(digits.slice(2 * i, 2 * i + 2), 16));
}

function randomBytes(size) {
  if (!/^\d+$/.test(size) || Number(size) > MAX_RANDOM) {
    throw new Error(text("badSize", { max: MAX_RANDOM }));
  }
  const random = new Uint8Array(Number(size));
  // One call gives at most 65,536 random bytes.
  for (let from = 0; from < random.length; from += 65536) {
    crypto.getRandomValues(random.subarray(from, from + 65536));
  }
  return random;
}

// What the WebSocket interface refuses it throws: a wrong code, a sub-protocol that is no token. The page shows it.
function onSubmit(form, action) {
  $(form).addEventListener("submit", (event) => {
    event.preventDefault();
    $("problem").textContent = "";
    try {
      action();
    } catch (error) {
      $("problem").textContent = error.message;
    }
    showState();
  });
}

function needSocket() {
  if (!socket) {
    throw new Error(text("noConnection"));
  }
}

for (const [name, path] of Object.entries(HANDLERS)) {
  $("handler").append(new Option(path.split("?")[0], name));
}

function chooseHandler() {
  $("path").value = HANDLERS[$("handler").value];
  $("hint").textContent = text($("handler").value);
}

$("handler").addEventListener("change", chooseHandler);
chooseHandler();
$("data").value = text("message");

onSubmit("connectForm", () => {
  if (!("WebSocket" in window)) {
    throw new Error(text("unsupported"));
  }
  const offered = $("protocols").value.split(",").map((name) => name.trim());
  connect($("path").value, offered.filter((name) => name !== ""));
});

onSubmit("sendForm", () => {
  needSocket();
  send($("kind").value, $("data").value);
});

onSubmit("closeForm", () => {
  needSocket();
  close($("code").value, $("reason").value);
});

// The walk: the classic page's four alerts.
$("run").addEventListener("click", (event) => {
  event.preventDefault();
  if (!("WebSocket" in window)) {
    narrate(text("unsupported"));
    return;
  }
  narrate(text("supported"));
  const walk = connect("/echo");
  walk.addEventListener("open", () => {
    walk.send(text("message"));
    narrate(text("sending"));
  });
  walk.addEventListener("message", () => {
    narrate(text("arrived"));
    walk.close(1000);
  });
  walk.addEventListener("close", () => narrate(text("closed")));
});
