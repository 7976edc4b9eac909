// Bytes, numbers and texts from the wire as a person reads them. Whatever the wire says, it becomes text.

import { lang } from "../page.js";
import { text } from "./say.js";

const number = new Intl.NumberFormat(lang);
const percent = new Intl.NumberFormat(lang, { style: "percent", maximumFractionDigits: 1 });
const UTF8 = new TextDecoder("utf-8", { ignoreBOM: true });

export const count = (value) => number.format(value);
export const size = (bytes) => text("size", { count: count(bytes) });
export const share = (part) => percent.format(part);

/** A moment, in seconds since the tap started. */
export const moment = (millis) => `${(millis / 1000).toFixed(3)} s`;

export const hexByte = (byte) => byte.toString(16).padStart(2, "0");
export const hex = (bytes) => Array.from(bytes, hexByte).join(" ");

/** The character of a byte in a dump: a dot for what has none. */
export const letter = (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "·");

const CONTROLS = { "\r": "CR", "\n": "LF", "\t": "TAB", "\0": "NUL", "\x1b": "ESC" };

/** Controls, and characters that turn or hide others, become something that can be seen: ‹CR›. */
export const visible = (string) =>
  string.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => {
    const code = character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    return `‹${CONTROLS[character] ?? `U+${code}`}›`;
  });

/** The start of a text that may be long; no character is cut in two. */
export function start(string, most) {
  return string.length > most ? `${string.slice(0, most).replace(/[\ud800-\udbff]$/, "")}${text("more")}` : string;
}

/** Bytes as a text: UTF-8, and what is not is a �. */
export const words = (bytes) => UTF8.decode(bytes);

const decoded = new WeakMap();

/** The bytes of a message that the tap kept. */
export function bytesOf(message) {
  if (!decoded.has(message)) {
    decoded.set(message, Uint8Array.from(atob(message.bytes ?? ""), (character) => character.charCodeAt(0)));
  }
  return decoded.get(message);
}

/** Makes an element with a class and children, of which strings become text. */
export function element(name, className, ...children) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}
