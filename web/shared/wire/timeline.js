// The timeline: a list of any length, of which only the rows in sight exist.

import { placeOf } from "./record.js";
import { text } from "./say.js";
import { count, element, moment, size } from "./show.js";
import { direction, summaryOf } from "./summary.js";

/** The height of a row in pixels, as in wire.css, and how many rows more than are in sight are made. */
const ROW = 24;
const SPARE = 6;

/**
 * Makes a list of messages.
 *
 * @param list the element that scrolls, a listbox
 * @param rows the element in it that is as high as all rows together
 * @param onOpen called with the message that the reader opens
 * @return {show, mark}: `show` takes the messages to show; `mark` the id of the one that is open, or null
 */
export function timelineIn(list, rows, onOpen) {
  let messages = [];
  let made = new Map(); // from an id to its message and row
  let active = null;
  let opened = null;
  let following = true;

  list.addEventListener("scroll", () => {
    following = list.scrollTop + list.clientHeight > list.scrollHeight - ROW;
    draw();
  });
  new ResizeObserver(() => {
    stay();
    draw();
  }).observe(list);
  list.addEventListener("click", (event) => {
    const row = event.target.closest("[role=option]");
    // A row may have been made anew between the press and the release: then the place says which one is meant.
    const at = Math.floor((event.clientY - rows.getBoundingClientRect().top) / ROW);
    const message = row ? made.get(Number(row.dataset.id))?.message : messages[at];
    if (message) {
      active = message.id;
      onOpen(message);
    }
  });
  list.addEventListener("keydown", (event) => {
    const page = Math.max(Math.floor(list.clientHeight / ROW) - 1, 1);
    const steps = { ArrowUp: -1, ArrowDown: 1, PageUp: -page, PageDown: page, Home: -Infinity, End: Infinity };
    if (event.key in steps && messages.length > 0) {
      event.preventDefault();
      goTo((active === null ? messages.length : placeOf(messages, active)) + steps[event.key]);
    } else if ((event.key === "Enter" || event.key === " ") && active !== null) {
      event.preventDefault();
      const message = messages[placeOf(messages, active)];
      if (message?.id === active) {
        onOpen(message);
      }
    }
  });

  function goTo(wish) {
    const at = Math.min(Math.max(wish, 0), messages.length - 1);
    active = messages[at].id;
    following = at === messages.length - 1;
    bringIntoSight(at);
    draw();
    // With one message open, the arrows leaf through them.
    if (opened !== null) {
      onOpen(messages[at]);
    }
  }

  function bringIntoSight(at) {
    list.scrollTop = Math.min(Math.max(list.scrollTop, (at + 1) * ROW - list.clientHeight), at * ROW);
  }

  function stay() {
    if (following) {
      list.scrollTop = list.scrollHeight;
    }
  }

  function draw() {
    const first = Math.max(Math.floor(list.scrollTop / ROW) - SPARE, 0);
    const inSight = messages.slice(first, Math.ceil((list.scrollTop + list.clientHeight) / ROW) + SPARE);
    const before = made;
    made = new Map();
    inSight.forEach((message, i) => {
      const known = before.get(message.id);
      const row = known?.message === message ? known.row : rowFor(message);
      place(row, first + i);
      made.set(message.id, { message, row });
    });
    const now = Array.from(made.values(), ({ row }) => row);
    if (now.length !== rows.children.length || now.some((row, i) => row !== rows.children[i])) {
      rows.replaceChildren(...now);
    }
    if (made.has(active)) {
      list.setAttribute("aria-activedescendant", `message-${active}`);
    } else {
      list.removeAttribute("aria-activedescendant");
    }
  }

  function place(row, at) {
    const id = Number(row.dataset.id);
    row.style.transform = `translateY(${at * ROW}px)`;
    row.setAttribute("aria-posinset", at + 1);
    row.setAttribute("aria-setsize", messages.length);
    row.setAttribute("aria-selected", id === opened);
    row.classList.toggle("active", id === active);
  }

  return {
    show(next) {
      const top = Math.floor(list.scrollTop / ROW);
      const anchor = messages[top]?.id;
      messages = next;
      rows.style.height = `${messages.length * ROW}px`;
      if (!following && anchor !== undefined) {
        // What the reader looks at stays where it is, though older rows go.
        list.scrollTop += (placeOf(messages, anchor) - top) * ROW;
      }
      stay();
      draw();
    },
    mark(id) {
      opened = id;
      if (id !== null) {
        active = id;
        // Who reads a message is not carried away from it, and its row is in sight though the list is smaller now.
        following = following && messages.at(-1)?.id === id;
        bringIntoSight(placeOf(messages, id));
      }
      draw();
    },
  };
}

function rowFor(message) {
  const { id, connection, from, kind, length, faults } = message;
  const words = summaryOf(message);
  const time = moment(message.at);
  const chip = element("span", `connection shade-${connection % 6}`, String(connection));
  const row = element(
    "div",
    `row-line ${kind} from-${from}`,
    element("span", "time", time),
    chip,
    element("span", "arrow", from === "client" ? "→" : "←"),
    element("span", "summary", words),
    element("span", "length", length > 0 ? size(length) : ""),
  );
  let said = text("row", { time, connection, direction: direction(message), summary: words, length: count(length) });
  if (faults?.length > 0) {
    row.classList.add("faulty");
    row.lastChild.before(element("span", "fault", text("faultMark")));
    said = `${text("faultMark")}, ${said}`;
  }
  row.id = `message-${id}`;
  row.dataset.id = id;
  row.dataset.kind = kind;
  row.setAttribute("role", "option");
  row.setAttribute("aria-label", said);
  return row;
}
