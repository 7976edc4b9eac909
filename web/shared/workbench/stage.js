// The stage: the one chapter whose server plays. The workbench tells its state, and is told what to play.

/**
 * Keeps the token of the URL that scripts/run printed, and takes it out of the address bar, so that a link or a
 * screenshot does not give it away. A reload finds it in the session.
 */
export function takeToken() {
  if (location.hash.length > 1) {
    window.sessionStorage.setItem("token", location.hash.slice(1));
    history.replaceState(null, "", location.pathname + location.search);
  }
  return window.sessionStorage.getItem("token") ?? "";
}

/**
 * Follows the stage.
 *
 * @param token what {@link takeToken} found
 * @param onState called with the state now, and at each change: {chapter, status, run, port, exit, lines}
 * @param onLost called when the workbench does not answer; the browser goes on trying
 * @return {play, stop}; both reject with the reason if the workbench refuses
 */
export function stage({ token, onState, onLost }) {
  const states = new EventSource("/stage");
  states.addEventListener("message", (event) => onState(JSON.parse(event.data)));
  states.addEventListener("error", onLost);

  async function ask(method, path) {
    const response = await fetch(path, { method, headers: { "Workbench-Token": token } });
    if (!response.ok) {
      throw new Error((await response.text()).trim());
    }
  }

  return {
    play: (slug) => ask("POST", `/stage/${slug}`),
    stop: () => ask("DELETE", "/stage"),
  };
}
