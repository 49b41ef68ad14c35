/* Loads the page again when another release is shown, and says meanwhile what is wrong. A page in the background
   listens to nothing: a browser has six connections to a server, and there may be more tabs. */
const panel = document.getElementById("honorroll-preview");
let stream = null;

function told(event) {
  const now = JSON.parse(event.data);
  if (now.release !== panel.dataset.release) {
    stop();
    location.reload();
  } else if (String(now.version) !== panel.dataset.version) {
    panel.dataset.version = now.version;
    panel.innerHTML = now.panel;
  }
}

function stop() {
  if (stream) stream.close();
  stream = null;
}

function listen() {
  stop();
  if (document.visibilityState === "hidden") return;
  stream = new EventSource(panel.dataset.events);
  stream.addEventListener("message", told);
}

document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", stop);
addEventListener("pageshow", listen);
