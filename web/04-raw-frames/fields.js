// The fields of a frame by name.

import { element } from "./show.js";

/** A row for each field of a frame: its name, its value, and what that means. */
export function fieldRows(bytes, frame, text, show) {
  const lines = frame.fields.map(({ name, from, to }) => {
    const bits = bytes[from >> 3] >> Math.max(8 - (from % 8) - (to - from), 0);
    const whole = show.bytes(bytes.subarray(from >> 3, to >> 3));
    const [value, meaning] = {
      fin: () => [frame.fin, text(`fin_${frame.fin}`)],
      opcode: () => [`0x${frame.opcode.toString(16).toUpperCase()}`, show.opcode(frame.opcode)],
      mask: () => [Number(frame.masked), text(`mask_${Number(frame.masked)}`)],
      length: () => [frame.short, text(`length_${Math.max(frame.short, 125)}`)],
      extended: () => [whole, text("lengthIs", { length: frame.length })],
      key: () => [whole, text("keyIs")],
      payload: () => [whole, text(frame.masked ? "payloadMasked" : "payloadPlain")],
      next: () => [whole, text("nextIs")],
    }[name]?.() ?? [bits & 1, text(`rsv_${bits & 1}`)];
    return row(name, text(name), value, meaning);
  });
  if (frame.masked && frame.payload.length > 0) {
    const at = frame.fields.findIndex(({ name }) => name === "payload") + 1;
    const plain = frame.unmasked;
    lines.splice(at, 0, row("unmasked", text("unmasked"), show.bytes(plain), show.payload(frame.opcode, plain)));
  }
  return lines;
}

function row(field, name, value, meaning) {
  const line = element("tr", "");
  line.dataset.field = field;
  const head = element("th", "");
  head.scope = "row";
  const button = element("button", `name ${field}`, name);
  button.type = "button";
  head.append(button);
  line.append(head, element("td", "mono", String(value)), element("td", "", meaning));
  return line;
}
