import { localize, logTo, narrateTo } from "../shared/page.js";
import { acceptSteps } from "./accept.js";
import { texts } from "./texts.js";

const text = localize(texts);
const element = (id) => document.getElementById(id);
const log = logTo(element("log"));
const narrate = narrateTo(log);

element("run").addEventListener("click", (event) => {
  event.preventDefault();
  run();
});

/** The walk: open a connection, and watch the server drop it. */
function run() {
  if (!("WebSocket" in window)) {
    narrate(text("unsupported"));
    return;
  }
  narrate(text("supported"));

  const id = crypto.randomUUID();
  const protocols = element("protocols").value.split(",").map((name) => name.trim()).filter(Boolean);
  let socket;
  try {
    socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/echo?id=${id}`, protocols);
  } catch (problem) {
    element("outcome").textContent = text("badOffer", { problem: problem.message });
    return;
  }

  let opened = false;
  socket.addEventListener("open", () => {
    opened = true;
    element("outcome").textContent = text("isOpen");
    log(socket.protocol === "" ? text("noProtocol") : text("protocol", { protocol: socket.protocol }));
    showHandshake(id);
    narrate(text("opened"));
  });
  socket.addEventListener("error", () => {
    log(text("errorEvent"));
    showHandshake(id);
  });
  socket.addEventListener("close", ({ code, reason, wasClean }) => {
    element("outcome").textContent = text(opened ? "dropped" : "refused");
    log(text("closeEvent", { code, reason, wasClean }));
    narrate(text("closed"));
  });
}

/** Shows both heads as they crossed the wire, and computes the accept value again, step by step. */
async function showHandshake(id) {
  const answer = await fetch(`/handshake?id=${id}`);
  if (!answer.ok) {
    element("verdict").textContent = text("noRecord");
    return;
  }
  const [request, response] = (await answer.text()).split("\r\n\r\n");
  const key = valueOf(request, "Sec-WebSocket-Key");
  const received = valueOf(response, "Sec-WebSocket-Accept");
  showHead(element("request"), request, key);
  showHead(element("response"), response, received);

  const { input, sha1, accept } = await acceptSteps(key);
  element("key").textContent = key;
  element("input").textContent = input;
  element("sha1").textContent = sha1;
  element("computed").textContent = accept;
  element("received").textContent = received;
  element("verdict").textContent = text(accept === received ? "matches" : "differs");
  element("verdict").className = accept === received ? "good" : "bad";
}

function valueOf(head, name) {
  const field = head.split("\r\n").find((line) => line.startsWith(`${name}: `));
  return field.slice(name.length + 2);
}

/** Puts a head into a `pre`, with one value marked. */
function showHead(pre, head, marked) {
  const [before, after] = head.replaceAll("\r\n", "\n").split(marked);
  const mark = document.createElement("mark");
  mark.textContent = marked;
  pre.replaceChildren(before, mark, after);
}
