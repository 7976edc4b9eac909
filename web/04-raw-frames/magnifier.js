// The magnifying glass: the bytes of a frame bit by bit, and its fields by name. Every bit is a button.

import { fieldRows } from "./fields.js";
import { parse } from "./frame.js";
import { element, hexByte } from "./show.js";

const MAX_PAYLOAD = 16;

/** From a field to the section that explains it. */
const SECTIONS = {
  fin: "5.4", rsv1: "5.2", rsv2: "5.2", rsv3: "5.2", opcode: "5.2", mask: "5.1", length: "5.2", extended: "5.2",
  key: "5.3", payload: "5.3", unmasked: "5.3", next: "5.2",
};

/**
 * Makes a function that shows bytes.
 *
 * @param places the elements `bits`, `more`, `about` and `fields` to show them in
 * @param flip called with the index of a bit, in wire order, when the reader flips it
 */
export function magnifierIn(places, text, show, flip) {
  let selected = "fin";
  let current = 0;

  const bitOf = (event) => event.target.closest("[data-bit]");
  const fieldOf = (event) => event.target.closest("[data-field]");

  for (const event of ["pointerover", "focusin", "click"]) {
    for (const place of [places.bits, places.fields]) {
      place.addEventListener(event, (happened) => fieldOf(happened) && select(fieldOf(happened).dataset.field));
    }
  }
  places.bits.addEventListener("click", (event) => {
    const bit = bitOf(event);
    if (bit) {
      current = Number(bit.dataset.bit);
      flip(current);
      goTo(current);
    }
  });
  // One stop for the Tab key; the arrow keys walk through the bits.
  places.bits.addEventListener("keydown", (event) => {
    const bits = places.bits.querySelectorAll("[data-bit]").length;
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -8, ArrowDown: 8, Home: -bits, End: bits };
    if (event.key in steps && bitOf(event)) {
      event.preventDefault();
      goTo(Math.min(Math.max(Number(bitOf(event).dataset.bit) + steps[event.key], 0), bits - 1));
    }
  });

  function goTo(index) {
    places.bits.querySelector('[tabindex="0"]').tabIndex = -1;
    current = index;
    const bit = places.bits.querySelector(`[data-bit="${index}"]`);
    bit.tabIndex = 0;
    bit.focus();
  }

  function select(field) {
    selected = field;
    const section = SECTIONS[field];
    const link = document.createElement("a");
    link.href = `https://www.rfc-editor.org/rfc/rfc6455#section-${section}`;
    link.textContent = `RFC 6455 §${section}`;
    const sentence = text(`about_${field.replace(/[23]$/, "")}`, { field: text(field) });
    if (places.about.firstChild?.data !== `${sentence} `) { // a screen reader need not hear it twice
      places.about.replaceChildren(`${sentence} `, link);
    }
    for (const element of document.querySelectorAll("[data-field]")) {
      element.classList.toggle("selected", element.dataset.field === field);
    }
  }

  /** Shows bytes, and marks the bits in which they differ from the frame that a browser would send. */
  return (bytes, original) => {
    const frame = parse(bytes);
    const shown = Math.min(bytes.length, frame.header + MAX_PAYLOAD);
    current = Math.min(current, 8 * shown - 1);
    places.bits.replaceChildren(...Array.from({ length: shown }, (_, i) => byteBox(bytes, original, frame, i)));
    places.more.textContent = shown < bytes.length ? show.more(bytes.length - shown) : "";
    places.fields.replaceChildren(...fieldRows(bytes, frame, text, show));
    select(places.fields.querySelector(`[data-field="${selected}"]`) ? selected : "fin");
  };

  function byteBox(bytes, original, frame, index) {
    const byte = bytes[index];
    const box = element("div", "byte");
    const bits = element("div", "byteBits");
    const fields = [];
    for (let i = 8 * index; i < 8 * index + 8; i++) {
      const field = frame.fields.find(({ to }) => i < to).name;
      const value = (byte >> (7 - (i % 8))) & 1;
      const flipped = ((byte ^ original[index]) >> (7 - (i % 8))) & 1;
      bits.append(bitButton(i, field, value, flipped));
      fields.push(field);
    }
    const captions = element("div", "captions");
    for (const field of new Set(fields)) {
      const width = fields.filter((name) => name === field).length;
      const caption = element("span", width === 1 ? "narrow" : "", captionOf(field, frame, byte, index));
      caption.style.gridColumn = `span ${width}`;
      captions.append(caption);
    }
    box.append(element("div", "hex", hexByte(byte)), bits, captions);
    return box;
  }

  function bitButton(index, field, value, flipped) {
    const button = element("button", `bit ${field}`, String(value));
    button.type = "button";
    button.dataset.bit = index;
    button.dataset.field = field;
    button.tabIndex = index === current ? 0 : -1;
    button.classList.toggle("flipped", flipped === 1);
    const where = { byte: Math.floor(index / 8), bit: index % 8, field: text(field), value };
    button.setAttribute("aria-label", text(flipped ? "flippedBit" : "bit", where));
    return button;
  }

  /** Under a payload byte stands how its mask comes off: ⊕ 37 = 48 H. */
  function captionOf(field, frame, byte, index) {
    if (field !== "payload" || !frame.masked) {
      return text(field);
    }
    const at = index - frame.header;
    const plain = frame.unmasked[at];
    const letter = plain > 0x20 && plain < 0x7f ? ` ${String.fromCharCode(plain)}` : "";
    return `⊕ ${hexByte(frame.key[at % 4])} = ${hexByte(plain)}${letter}`;
  }
}
