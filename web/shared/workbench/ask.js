// How the workbench's pages ask it for something: with the token that its start URL had.

/**
 * Keeps the token of the URL that scripts/run printed, and takes it out of the address bar, so that a link or a
 * screenshot does not give it away. A reload finds it in the session.
 */
export function takeToken() {
  if (location.hash.length > 1) {
    window.sessionStorage.setItem("token", location.hash.slice(1));
    history.replaceState(null, "", location.pathname + location.search);
  }
}

/**
 * Asks the workbench for what needs the token.
 *
 * @throws Error with the reason, if the workbench refuses
 */
export async function ask(method, path) {
  const token = window.sessionStorage.getItem("token") ?? "";
  const response = await fetch(path, { method, headers: { "Workbench-Token": token } });
  if (!response.ok) {
    throw new Error((await response.text()).trim());
  }
}
