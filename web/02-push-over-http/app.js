import { boardIn } from "../01-ajax-polling/board.js";
import { poller } from "../01-ajax-polling/poller.js";
import { lang, localize, logTo, narrateTo } from "../shared/page.js";
import { billsIn } from "./bills.js";
import { longPoller } from "./longpoller.js";
import { stream } from "./stream.js";
import { texts } from "./texts.js";

const EVERY = 1_000;
const WAYS = ["polling", "long", "sse"];

const text = localize(texts);
const element = (id) => document.getElementById(id);
const log = logTo(element("log"));
const narrate = narrateTo(log);
const showBoard = boardIn(element("departures"), text);
const bills = billsIn(element("bills"), WAYS, text, lang);
const supported = "EventSource" in window;

// The version that the page shows, and of each way the one that it brought last and how many it left out.
let shown = 0;
const seen = new Map();
const missed = new Map();

// Called by name, "news" or "open": the walk waits for it.
let waitingFor = {};

// Each way is a screen of its own, so each has its own bill. The id is short: it travels with each request.
const screen = crypto.getRandomValues(new Uint32Array(1))[0].toString(36);
const url = (path, way) => `${path}?screen=${screen}-${way}`;

const ways = {
  polling: poller({
    url: url("/departures", "polling"),
    every: EVERY,
    onNews: (snapshot) => news("polling", snapshot),
    onNothingNew: () => goesOn("polling"),
    onError: (error, wait) => problem("polling", error.message, wait),
  }),
  long: longPoller({
    url: url("/news", "long"),
    onNews: (snapshot) => news("long", snapshot),
    onNothingNew: () => goesOn("long"),
    onError: (error, wait) => problem("long", error.message, wait),
  }),
  sse: stream({
    url: url("/events", "sse"),
    onOpen: () => {
      showState("sse", "open");
      happened("open");
    },
    onNews: (snapshot) => news("sse", snapshot),
    onError: (wait) => (wait === undefined ? lost() : problem("sse", text("noStream"), wait)),
  }),
};

function news(way, snapshot) {
  const before = seen.get(way);
  seen.set(way, snapshot.version);
  if (snapshot.version > before + 1) {
    missed.set(way, missed.get(way) + snapshot.version - before - 1);
  }
  // A way that brings older news than it did speaks of another run of the server.
  if (snapshot.version > shown || snapshot.version <= before) {
    shown = snapshot.version;
    showBoard(snapshot.departures);
  }
  log(text("news", { way: text(way), version: snapshot.version }));
  bills.put(way, "version", String(snapshot.version));
  bills.put(way, "missed", String(missed.get(way)));
  goesOn(way);
  happened("news");
}

function goesOn(way) {
  showState(way, way === "sse" ? "open" : "asking");
  askForBill(way);
}

function lost() {
  showState("sse", "lost");
  log(text("lostLine"));
}

function problem(way, what, wait) {
  showState(way, "problem", { seconds: wait / 1000 });
  log(text("problemLine", { way: text(way), problem: what, seconds: wait / 1000 }));
}

function showState(way, state, values = {}) {
  bills.put(way, "way", text(`${way}-${state}`, values));
}

async function askForBill(way) {
  try {
    const response = await fetch(url("/bill", way), { cache: "no-store" });
    bills.show(way, await response.json());
  } catch {
    // The next answer, or its error, says more than a bill that could not be had.
  }
}

// Asks for the bills again: an answer is on its bill when its last byte is out, which may be after the page has it.
const BILLS_EVERY = 1_000;
let billing;

/** Starts some of the ways from the newest version, whatever they had before. */
function start(names) {
  shown = 0;
  for (const way of names) {
    ways[way].forget();
    seen.delete(way);
    missed.set(way, 0);
    ways[way].start();
    showState(way, "asking");
  }
  clearInterval(billing);
  billing = setInterval(() => names.forEach(askForBill), BILLS_EVERY);
  showRunning(true);
}

function stop() {
  clearInterval(billing);
  for (const way of WAYS) {
    ways[way].stop();
    if (seen.has(way)) {
      askForBill(way);
    }
  }
  showIdle();
}

function showIdle() {
  for (const way of WAYS) {
    showState(way, way === "sse" && !supported ? "none" : "idle");
  }
  showRunning(false);
}

function showRunning(running) {
  element("start").disabled = running;
  element("stop").disabled = !running;
}

function happened(what) {
  waitingFor[what]?.();
}

function next(what) {
  return new Promise((resolve) => {
    waitingFor[what] = resolve;
  });
}

/** The page's story, told by alerts. */
async function run(event) {
  event.preventDefault();
  stop();
  waitingFor = {};
  if (!supported) {
    narrate(text("unsupported"));
    return;
  }
  narrate(text("supported"));
  const answer = next("news");
  start(["long"]);
  narrate(text("longStarted"));
  await answer;
  narrate(text("arrived"));
  stop();
  const opened = next("open");
  const first = next("news");
  start(["sse"]);
  await opened;
  narrate(text("streamOpened"));
  await first;
  narrate(text("arrived"));
  stop();
  narrate(text("streamClosed"));
}

element("run").addEventListener("click", run);
element("start").addEventListener("click", () => start(WAYS.filter((way) => way !== "sse" || supported)));
element("stop").addEventListener("click", stop);
showIdle();
