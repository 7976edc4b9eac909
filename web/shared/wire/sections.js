// What an opened message says besides its bytes and its fields.

import { RULES, WHYS, address, explain } from "./explain.js";
import { payloadOf, unmaskedBytes } from "./fields.js";
import { text } from "./say.js";
import { bytesOf, count, element, hexByte, letter, visible } from "./show.js";
import { factsOf } from "./summary.js";

/** So many bytes of a masked payload are shown byte by byte with the key. */
const MOST_MASKED = 32;

/** The tap tells so many characters of a payload. */
const MOST_TEXT = 1_000;

/** Where the message is and what it weighs, what else is to be said of it, and its errors. */
export function notes(message) {
  const kept = bytesOf(message).length;
  const remarks = [
    message.kind === "bytes" && explain(WHYS, message.why),
    message.answers && { sentence: text("answers", { id: message.answers }) },
    message.message !== undefined && { sentence: text("ofMessage", { message: message.message }) },
    message.complete === false && { sentence: text("incomplete") },
    kept < message.length && { sentence: text("firstBytes", { count: count(kept) }) },
  ].filter(Boolean);
  const line = element("p", "facts quiet", factsOf(message), " ");
  for (const { sentence, spec } of remarks) {
    line.append(sentence, " ", ...(spec ? [linkTo(spec), " "] : []));
  }
  const faults = (message.faults ?? []).map(({ rule, at }) => {
    const { sentence, spec } = explain(RULES, rule);
    const made = element("p", "fault", `⚠ ${text("broken", { at })}${text("colon")}${sentence} `);
    made.dataset.rule = rule;
    made.append(...(spec ? [linkTo(spec)] : []));
    return made;
  });
  return [line, ...faults];
}

/** The key and the accept value, as far as this message and the one that belongs to it have them. */
export function handshake(message, find) {
  if (!message.upgrade) {
    return [];
  }
  const list = element("dl", "");
  list.id = "handshake";
  const add = (key, value) => {
    const words = element("dd", "mono", visible(value));
    words.id = key;
    list.append(element("dt", "", text(key)), words);
  };
  const key = message.key ?? find(message.answers)?.key;
  if (key !== undefined) {
    add("key", key);
  }
  if (message.kind === "response") {
    add("accept", message.accept ?? text("acceptMissing"));
    if (message.expected !== undefined) {
      const right = message.accept === message.expected;
      add("expected", message.expected);
      list.append(element("dd", right ? "good verdict" : "bad verdict", text(right ? "acceptRight" : "acceptWrong")));
    }
  }
  return [element("h3", "", text("handshake")), list];
}

/** A payload as text; if it is masked, before that as it crosses the wire, the key under it, and both XORed. */
export function payloadLines(message, width) {
  const payload = payloadOf(message);
  if (message.kind !== "frame" || payload === null || payload.length === 0) {
    return [];
  }
  const masked = unmaskedBytes(message);
  const made = masked ? maskLines(masked, width) : [];
  if (masked && MOST_MASKED < message.payload) {
    made.push(element("p", "quiet", text("ofBytes", { count: MOST_MASKED, all: count(message.payload) })));
  }
  if (message.text) {
    const cut = message.text.length < MOST_TEXT ? "" : text("more");
    const words = element("span", "mono", visible(message.text) + cut);
    words.id = "text";
    made.push(element("div", "xor", element("span", "label quiet", text("asText")), words));
  }
  return made.length > 0 ? [element("h3", "", text(masked ? "bothWays" : "payload")), ...made] : [];
}

function maskLines({ key, wire, plain }, width) {
  const made = [];
  const most = Math.min(wire.length, MOST_MASKED);
  for (let from = 0; from < most; from += width) {
    const places = Array.from({ length: Math.min(width, most - from) }, (_, i) => from + i);
    const lines = {
      onWire: (at) => hexByte(wire[at]),
      xorKey: (at) => hexByte(key[at % 4]),
      unmasked: (at) => hexByte(plain[at]),
      characters: (at) => ` ${letter(plain[at])}`,
    };
    const grid = element("div", "xor");
    for (const [name, show] of Object.entries(lines)) {
      const cells = element("span", `mono ${name}`, places.map(show).join(" "));
      grid.append(element("span", "label quiet", text(name)), cells);
    }
    made.push(grid);
  }
  return made;
}

/** A link to a section, as in "RFC 6455 §5.2". */
export function linkTo(spec) {
  const made = element("a", "spec", spec);
  made.href = address(spec);
  made.target = "_blank";
  made.rel = "noreferrer";
  return made;
}
