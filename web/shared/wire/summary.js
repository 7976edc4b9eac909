// A message in one line.

import { WHYS } from "./explain.js";
import { text } from "./say.js";
import { bytesOf, count, moment, size, start, visible, words } from "./show.js";

const MOST = 200;
const OPCODES = [0, 1, 2, 8, 9, 10];

const summaries = new WeakMap();

/** What a message says, in the page's language, on one line. */
export function summaryOf(message) {
  if (!summaries.has(message)) {
    summaries.set(message, (KINDS[message.kind] ?? KINDS.bytes)(message));
  }
  return summaries.get(message);
}

/** The opcode of a frame by its name. */
export const opcodeName = (opcode) =>
  OPCODES.includes(opcode)
    ? text(`opcode_${opcode}`)
    : text("opcode_reserved", { opcode: `0x${Number(opcode).toString(16)}` });

export const direction = (message) => text(message.from === "client" ? "fromClient" : "fromServer");

/** Where the message is and what it weighs, in one line. */
export function factsOf(message) {
  const { id, connection, length, overhead, useful } = message;
  return text(message.unknown > 0 ? "factsUnknown" : "facts", {
    id, connection, direction: direction(message), time: moment(message.at),
    length: count(length), overhead: count(overhead), useful: count(useful),
  });
}

const short = (string) => visible(start(string, MOST));
const quoted = (string) => text("quoted", { text: short(string) });
const list = (...parts) => parts.filter(Boolean).join(text("comma"));
const firstLine = (message) => short(words(bytesOf(message).subarray(0, 2 * MOST)).split(/\r?\n/)[0]);

const KINDS = {
  open: () => text("opened"),
  end: (message) => text("ended", { who: text(message.from) }),
  reset: (message) => text("wasReset", { who: text(message.from) }),
  bytes: ({ why, length }) => list(text(Object.hasOwn(WHYS, why) ? `why_${why}` : "notDecoded"), size(length)),

  request(message) {
    const line = message.method ? short(`${message.method} ${message.target}`) : firstLine(message);
    return message.upgrade ? text("asksWebSocket", { line }) : line;
  },

  response(message) {
    const line = message.status ? short(`${message.status} ${message.reason ?? ""}`.trim()) : firstLine(message);
    return message.upgrade
      ? text("nowWebSocket", { line })
      : list(line, message.media && short(message.media), message.useful > 0 && size(message.useful));
  },

  event(message) {
    if (!message.event && !message.data) {
      return commentIn(message) ?? text("event");
    }
    const name = message.event ? text("eventNamed", { event: short(message.event) }) : text("event");
    const id = message.eventId ? text("eventId", { id: short(message.eventId) }) : "";
    return list(name, id) + (message.data ? text("colon") + short(message.data) : "");
  },

  frame(message) {
    const name = message.opcode === undefined ? text("frame") : opcodeName(message.opcode);
    return list(
      `${name}${payload(message)}`,
      part(message),
      message.masked && text("masked"),
      message.compressed && text("compressed"),
    );
  },
};

/** An event may be no more than a comment, which keeps the connection alive. */
function commentIn(message) {
  const field = message.fields?.find(({ name }) => name === "sse.comment");
  return field && text("comment", { text: short(words(bytesOf(message).subarray(field.at, field.at + field.length))) });
}

function payload(message) {
  if (message.opcode === 8) {
    const reason = message.closeReason ? ` ${quoted(message.closeReason)}` : "";
    return message.code === undefined ? `${text("comma")}${text("noCode")}` : ` ${message.code}${reason}`;
  }
  if (message.text !== undefined && (message.payload > 0 || message.opcode === 1)) {
    return ` ${quoted(message.text)}`;
  }
  return message.payload > 0 ? ` ${size(message.payload)}` : "";
}

function part({ opcode, fin }) {
  if (opcode === 0) {
    return text(fin ? "lastFragment" : "fragment");
  }
  return fin === false && opcode < 8 ? text("firstFragment") : "";
}
