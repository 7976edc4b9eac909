// Bytes and texts as a person reads them, never more of them than fit.

import { OPCODES } from "./frame.js";

const MAX_BYTES = 16;
const MAX_CHARACTERS = 125;

export const hexByte = (byte) => byte.toString(16).padStart(2, "0");

const hex = (bytes) => Array.from(bytes, hexByte).join(" ");

/** Makes the functions that show bytes, from the page's texts. */
export function shower(text) {
  const more = (count) => text(count === 1 ? "oneMore" : "more", { count });

  const bytes = (all, most = MAX_BYTES) =>
    hex(all.subarray(0, most)) + (all.length > most ? ` ${more(all.length - most)}` : "");

  const opcode = (code) => {
    const name = Object.keys(OPCODES).find((kind) => OPCODES[kind] === code);
    return text(name ?? "reserved");
  };

  /** Bytes as text, or a remark that they are none. */
  const words = (all) => {
    const start = all.subarray(0, 4 * MAX_CHARACTERS);
    try {
      const string = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }) // cut inside a character is no mistake
        .decode(start, { stream: start.length < all.length });
      const short = Array.from(string).slice(0, MAX_CHARACTERS).join("");
      return text("quoted", { text: short + (short.length < string.length || start.length < all.length ? "…" : "") });
    } catch {
      return text("notUtf8");
    }
  };

  /** What a frame's payload says, by the frame's opcode. */
  const payload = (code, all) => {
    if (all.length === 0) {
      return text("empty");
    }
    if (code === OPCODES.close && all.length >= 2) {
      return text("closePayload", { code: (all[0] << 8) | all[1], reason: words(all.subarray(2)) });
    }
    return code === OPCODES.binary ? bytes(all) : words(all);
  };

  return { more, bytes, opcode, payload };
}

/** Makes an element with a class and a text. */
export function element(name, className, words = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = words;
  return made;
}
