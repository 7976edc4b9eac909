// Asks the server what it answers to bytes that no browser would send, and shows that.

import { OPCODES, frames, waitsFor } from "./frame.js";
import { hexByte } from "./show.js";

/** More bytes than this the server does not take for a trial. */
const MAX_TRIED = 2048;

/** Makes a function that tries bytes; a new trial replaces one that still runs. */
export function trialIn({ verdict, table }, text, show) {
  let running = new AbortController();

  return async (bytes) => {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    const tried = bytes.subarray(0, MAX_TRIED);
    try {
      const response = await fetch(`/frame?hex=${Array.from(tried, hexByte).join("")}`, { signal });
      const answer = await response.text();
      if (!response.ok) {
        throw new Error(answer);
      }
      showAnswer(tried, bytes, frames(fromHex(answer)));
    } catch (problem) {
      if (!signal.aborted) {
        table.replaceChildren();
        verdict.className = "bad";
        verdict.textContent = text("noServer", { problem: problem.message });
      }
    }
  };

  function showAnswer(tried, all, answer) {
    table.replaceChildren(...answer.map(row));
    const close = answer.find((frame) => frame.opcode === OPCODES.close);
    const complaint = close && close.payload[0] === 0x03 && close.payload[1] >= 0xea; // from 1002 on
    verdict.className = complaint ? "bad" : answer.length > 0 ? "good" : "quiet";
    const note = tried.length < all.length ? text("onlyStart", { count: tried.length }) : "";
    verdict.textContent = note + (close ? closing(close) : waiting(tried, answer));
  }

  function closing(close) {
    return close.payload.length === 0
      ? text("closesWithout")
      : text("closes", { close: show.payload(close.opcode, close.payload) });
  }

  function waiting(tried, answer) {
    const { what, missing } = waitsFor(tried);
    return text(`waitsFor_${what}`, { lead: text(answer.length > 0 ? "answers" : "silent"), missing });
  }

  function row(frame) {
    const line = document.createElement("tr");
    const code = `0x${frame.opcode.toString(16).toUpperCase()} ${show.opcode(frame.opcode)}`;
    for (const words of [show.bytes(frame.bytes, 40), code, show.payload(frame.opcode, frame.payload)]) {
      const cell = document.createElement("td");
      cell.textContent = words;
      line.append(cell);
    }
    line.firstChild.className = "mono";
    return line;
  }
}

/** Bytes from hex digits, with or without spaces; null if they are none. */
export function fromHex(string) {
  const digits = string.replaceAll(/\s/g, "");
  return /^([0-9a-f]{2})*$/i.test(digits)
    ? Uint8Array.from({ length: digits.length / 2 }, (_, i) => parseInt(digits.slice(2 * i, 2 * i + 2), 16))
    : null;
}
