// Frames, RFC 6455 §5.2: how a browser builds one, and what its bytes say, whatever they are.

export const OPCODES = { continuation: 0x0, text: 0x1, binary: 0x2, close: 0x8, ping: 0x9, pong: 0xa };

/** What a payload length up to 125 stands for itself; these two stand for a length in the bytes behind them. */
const LENGTH_16 = 126;
const LENGTH_64 = 127;

/** The frame that a browser sends: whole, masked, its length in the shortest form. */
export function build(opcode, payload, key) {
  const b0 = 0x80 | opcode;
  const short = payload.length < LENGTH_16 ? payload.length : payload.length <= 0xffff ? LENGTH_16 : LENGTH_64;
  const extended = { [LENGTH_16]: 2, [LENGTH_64]: 8 }[short] ?? 0;
  const frame = new Uint8Array(2 + extended + 4 + payload.length);
  frame.set([b0, 0x80 | short]);
  for (let i = 0, rest = payload.length; i < extended; i++, rest = Math.floor(rest / 256)) {
    frame[1 + extended - i] = rest % 256;
  }
  frame.set(key, 2 + extended);
  frame.set(mask(payload, key), 2 + extended + 4);
  return frame;
}

/** Each byte XOR a byte of the key, in turn (§5.3). The same takes the mask off again. */
export function mask(payload, key) {
  return payload.map((byte, i) => byte ^ key[i % 4]);
}

/** The payload of a Close frame (§5.5.1): a code of two bytes and a reason. */
export function closePayload(code, reason) {
  return Uint8Array.of(code >> 8, code & 0xff, ...utf8(reason));
}

export const utf8 = (string) => new TextEncoder().encode(string);

/**
 * What the first bytes say if a frame begins there. Where bytes are missing, so are the fields that they would be.
 *
 * @return the values, and `fields`: each with its name, its first bit and the bit behind its last, counted in wire order
 */
export function parse(bytes) {
  const [b0, b1 = 0] = bytes;
  const masked = (b1 & 0x80) !== 0;
  const short = b1 & 0x7f;
  const keyAt = 2 + ({ [LENGTH_16]: 2, [LENGTH_64]: 8 }[short] ?? 0);
  const header = keyAt + (masked ? 4 : 0);
  const length = keyAt === 2 ? BigInt(short) : number(bytes.subarray(2, keyAt));
  const end = header + Number(length);
  const key = masked ? bytes.slice(keyAt, header) : null;
  const payload = bytes.slice(header, Math.min(end, bytes.length));
  const parts = [
    ["fin", 0, 1], ["rsv1", 1, 2], ["rsv2", 2, 3], ["rsv3", 3, 4], ["opcode", 4, 8], ["mask", 8, 9], ["length", 9, 16],
    ["extended", 16, 8 * keyAt], ["key", 8 * keyAt, 8 * header], ["payload", 8 * header, 8 * end],
    ["next", 8 * end, Infinity],
  ];
  return {
    fin: b0 >> 7,
    opcode: b0 & 0x0f,
    masked,
    short,
    length,
    key,
    payload,
    unmasked: masked ? mask(payload, key) : payload,
    header,
    end,
    fields: parts
      .map(([name, from, to]) => ({ name, from, to: Math.min(to, 8 * bytes.length) }))
      .filter(({ from, to }) => from < to),
  };
}

/** All frames in a row, the last of them perhaps not whole. */
export function frames(bytes) {
  const all = [];
  for (let at = 0; at < bytes.length; ) {
    const frame = parse(bytes.subarray(at));
    frame.bytes = bytes.subarray(at, at + frame.end);
    all.push(frame);
    at += frame.end;
  }
  return all;
}

/** What a server that has read these bytes and broke off nowhere waits for. */
export function waitsFor(bytes) {
  let open = false;
  for (const frame of frames(bytes)) {
    if (frame.bytes.length < frame.header) {
      return { what: "header", missing: frame.header - frame.bytes.length };
    }
    if (frame.bytes.length < frame.end) {
      return { what: "payload", missing: frame.end - frame.bytes.length };
    }
    open = frame.opcode < 0x8 ? frame.fin === 0 : open;
  }
  return { what: open ? "continuation" : "nothing", missing: 0 };
}

const number = (bytes) => bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
