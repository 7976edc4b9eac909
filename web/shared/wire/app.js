import { openedIn } from "./opened.js";
import { newRecord, wanted } from "./record.js";
import { text } from "./say.js";
import { count } from "./show.js";
import { listen } from "./stream.js";
import { timelineIn } from "./timeline.js";
import { totalsIn } from "./totals.js";

/** The display is drawn again after so many milliseconds at the earliest: nobody reads more lists in a second. */
const PAUSE = 100;

const element = (id) => document.getElementById(id);
const record = newRecord();
const showTotals = totalsIn(element("totals"));
const timeline = timelineIn(element("timeline"), element("rows"), open);
const showOpened = openedIn(element("opened"), record.find, close);

let opened = null; // the message that is open
let held = null; // while the display is paused: the messages that it shows
let waiting = 0;
let totals = null;
let filtered = false; // whether the reader has changed the filter, and has not been told what fits
let planned = false;
let drawn = 0;

/** Draws soon, however many messages come until then. */
function changed() {
  if (!planned) {
    planned = true;
    setTimeout(() => requestAnimationFrame(draw), Math.max(drawn + PAUSE - performance.now(), 0));
  }
}

function draw() {
  planned = false;
  drawn = performance.now();
  const all = held ?? record.all();
  const wish = {
    search: element("search").value.trim(),
    kind: element("kind").value,
    connection: Number(element("connection").value) || 0,
    noFiles: element("noFiles").checked,
  };
  const shown = all.filter(wanted(wish, record.find));
  element("nothing").hidden = shown.length > 0;
  const why = text(all.length > 0 ? "nothingFits" : "nothingYet");
  if (shown.length === 0 && element("nothing").textContent !== why) { // a screen reader need not hear it twice
    element("nothing").textContent = why;
  }
  const part = text("shown", { count: count(shown.length), all: count(all.length) });
  element("shown").textContent = shown.length < all.length ? part : "";
  if (filtered) {
    filtered = false;
    element("found").textContent = part; // for a screen reader: once, and not with each message
  }
  element("pause").textContent = held ? text("resume", { count: count(waiting) }) : text("pause");
  timeline.show(shown);
  if (opened && !held) {
    opened = record.find(opened.id) ?? opened;
    showOpened(opened);
  }
}

function open(message) {
  opened = message;
  showOpened(message);
  document.body.classList.add("split");
  timeline.mark(message.id);
}

function close() {
  opened = null;
  showOpened(null);
  document.body.classList.remove("split");
  timeline.mark(null);
  element("timeline").focus();
}

function setState(state, problem) {
  element("state").className = state;
  element("state").textContent = text(state, { problem });
}

listen({
  onReset() {
    record.clear();
    waiting = 0;
    if (!held && opened) {
      close();
    }
    changed();
  },
  onMessage(message) {
    waiting += record.put(message) ? 1 : 0;
    changed();
  },
  onTotals(now) {
    totals = now;
    showTotals(now);
  },
  onState: setState,
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && opened && event.target !== element("search")) {
    close();
  }
});

for (const id of ["search", "kind", "connection", "noFiles"]) {
  for (const name of ["input", "change"]) {
    element(id).addEventListener(name, () => {
      filtered = true;
      changed();
    });
  }
}

element("pause").addEventListener("click", () => {
  held = held ? null : record.all().slice();
  waiting = 0;
  changed();
});

element("clear").addEventListener("click", async () => {
  try {
    const response = await fetch("/wire/clear", { method: "POST" });
    if (!response.ok) {
      throw new Error(`HTTP ${response.status}`);
    }
    held = held && [];
    if (opened) {
      close();
    }
    changed();
  } catch (error) {
    setState("clearFailed", error.message);
  }
});

element("save").addEventListener("click", () => {
  const lines = record.all().map((message) => JSON.stringify(message));
  const json = `{"totals":${JSON.stringify(totals)},"messages":[\n${lines.join(",\n")}\n]}\n`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([json], { type: "application/json" }));
  link.download = "wire.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
});
