// RFC 6455 §4.2.2, once more, in the browser with Web Crypto.

const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/** The steps from a Sec-WebSocket-Key to its accept value: what is hashed, its SHA-1 in hex, and that in Base64. */
export async function acceptSteps(key) {
  const input = key + GUID;
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-1", new TextEncoder().encode(input)));
  return {
    input,
    sha1: Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join(" "),
    accept: btoa(String.fromCharCode(...hash)),
  };
}
