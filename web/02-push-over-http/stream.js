// Server-Sent Events: ask once, and the answer goes on.

/** How long to wait before a new stream after one that the browser gave up, in milliseconds; it doubles up to the longest. */
const SHORTEST_WAIT = 2_000;
const LONGEST_WAIT = 30_000;

/**
 * Listens to a stream of versions.
 *
 * @param url the stream's, with a query
 * @param onOpen called when the stream is open, also when it is open again
 * @param onNews called with the JSON of each version, in order
 * @param onError called with the wait before the next try in milliseconds, or without if the browser decides
 * @return {start, stop, forget}; `forget` makes the next version the newest
 */
export function stream({ url, onOpen, onNews, onError }) {
  let source;
  let nextTry;
  let wait = SHORTEST_WAIT;
  // The id of the version that we have.
  let after;

  function open() {
    source = new EventSource(after === undefined ? url : `${url}&after=${after}`);
    source.addEventListener("open", () => {
      wait = SHORTEST_WAIT;
      onOpen();
    });
    // region listen
    source.addEventListener("message", (event) => {
      after = event.lastEventId;
      onNews(JSON.parse(event.data));
    });
    // endregion
    source.addEventListener("error", failed);
  }

  // A connection that was lost the browser opens again by itself, and sends Last-Event-ID. But after an answer that is
  // no stream, for example a 503, it never tries again: then we do, and say in the URL what we have.
  function failed() {
    if (source.readyState !== EventSource.CLOSED) {
      onError();
      return;
    }
    nextTry = setTimeout(open, wait);
    onError(wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }

  function stop() {
    clearTimeout(nextTry);
    source?.close();
  }

  return {
    start() {
      stop();
      open();
    },
    stop,
    forget() {
      after = undefined;
    },
  };
}
