/* A consultation follows the reader's clock: it opens and closes on its days, also on a page that was built before. What is
   said in each phase is in the page; the moments carry their zone, so the reader may be anywhere. Without this file the page
   is as on the day of its build, and states the deadline. */
const DAY = 86_400_000;

function phaseAt(place, now) {
  if (now < Date.parse(place.dataset.hrOpens)) return "upcoming";
  return now < Date.parse(place.dataset.hrCloses) ? "open" : "waiting";
}

/* The last day counts: on it nothing is left after today. */
function left(closes, now) {
  const days = Math.ceil((closes - now) / DAY) - 1;
  return days > 0 ? `Còn ${days} ngày.` : "Hôm nay là ngày cuối cùng.";
}

/* The list has a heading for each phase: what has closed goes below another one. */
function sort(list) {
  for (const phase of ["open", "waiting"]) {
    const items = [...list.querySelectorAll(`.hr-consultation-item[data-hr-now="${phase}"]`)];
    const heading = phase === "open" ? list.dataset.hrOpen : list.dataset.hrWaiting;
    const found = [...list.querySelectorAll("section")].find((section) => section.querySelector("h2").textContent === heading);
    const astray = items.filter((item) => !found?.contains(item));
    if (!astray.length) continue;
    const section = found ?? list.insertBefore(document.createElement("section"), phase === "open" ? list.querySelector("section") : null);
    if (!found) {
      section.className = "hr-events";
      section.append(Object.assign(document.createElement("h2"), { textContent: heading }), document.createElement("ol"));
    }
    section.querySelector("ol").prepend(...astray);
  }
  for (const section of list.querySelectorAll("section")) if (!section.querySelector("li")) section.remove();
  list.querySelector("[data-hr-none]").hidden = list.querySelector('[data-hr-now="open"]') !== null;
}

function tick() {
  const now = Date.now();
  for (const place of document.querySelectorAll("[data-hr-closes]")) {
    const phase = phaseAt(place, now);
    place.dataset.hrNow = phase;
    if (place.dataset.hrOnly) place.hidden = place.dataset.hrOnly !== phase;
    for (const part of place.querySelectorAll("[data-hr-phase]")) part.hidden = !part.dataset.hrPhase.split(" ").includes(phase);
    const text = phase === "open" ? left(Date.parse(place.dataset.hrCloses), now) : "";
    for (const days of place.querySelectorAll("[data-hr-left]")) if (days.textContent !== text) days.textContent = text;
  }
  for (const band of document.querySelectorAll("[data-hr-empties]")) band.hidden = !band.querySelector("[data-hr-closes]:not([hidden])");
  const list = document.querySelector(".hr-consultations");
  if (list) sort(list);
}

tick();
setInterval(tick, 5_000);
addEventListener("visibilitychange", tick);
