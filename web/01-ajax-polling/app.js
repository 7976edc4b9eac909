import { lang, localize, logTo, narrateTo } from "../shared/page.js";
import { billIn, boardIn } from "./board.js";
import { poller } from "./poller.js";
import { texts } from "./texts.js";

const LEAST = 100;
const MOST = 60_000;
const USUAL = 1_000;

const text = localize(texts);
const element = (id) => document.getElementById(id);
const log = logTo(element("log"));
const narrate = narrateTo(log);
const showBoard = boardIn(element("departures"), text);
const showBill = billIn(element("bill"), text, lang);
const supported = "fetch" in window;

/** The wait between two questions in milliseconds: `?every=`, if it is a number that makes sense. */
function waitFromUrl() {
  const asked = new URLSearchParams(location.search).get("every") ?? String(USUAL);
  const millis = Number(asked);
  if (/^\d+$/.test(asked) && millis >= LEAST && millis <= MOST) {
    return millis;
  }
  element("badEvery").textContent = text("badEvery", { asked, least: LEAST, most: MOST, every: USUAL });
  element("badEvery").hidden = false;
  return USUAL;
}

// The server keeps one bill a screen. The id is short, since it travels with each request and is paid for.
const screen = crypto.getRandomValues(new Uint32Array(1))[0].toString(36);
const every = waitFromUrl();
const polling = poller({ url: `/departures?screen=${screen}`, every, onNews, onNothingNew, onError });

// Called with the next news: the walk waits for it.
const nobody = () => {};
let tellNews = nobody;

function onNews(snapshot) {
  showBoard(snapshot.departures);
  log(text("news", { version: snapshot.version }));
  onNothingNew();
  tellNews();
}

function onNothingNew() {
  showState("polling", { every });
  askForBill();
}

function onError(error, wait) {
  showState("problem", { problem: error.message, seconds: wait / 1000 }, "bad");
  log(element("state").textContent);
}

async function askForBill() {
  try {
    const response = await fetch(`/bill?screen=${screen}`, { cache: "no-store" });
    showBill(await response.json());
  } catch {
    // The board's next answer, or its error, says more than a bill that could not be had.
  }
}

function showState(key, values, className = "quiet") {
  const words = text(key, values);
  // The same words again would make a screen reader speak again.
  if (element("state").textContent !== words) {
    element("state").textContent = words;
    element("state").className = className;
  }
}

function start() {
  polling.start();
  showRunning(true);
  showState("polling", { every });
}

function stop() {
  polling.stop();
  tellNews = nobody;
  showRunning(false);
  showState("idle");
}

function showRunning(running) {
  element("start").disabled = running || !supported;
  element("stop").disabled = !running;
}

/** The page's story, told by alerts. */
async function run(event) {
  event.preventDefault();
  if (!supported) {
    narrate(text("unsupported"));
    return;
  }
  narrate(text("supported"));
  polling.forget();
  const news = new Promise((resolve) => {
    tellNews = resolve;
  });
  start();
  narrate(text("started"));
  await news;
  narrate(text("arrived"));
  stop();
  narrate(text("stopped"));
}

element("run").addEventListener("click", run);
element("start").addEventListener("click", start);
element("stop").addEventListener("click", stop);
showRunning(false);
showState(supported ? "idle" : "unsupported", {}, supported ? "quiet" : "bad");
