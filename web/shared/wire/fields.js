// A message's fields as the page shows them: what belongs together is one, with its value and what that means.

import { lang } from "../page.js";
import { CLOSE_CODES, explainField } from "./explain.js";
import { explainHeader } from "./headers.js";
import { text } from "./say.js";
import { bytesOf, hex, start, visible, words } from "./show.js";

const MOST_LETTERS = 200;
const MOST_BYTES = 16;

/** A name, and behind it its value. */
const NAMES = { "http.name": "http.value", "http.trailer-name": "http.trailer-value", "sse.name": "sse.value" };

/** What stands between the fields: each kind is told once for all its places. */
const PUNCTUATION = ["http.space", "http.crlf", "http.colon", "sse.colon", "sse.newline"];

/** Where a frame's payload is: all behind its header. */
const PAYLOAD = ["frame.payload", "frame.close-code", "frame.close-reason"];

/** The colour of each field, and with it the kind of line under it; the same numbers as in wire.css. */
const SHADES = {
  "http.method": 0, "http.target": 1, "http.version": 2, "http.status": 0, "http.reason": 2, "http.name": 3,
  "http.value": 4, "http.body": 5, "http.chunk-size": 6, "http.chunk-extension": 2, "http.chunk-data": 5,
  "http.trailer-name": 3, "http.trailer-value": 4, "sse.name": 3, "sse.value": 5, "sse.comment": 2,
  "frame.fin": 0, "frame.rsv1": 2, "frame.rsv2": 2, "frame.rsv3": 2, "frame.opcode": 1, "frame.mask": 6,
  "frame.length7": 7, "frame.length16": 3, "frame.length64": 3, "frame.key": 4, "frame.payload": 5,
  "frame.close-code": 0, "frame.close-reason": 5, "tls.record": 6,
};

export const shadeOf = (name) => `shade-${SHADES[name] ?? 8}`;

/**
 * The fields of a message in the order of the wire, punctuation last.
 *
 * @return each with its contract name, what it is called, its value, a sentence, a section, and its parts
 */
export function fieldsOf(message) {
  const bytes = bytesOf(message);
  const plain = unmaskedBytes(message)?.all ?? bytes;
  const all = [];
  const punctuation = new Map();
  for (const part of message.fields ?? []) {
    const last = all.at(-1);
    if (PUNCTUATION.includes(part.name)) {
      punctuation.set(part.name, [...(punctuation.get(part.name) ?? []), part]);
    } else if (last?.length === 1 && NAMES[last[0].name] === part.name) {
      last.push(part);
    } else {
      all.push([part]);
    }
  }
  return [
    ...all.map((parts) => described(parts, bytes, plain)),
    ...Array.from(punctuation.values(), (parts) => ({
      parts,
      value: text("times", { count: parts.length }),
      ...explained(parts[0], ""),
    })),
  ];
}

function described(parts, bytes, plain) {
  const [first, second] = parts;
  if (NAMES[first.name]) {
    const name = words(slice(bytes, first));
    const value = second ? visible(start(words(slice(bytes, second)), MOST_LETTERS)) : "";
    const known = first.name === "sse.name"
      ? explained(first, name)
      : explainHeader(first.value ?? name.toLowerCase());
    return { parts, value, ...known, field: first.name, name: visible(start(name, MOST_LETTERS)) };
  }
  const value = valueOf(first, bytes, plain);
  const known = explained(first, value);
  if (first.name === "frame.opcode") {
    return { parts, ...known, value: `0x${value.toString(16)}` };
  }
  if (first.name === "frame.close-code" && CLOSE_CODES[value]) {
    const meaning = CLOSE_CODES[value][lang];
    return { parts, ...known, value, sentence: `${known.sentence} ${text("closeCode", { code: value, meaning })}` };
  }
  return { parts, ...known, value };
}

const explained = (part, value) => ({ field: part.name, ...explainField(part.name, value) });
const slice = (bytes, { at, length }) => bytes.subarray(at, at + length);

function valueOf(part, bytes, plain) {
  if (part.bits !== undefined) {
    return (bytes[part.at] >> (8 - part.bit - part.bits)) & ((1 << part.bits) - 1);
  }
  const own = slice(bytes, part);
  switch (part.name) {
    case "frame.length16":
    case "frame.length64":
    case "frame.close-code":
      return String(slice(plain, part).reduce((value, byte) => (value << 8n) | BigInt(byte), 0n));
    case "frame.close-reason":
      return visible(words(slice(plain, part)));
    case "frame.key":
    case "frame.payload":
    case "tls.record":
    case "bytes":
      return hex(own.subarray(0, MOST_BYTES)) + (own.length > MOST_BYTES ? ` ${text("more")}` : "");
    case "http.end":
      return visible(words(own));
    default:
      return visible(start(words(own), MOST_LETTERS));
  }
}

/**
 * The payload of a masked frame with its mask taken off, RFC 6455 §5.3; null for any other message.
 *
 * @return the key, the payload on the wire and unmasked, and all the message's bytes with the payload unmasked
 */
export function unmaskedBytes(message) {
  const key = message.fields?.find(({ name, length }) => name === "frame.key" && length === 4);
  const bytes = bytesOf(message);
  if (!key || bytes.length < key.at + 4) {
    return null;
  }
  const at = key.at + 4;
  const all = bytes.map((byte, i) => (i < at ? byte : byte ^ bytes[key.at + ((i - at) % 4)]));
  return { key: bytes.subarray(key.at, at), wire: bytes.subarray(at), plain: all.subarray(at), all };
}

/** The payload's bytes as the application gets them; null if the message is no frame or has none. */
export function payloadOf(message) {
  const first = message.fields?.find(({ name }) => PAYLOAD.includes(name));
  return first ? (unmaskedBytes(message)?.all ?? bytesOf(message)).subarray(first.at) : null;
}
