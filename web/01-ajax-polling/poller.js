// Polling: ask, show the answer, wait, ask again.

/** After errors the wait grows up to this, in milliseconds. */
const LONGEST_WAIT = 30_000;

/** How long an answer may take, in milliseconds: a server may hold a question, but one that vanished never says no. */
const PATIENCE = 40_000;

/** What a wait of nothing grows from after an error, in milliseconds. */
const SHORTEST_WAIT = 500;

/**
 * Asks a server the same question again and again. There is never more than one request under way.
 *
 * @param url what to ask
 * @param every the wait between an answer and the next question, in milliseconds
 * @param onNews called with the JSON of an answer that is new
 * @param onNothingNew called when the server said: what you have is still right
 * @param onError called with what went wrong, and the wait before the next try in milliseconds
 * @return {start, stop, forget}; `forget` makes the next answer news whatever it is
 */
export function poller({ url, every, onNews, onNothingNew, onError }) {
  // The entity tag of the answer that we have.
  let etag;

  async function ask(signal) {
    // region ask
    const headers = etag === undefined ? {} : { "If-None-Match": etag };
    // A browser's cache would turn the 304 into a 200 with the old body. "no-store" shows us the answer as it came.
    const response = await fetch(url, { cache: "no-store", headers, signal });
    if (response.status === 304) {
      return onNothingNew;
    }
    // endregion
    if (!response.ok) {
      throw new Error(`HTTP ${response.status}`);
    }
    const news = await response.json();
    etag = response.headers.get("ETag");
    return () => onNews(news);
  }

  function forget() {
    etag = undefined;
  }

  return { ...asker({ ask, every, onError }), forget };
}

/**
 * Asks, tells, waits, and asks again.
 *
 * @param ask given a signal that gives it up, resolves to what is to be called when it has not been given up
 * @return {start, stop}
 */
export function asker({ ask, every, onError }) {
  // Ends the asking that is going on.
  let asking = new AbortController();

  async function goOn(signal) {
    let wait = every;
    while (!signal.aborted) {
      let tell;
      try {
        tell = await ask(AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]));
        wait = every;
      } catch (error) {
        // A server in trouble is not helped by being asked more: the wait doubles with every error.
        wait = Math.min((wait || SHORTEST_WAIT) * 2, Math.max(every, LONGEST_WAIT));
        tell = () => onError(error, wait);
      }
      if (!signal.aborted) {
        tell();
        await pause(wait, signal);
      }
    }
  }

  return {
    start() {
      asking.abort();
      asking = new AbortController();
      goOn(asking.signal);
    },
    stop() {
      asking.abort();
    },
  };
}

/** Resolves after a time in milliseconds, or at once when the signal is aborted. */
function pause(millis, signal) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, millis);
    signal.addEventListener("abort", done);
  });
}
