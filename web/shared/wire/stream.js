// The tap's stream of events.

const RETRY = 2_000;

/**
 * Listens to the tap, and goes on listening: where a connection is lost, behind the last event that came.
 *
 * @param onReset called when all that was told is void
 * @param onMessage called with each message, new or grown
 * @param onTotals called with the running totals
 * @param onState called with "live" or "lost"
 */
export function listen({ onReset, onMessage, onTotals, onState }) {
  let last = "";

  function connect() {
    const source = new EventSource(`/wire/events${last && `?after=${last}`}`);
    const on = (name, act) =>
      source.addEventListener(name, (event) => {
        last = event.lastEventId;
        act(JSON.parse(event.data));
      });
    on("reset", onReset);
    on("message", onMessage);
    on("totals", onTotals);
    source.addEventListener("open", () => onState("live"));
    source.addEventListener("error", () => {
      onState("lost");
      // After an answer that is no stream, the browser does not try again by itself.
      if (source.readyState === EventSource.CLOSED) {
        setTimeout(connect, RETRY);
      }
    });
  }

  connect();
}
