import { lang, localize } from "../page.js";
import { ask, takeToken } from "./ask.js";
import { chaptersIn } from "./chapters.js";
import { texts } from "./texts.js";

const element = (id) => document.getElementById(id);
// First, since the links to the other language are made from the page's address.
takeToken();
const text = localize(texts);
let chapters = [];
let list;
let shown = { chapter: "", run: 0 };

async function begin() {
  chapters = await (await fetch("/chapters")).json();
  list = chaptersIn(element("list"), { chapters, lang, text, onChoice: play });
  showProgress();
  window.addEventListener("focus", showProgress); // the learner comes back from scripts/practice
  const stage = new EventSource("/stage");
  stage.addEventListener("message", (event) => onState(JSON.parse(event.data)));
  stage.addEventListener("error", onLost); // the browser goes on trying
}

async function showProgress() {
  const response = await fetch("/progress").catch(() => null); // onLost says it when the workbench has gone
  if (response?.ok) {
    list.practise(await response.json());
  }
}

/** The chapter's own origin: its page is another site to this one, and lives in a frame. */
function origin(state) {
  return `http://localhost:${state.port}`;
}

function onState(state) {
  const number = state.chapter.slice(0, 2);
  const playing = state.status === "PLAYING";
  const died = state.status === "DIED";
  element("state").textContent = text(state.status, { number, url: `${origin(state)}/` });
  element("state").className = died ? "bad" : "quiet";
  element("stop").disabled = !playing;
  element("waiting").textContent = playing || died ? "" : element("state").textContent;
  element("died").hidden = !died;
  element("diedTitle").textContent = text("diedTitle", { number, exit: state.exit });
  element("lastLines").textContent = state.lines.join("\n") || text("noLines");
  list.play(state.chapter);
  if (state.chapter !== shown.chapter) {
    showText(state.chapter);
  }
  showPage(playing, state);
  shown = state;
}

function showText(slug) {
  const chapter = chapters.find((one) => one.slug === slug);
  if (chapter) {
    element("text").src = chapter.texts[lang];
  }
}

/** A new server is a new page, also of the same chapter. */
function showPage(playing, state) {
  const page = element("page");
  if (playing && (page.hidden || state.run !== shown.run)) {
    page.src = `${origin(state)}/?lang=${lang}`;
  }
  page.hidden = !playing;
}

function onLost() {
  element("state").textContent = text("lost");
  element("state").className = "bad";
  element("stop").disabled = true;
}

function play(slug) {
  wish("POST", `/stage/${slug}`);
}

/** Asks the workbench for something; a refusal is shown. */
async function wish(method, path) {
  const problem = element("problem");
  try {
    await ask(method, path);
    problem.hidden = true;
  } catch (error) {
    problem.textContent = text("refused", { reason: error.message });
    problem.hidden = false;
  }
}

/** A page in a frame of another site may not open alerts: it tells us what to say. */
function narrate(event) {
  if (event.origin === origin(shown) && event.source === element("page").contentWindow) {
    if (typeof event.data?.narration === "string") {
      alert(event.data.narration);
    }
  }
}

for (const labelled of document.querySelectorAll("[data-label]")) {
  labelled.setAttribute(labelled.tagName === "IFRAME" ? "title" : "aria-label", text(labelled.dataset.label));
}
element("wire").src = `../wire/?lang=${lang}`;
element("bill").href = `bill.html?lang=${lang}`;
element("stop").addEventListener("click", () => wish("DELETE", "/stage"));
element("again").addEventListener("click", () => play(shown.chapter));
window.addEventListener("message", narrate);
begin();
