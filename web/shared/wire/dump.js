// Bytes in hex and as characters, each field in its colour, and the bits of a frame's first two bytes.

import { shadeOf } from "./fields.js";
import { text } from "./say.js";
import { element, hexByte, letter } from "./show.js";

const BITS = 8;

/** A second blank parts the eighth byte of a line from the ninth. */
const HALF = 8;

/**
 * The lines of a dump.
 *
 * @param bytes what to show
 * @param fields the fields, from fieldsOf; each run of bytes has their numbers as `data-field`
 * @param width bytes a line, 8 or 16
 */
export function dumpLines(bytes, fields, width) {
  const owners = ownersOf(bytes.length, fields);
  const lines = [];
  for (let at = 0; at < bytes.length; at += width) {
    const hexes = element("span", "hexes");
    const letters = element("span", "letters");
    const end = Math.min(at + width, bytes.length);
    for (let from = at, to; from < end; from = to) {
      to = from + 1;
      while (to < end && owners[to] === owners[from]) {
        to++;
      }
      hexes.append(run(hexOf(bytes, from, to, at), owners[from]), to < end ? gapBefore(to, at) : "");
      letters.append(run(Array.from(bytes.subarray(from, to), letter).join(""), owners[from]));
    }
    const whole = 3 * width - (width > HALF ? 0 : 1);
    hexes.append(" ".repeat(whole - hexes.textContent.length));
    lines.push(element("div", "line", element("span", "offset", offset(at)), hexes, letters));
  }
  return lines;
}

export const offset = (at) => at.toString(16).padStart(4, "0");

const gapBefore = (byte, at) => (byte - at === HALF ? "  " : " ");

function hexOf(bytes, from, to, at) {
  let words = hexByte(bytes[from]);
  for (let i = from + 1; i < to; i++) {
    words += gapBefore(i, at) + hexByte(bytes[i]);
  }
  return words;
}

function run(words, owner) {
  const made = element("span", owner ? `part ${owner.shade}` : "part", words);
  if (owner) {
    made.dataset.field = owner.fields;
    made.title = owner.title;
  }
  return made;
}

/** For each byte the fields that it belongs to; the same object for neighbours of the same part. */
function ownersOf(length, fields) {
  const owners = new Array(length);
  fields.forEach(({ name, parts }, i) => {
    for (const part of parts) {
      const own = { fields: String(i), shade: shadeOf(part.name), title: name, bits: part.bits };
      for (let at = part.at; at < Math.min(part.at + part.length, length); at++) {
        owners[at] = owners[at] ? both(owners[at], own) : own;
      }
    }
  });
  return owners;
}

/** A byte of several fields has the colour of the widest. */
const both = (one, other) => ({
  ...(other.bits > one.bits ? other : one),
  fields: `${one.fields} ${other.fields}`,
  title: `${one.title}${text("comma")}${other.title}`,
});

/** The first two bytes of a frame bit by bit, as the RFC's picture has them. */
export function bitBoxes(bytes, fields) {
  const inByte = (at) =>
    fields
      .map(({ name, parts: [part] }, i) => ({ ...part, label: name, number: i }))
      .filter((part) => part.bits && part.at === at);
  return [0, 1]
    .filter((at) => at < bytes.length && inByte(at).length > 0)
    .map((at) => {
      const box = element("div", "byte", element("span", "hex", hexByte(bytes[at])));
      for (const part of inByte(at)) {
        const bits = (bytes[at] >> (BITS - part.bit - part.bits)) & ((1 << part.bits) - 1);
        const cells = element("span", `cells ${shadeOf(part.name)}`, bits.toString(2).padStart(part.bits, "0"));
        const cell = element("span", "bits", cells, element("span", "caption", part.label));
        cell.style.gridColumn = `span ${part.bits}`;
        cell.dataset.field = part.number;
        box.append(cell);
      }
      return box;
    });
}
