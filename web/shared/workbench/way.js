// One way by which the board comes to a screen. The page of the live bill has a frame with this page for each of them,
// served by the way's own server, and is told of each board that comes.

const WAYS = {
  "polling-1s": (tell) => poll(tell, 1_000),
  "polling-100ms": (tell) => poll(tell, 100),
  "long-polling": longPoll,
  sse: listen,
  websocket: connect,
};

function pause(millis) {
  return new Promise((resolve) => {
    setTimeout(resolve, millis);
  });
}

/** Asks, and asks again after a pause. */
async function poll(tell, every) {
  let headers = {};
  for (;;) {
    const response = await fetch("/departures", { cache: "no-store", headers });
    if (response.status === 200) {
      tell(await response.json());
      headers = { "If-None-Match": response.headers.get("ETag") };
    }
    await pause(every);
  }
}

/** Asks for what comes after the version that it has; the answer comes when there is one. */
async function longPoll(tell) {
  let after = "";
  for (;;) {
    const response = await fetch(`/news${after}`, { cache: "no-store" });
    if (response.status === 200) {
      tell(await response.json());
      after = `?after=${encodeURIComponent(response.headers.get("ETag").replaceAll('"', ""))}`;
    }
  }
}

function listen(tell) {
  new EventSource("/events").addEventListener("message", (event) => tell(JSON.parse(event.data)));
}

function connect(tell) {
  new WebSocket(`ws://${location.host}/departures`).addEventListener("message", (event) => tell(JSON.parse(event.data)));
}

function row(departure) {
  const tr = document.createElement("tr");
  for (const column of ["time", "destination", "train", "platform"]) {
    const td = document.createElement("td");
    td.textContent = departure[column];
    tr.append(td);
  }
  return tr;
}

/** Tells the page around this one, then shows the board. */
function tell(board) {
  const at = performance.timeOrigin + performance.now();
  window.parent.postMessage({ version: board.version, at }, "*"); // no secret, whoever the parent is
  document.getElementById("departures").replaceChildren(...board.departures.map(row));
}

WAYS[new URLSearchParams(location.search).get("way")](tell);
