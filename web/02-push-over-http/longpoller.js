// Long polling: ask, and let the server wait until there is an answer.
import { asker } from "../01-ajax-polling/poller.js";

/**
 * Asks a server for the version that comes after the one we have. The answer comes when there is one.
 *
 * @param url what to ask, with a query
 * @param onNews called with the JSON of each version, in order
 * @param onNothingNew called when the server's deadline came first
 * @param onError called with what went wrong, and the wait before the next try in milliseconds
 * @return {start, stop, forget}; `forget` makes the next answer the newest version
 */
export function longPoller({ url, onNews, onNothingNew, onError }) {
  // The id of the version that we have.
  let after;

  async function ask(signal) {
    // region ask
    const response = await fetch(after === undefined ? url : `${url}&after=${after}`, { cache: "no-store", signal });
    if (response.status === 204) {
      return onNothingNew;
    }
    // endregion
    if (!response.ok) {
      throw new Error(`HTTP ${response.status}`);
    }
    const news = await response.json();
    after = response.headers.get("ETag").replaceAll('"', "");
    return () => onNews(news);
  }

  function forget() {
    after = undefined;
  }

  return { ...asker({ ask, every: 0, onError }), forget };
}
