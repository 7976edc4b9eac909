// The opened message: what it is, its bytes with every field marked, and what each field says.

import { copyOf } from "./copy.js";
import { bitBoxes, dumpLines } from "./dump.js";
import { fieldsOf, shadeOf } from "./fields.js";
import { text } from "./say.js";
import { handshake, linkTo, notes, payloadLines } from "./sections.js";
import { bytesOf, count, element } from "./show.js";
import { summaryOf } from "./summary.js";

/** More bytes and fields than these are made on demand only. */
const MOST_BYTES = 512;
const MOST_FIELDS = 300;

/** The width of a dump of 16 bytes a line, in pixels. */
const WIDE = 560;

/**
 * Makes a function that shows a message in a place, or, given null, closes it.
 *
 * @param find from an id to its message, for what belongs to another one
 * @param onClose called when the reader closes it
 */
export function openedIn(place, find, onClose) {
  let shown = null;
  let fields = [];
  let selected = null;
  let everything = false;
  let width = 16;

  const numberOf = (target) => target.closest("[data-field]")?.dataset.field.split(" ")[0];

  for (const name of ["pointerover", "focusin"]) {
    place.addEventListener(name, ({ target }) => {
      if (numberOf(target) !== undefined) {
        select(Number(numberOf(target)));
      }
    });
  }
  place.addEventListener("click", ({ target }) => {
    const number = numberOf(target);
    if (number !== undefined && !target.closest("a")) {
      select(Number(number));
      const there = target.closest("tr") ? ".part" : "tr";
      place.querySelector(`${there}[data-field~="${number}"]`)?.scrollIntoView({ block: "nearest" });
    }
  });
  place.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step && event.target.closest(".dump") && fields.length > 0) {
      event.preventDefault();
      select(selected === null ? 0 : (selected + step + fields.length) % fields.length);
      place.querySelector(`.part[data-field~="${selected}"]`)?.scrollIntoView({ block: "nearest" });
    }
  });
  new ResizeObserver(() => {
    const fits = place.clientWidth >= WIDE ? 16 : 8;
    if (fits !== width && !place.hidden) {
      width = fits;
      draw();
    }
  }).observe(place);

  function select(number) {
    if (number === selected || !fields[number]) {
      return;
    }
    selected = number;
    for (const part of place.querySelectorAll("[data-field]")) {
      part.classList.toggle("marked", part.dataset.field.split(" ").includes(String(number)));
    }
    const { name, value, sentence, spec } = fields[number];
    place
      .querySelector(".about")
      ?.replaceChildren(element("b", "", name), " ", element("code", "", String(value)), ` ${sentence} `, linkTo(spec));
  }

  function draw() {
    if (shown === null) {
      place.replaceChildren();
      return;
    }
    const [top, again, focused] = [place.scrollTop, selected, focusIn(place)];
    const bytes = bytesOf(shown);
    fields = fieldsOf(shown);
    selected = null;
    place.replaceChildren(
      heading(),
      ...notes(shown),
      ...handshake(shown, find),
      ...dump(bytes),
      ...payloadLines(shown, width),
      ...table(),
    );
    place.scrollTop = top;
    select(again ?? firstFault());
    // Last: a message that grows is drawn again and again, and only what the reader selects is to be read out.
    place.querySelector(".about")?.setAttribute("aria-live", "polite");
    if (focused) {
      place.querySelector(focused)?.focus({ preventScroll: true });
    }
  }

  /** The field with the first error in it; the first field if there is no error. */
  function firstFault() {
    const fault = shown.faults?.[0]?.at ?? 0;
    const number = fields.findIndex(({ parts }) => parts.some(({ at, length }) => at <= fault && fault < at + length));
    return Math.max(number, 0);
  }

  function heading() {
    const copied = element("span", "quiet");
    copied.setAttribute("role", "status");
    const copy = button("copy", "plain", async () => {
      try {
        await navigator.clipboard.writeText(copyOf(shown, fields));
        copied.textContent = text("copied");
      } catch (problem) {
        copied.textContent = text("copyFailed", { problem: problem.message });
      }
    });
    copy.id = "copy";
    const close = button("close", "plain", onClose);
    close.id = "close";
    const arrow = shown.from === "client" ? "→" : "←";
    return element("div", "top", element("h2", "", `${arrow} ${summaryOf(shown)}`), copied, copy, close);
  }

  function dump(bytes) {
    if (bytes.length === 0) {
      return [];
    }
    const some = everything ? bytes : bytes.subarray(0, MOST_BYTES);
    const all = some.length < bytes.length ? [showAll("allBytes", bytes.length)] : [];
    const lines = element("div", "dump", ...dumpLines(some, fields, width));
    lines.tabIndex = 0;
    lines.setAttribute("role", "group");
    lines.setAttribute("aria-label", text("dumpLabel"));
    const bits = shown.kind === "frame" ? bitBoxes(bytes, fields) : [];
    const boxes = element("div", "boxes", ...bits);
    boxes.setAttribute("role", "group");
    boxes.setAttribute("aria-label", text("bitsLabel"));
    const about = element("p", "about");
    return [element("h3", "", text("bytesHeading")), ...(bits.length > 0 ? [boxes] : []), lines, ...all, about];
  }

  function table() {
    if (fields.length === 0) {
      return [];
    }
    const some = everything ? fields : fields.slice(0, MOST_FIELDS);
    const head = element("tr", "", ...["field", "value", "meaning"].map((key) => element("th", "", text(key))));
    for (const cell of head.children) {
      cell.scope = "col";
    }
    const made = element("table", "", element("thead", "", head), element("tbody", "", ...some.map(row)));
    made.id = "fields";
    made.setAttribute("aria-label", text("fieldsHeading"));
    const all = some.length < fields.length ? [showAll("allFields", fields.length)] : [];
    return [element("h3", "", text("fieldsHeading")), made, ...all];
  }

  function showAll(key, all) {
    return button(key, "plain", () => {
      everything = true;
      draw();
    }, { count: count(all) });
  }

  function row({ field, name, value, sentence, spec, parts }, number) {
    const label = element("th", "", element("span", `swatch ${shadeOf(parts[0].name)}`), name);
    label.scope = "row";
    const cell = element("td", "mono", String(value));
    const made = element("tr", "", label, cell, element("td", "", `${sentence} `, linkTo(spec)));
    made.dataset.field = number;
    made.dataset.name = field;
    return made;
  }

  return (message) => {
    if (message?.id !== shown?.id) {
      place.scrollTop = 0;
      selected = null;
      everything = false;
    }
    if (message !== shown) {
      shown = message;
      place.hidden = message === null;
      draw();
    }
  };
}

/** What has the focus in a place, so that it has it again when the place is made anew. */
function focusIn(place) {
  const focused = place.contains(document.activeElement) && document.activeElement;
  return focused && (focused.id ? `#${focused.id}` : ".dump");
}

function button(key, className, act, values) {
  const made = element("button", className, text(key, values));
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}
