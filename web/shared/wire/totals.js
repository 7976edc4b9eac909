// The running totals, as numbers and as a chart of the last minute.

import { text } from "./say.js";
import { count, share, size } from "./show.js";

const SECONDS = 60;
const BAR = 3;
const MIDDLE = 15;

/** Makes a function that shows the tap's totals. The chart moves on by itself, once a second. */
export function totalsIn(root) {
  const put = (id, words) => {
    root.querySelector(`#${id}`).textContent = words;
  };
  const second = () => Math.floor(performance.now() / 1000);
  // The bytes of a second, in the place of its number modulo 60.
  const useful = new Array(SECONDS).fill(0);
  const overhead = new Array(SECONDS).fill(0);
  let before = null;
  let newest = second();
  let drawn = "";

  function moveOn() {
    for (; newest < second(); newest++) {
      useful[(newest + 1) % SECONDS] = 0;
      overhead[(newest + 1) % SECONDS] = 0;
    }
  }

  /** Useful bytes go up from the middle, overhead goes down, on one scale. */
  function draw() {
    moveOn();
    const most = Math.max(...useful.map((bytes, i) => Math.max(bytes, overhead[i])));
    const bars = (bytes, sign) =>
      Array.from({ length: SECONDS }, (_, i) => [i, bytes[(newest + 1 + i) % SECONDS]])
        .filter(([, value]) => value > 0)
        .map(([i, value]) => `M${BAR * i + BAR / 2} ${MIDDLE}v${sign * Math.max((14 * value) / most, 1)}`)
        .join("");
    const paths = [bars(useful, -1), bars(overhead, 1)];
    if (drawn !== paths.join()) {
      drawn = paths.join();
      root.querySelector("path.useful").setAttribute("d", paths[0]);
      root.querySelector("path.overhead").setAttribute("d", paths[1]);
      put("most", most > 0 ? text("perSecond", { size: size(most) }) : "");
      const sum = (bytes) => count(bytes.reduce((all, value) => all + value, 0));
      const label = text("chart", { useful: sum(useful), overhead: sum(overhead), most: count(most) });
      root.querySelector("#chart").setAttribute("aria-label", label);
    }
  }

  setInterval(draw, 1_000);
  draw();

  return (totals) => {
    const all = totals.useful + totals.overhead + totals.unknown;
    for (const name of ["useful", "overhead", "unknown"]) {
      put(name, size(totals[name]));
    }
    root.querySelector("#notDecoded").hidden = totals.unknown === 0;
    put("share", all > 0 ? share(totals.useful / all) : "–");
    put("requests", count(totals.requests));
    put("messages", count(totals.messages));
    put("connections", text("openConnections", { count: count(totals.connections), open: count(totals.open) }));

    // The first totals are of a time that nobody saw; smaller ones than before begin anew.
    const restarted = before && (totals.useful < before.useful || totals.overhead < before.overhead);
    const base = restarted ? { useful: 0, overhead: 0 } : (before ?? totals);
    moveOn();
    useful[newest % SECONDS] += totals.useful - base.useful;
    overhead[newest % SECONDS] += totals.overhead - base.overhead;
    before = totals;
    draw();
  };
}
