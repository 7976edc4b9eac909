import { lang, localize } from "../page.js";
import { ask, takeToken } from "./ask.js";
import { texts } from "./bill-texts.js";

const element = (id) => document.getElementById(id);
takeToken();
const text = localize(texts);
const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 0 });

// What is known of each way, by its id: {frame, origin, seen, boards: [{version, before, at}, …]}.
const ways = new Map();
// The run that this page has asked for, and the last state of the bill.
let asked = false;
let state = { run: 0, running: false, shown: {}, meters: [] };

function onState(now) {
  const ended = state.running && !now.running;
  state = now;
  if (asked && ways.size === 0 && state.meters.length > 0) {
    state.meters.forEach(openFrame);
  }
  element("run").disabled = asked;
  showRows();
  if (ended) {
    closeFrames();
  }
  showState(ended ? "finished" : undefined);
}

function showState(key) {
  const changes = Object.keys(state.shown).length;
  const usual = state.running ? "running" : asked ? "opening" : state.run > 0 ? "finished" : "idle";
  element("state").className = "quiet";
  element("state").textContent = text(key ?? usual, { changes });
}

/** A way's page is served by its own server, so that its requests go there and nowhere else. */
function openFrame({ way, port }) {
  const frame = document.createElement("iframe");
  const figure = document.createElement("figure");
  const caption = document.createElement("figcaption");
  const origin = `http://localhost:${port}`;
  caption.textContent = text(way);
  frame.title = text(way);
  frame.src = `${origin}/shared/workbench/way.html?way=${way}`;
  figure.append(caption, frame);
  element("boards").append(figure);
  ways.set(way, { frame, origin, seen: undefined, boards: [] });
}

/** Without its page a way has no connection, and costs nothing any more. */
function closeFrames() {
  asked = false;
  element("run").disabled = false;
  ways.clear();
  element("boards").replaceChildren();
}

/** A frame has a new board. When each has its first, the run begins. */
function onBoard({ source, origin, data }) {
  const way = [...ways.values()].find((one) => one.frame.contentWindow === source && one.origin === origin);
  if (!way || !Number.isInteger(data?.version)) {
    return;
  }
  const first = way.seen === undefined;
  way.boards.push({ version: data.version, before: way.seen, at: data.at });
  way.seen = data.version;
  if (first && [...ways.values()].every((one) => one.seen !== undefined)) {
    wish("/bill/run");
  }
}

/** How late each board of this run came, in milliseconds: since the first change that its way had not seen. */
function staleness(way) {
  return way.boards
    .filter(({ version, before }) => before !== undefined && state.shown[version] !== undefined)
    .map(({ before, at }) => at - (state.shown[before + 1] ?? Infinity) / 1_000)
    .filter((late) => late >= 0)
    .sort((a, b) => a - b);
}

// The figures of a way stay when its frame is closed, until the next run.
const figures = new Map();

function showRows() {
  for (const { way, totals } of state.meters) {
    const open = ways.get(way);
    if (open && state.run > 0) {
      const late = staleness(open);
      const updates = late.length;
      figures.set(way, {
        updates,
        requests: totals.requests,
        useful: updates > 0 ? totals.useful / updates : 0,
        overhead: updates > 0 ? totals.overhead / updates : 0,
        median: late[Math.floor(updates / 2)],
        worst: late.at(-1),
      });
    }
  }
  const most = Math.max(...[...figures.values()].map(({ useful, overhead }) => useful + overhead));
  element("figures").hidden = figures.size === 0;
  element("rows").replaceChildren(...[...figures].map(([way, figure]) => row(way, figure, most)));
}

function row(way, figure, most) {
  const tr = document.createElement("tr");
  const name = document.createElement("th");
  name.scope = "row";
  name.textContent = text(way);
  const millis = (late) => (late === undefined ? "–" : late < 10 ? `${late.toFixed(1)} ms` : `${number.format(late)} ms`);
  const cells = [
    ...["updates", "requests", "useful", "overhead"].map((column) => number.format(figure[column])),
    millis(figure.median),
    millis(figure.worst),
  ].map((words) => {
    const td = document.createElement("td");
    td.className = "number";
    td.textContent = words;
    return td;
  });
  tr.dataset.way = way;
  tr.append(name, ...cells, chart(figure, most));
  return tr;
}

function chart({ useful, overhead }, most) {
  const td = document.createElement("td");
  const bar = document.createElement("div");
  td.className = "chart";
  bar.className = "bar";
  for (const [kind, bytes] of Object.entries({ useful, overhead })) {
    const part = document.createElement("span");
    part.className = kind;
    part.style.width = most > 0 ? `${(100 * bytes) / most}%` : "0";
    bar.append(part);
  }
  td.append(bar);
  return td;
}

async function wish(path) {
  try {
    await ask("POST", path);
  } catch (error) {
    closeFrames();
    element("state").className = "bad";
    element("state").textContent = text("refused", { reason: error.message });
  }
}

function run() {
  asked = true;
  element("run").disabled = true;
  figures.clear();
  showRows();
  showState("opening");
  wish("/bill");
}

const bill = new EventSource("/bill");
bill.addEventListener("message", (event) => onState(JSON.parse(event.data)));
bill.addEventListener("error", () => {
  element("state").className = "bad";
  element("state").textContent = text("lost");
});
element("run").addEventListener("click", run);
window.addEventListener("message", onBoard);
