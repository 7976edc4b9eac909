// A message as a text that can be sent to somebody.

import { RULES, explain } from "./explain.js";
import { unmaskedBytes } from "./fields.js";
import { offset } from "./dump.js";
import { text } from "./say.js";
import { bytesOf, hex, letter } from "./show.js";
import { factsOf, summaryOf } from "./summary.js";

const WIDTH = 16;

/** The message: its line, its errors, its bytes in hex, and its fields. */
export function copyOf(message, fields) {
  const bytes = bytesOf(message);
  const masked = unmaskedBytes(message);
  const faults = (message.faults ?? []).map(({ rule, at }) => {
    const { sentence, spec } = explain(RULES, rule);
    return `${text("broken", { at })}${text("colon")}${sentence} (${spec ?? rule})`;
  });
  return [
    `${message.from === "client" ? "→" : "←"} ${summaryOf(message)}`,
    factsOf(message),
    ...faults,
    "",
    ...hexLines(bytes),
    ...(masked ? [text("unmaskedIs", { hex: hex(masked.plain) })] : []),
    "",
    ...fields.map(({ name, value, sentence, spec }) => `${name}: ${value}\n    ${sentence} (${spec})`),
    "",
  ].join("\n");
}

function hexLines(bytes) {
  const lines = [];
  for (let at = 0; at < bytes.length; at += WIDTH) {
    const part = bytes.subarray(at, at + WIDTH);
    lines.push(`${offset(at)}  ${hex(part).padEnd(3 * WIDTH)} ${Array.from(part, letter).join("")}`);
  }
  return lines;
}
