/* What of a conference follows the reader's clock: how long it still is, that it is under way, what of the programme is on.
   Times carry their zone, so the reader may be anywhere. Without this file the page states when it is, and that is enough. */
const MINUTE = 60_000, HOUR = 60 * MINUTE, DAY = 24 * HOUR;
const live = "Đang diễn ra";

function left(span) {
  const days = Math.floor(span / DAY), hours = Math.floor((span % DAY) / HOUR), minutes = Math.ceil((span % HOUR) / MINUTE);
  if (days >= 2) return `${days} ngày`;
  const parts = [];
  if (days) parts.push("1 ngày");
  if (hours) parts.push(`${hours} giờ`);
  if (minutes && !days) parts.push(`${minutes} phút`);
  return parts.join(" ") || "1 phút";
}

/* Days are counted where the conference is, whose midnights the times name: “…+07:00”. */
const offsetOf = (time) => {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(time) ?? [, "+", 0, 0];
  return (sign === "-" ? -1 : 1) * (hours * HOUR + minutes * MINUTE);
};
const dayOf = (at, offset) => Math.floor((at + offset) / DAY);

function told(clock, now) {
  const start = Date.parse(clock.dataset.hrStart), end = Date.parse(clock.dataset.hrEnd);
  if (now >= end) return [clock.dataset.hrOver ?? "", "over"];
  if (now >= start) return [clock.dataset.hrGrain === "day" && end - start <= DAY ? "Hôm nay" : live, "live"];
  if (clock.dataset.hrGrain === "day") {
    const offset = offsetOf(clock.dataset.hrStart), days = dayOf(start, offset) - dayOf(now, offset);
    return [days === 1 ? "Ngày mai" : `Còn ${days} ngày`, "coming"];
  }
  return [`Còn ${left(start - now)}`, "coming"];
}

function mark(item, now) {
  const from = Date.parse(item.dataset.hrFrom), to = item.dataset.hrTo ? Date.parse(item.dataset.hrTo) : NaN;
  const clock = document.querySelector(".hr-conference [data-hr-start]");
  const until = Number.isNaN(to) ? Date.parse(clock?.dataset.hrEnd ?? "") : to;
  const on = now >= from && now < until;
  item.classList.toggle("hr-on", on);
  if (on) item.setAttribute("aria-current", "time");
  else item.removeAttribute("aria-current");
  const title = item.querySelector(".hr-item-title");
  const there = title.querySelector(".hr-live");
  if (on && !there) title.append(Object.assign(document.createElement("span"), { className: "hr-live", textContent: live }));
  else if (!on && there) there.remove();
}

function tick() {
  const now = Date.now();
  for (const clock of document.querySelectorAll("[data-hr-start]")) {
    const [text, state] = told(clock, now);
    if (clock.textContent !== text) clock.textContent = text;
    clock.hidden = !text;
    clock.classList.toggle("hr-live", state === "live");
    for (const each of ["live", "over"]) {
      clock.closest(".hr-conference")?.classList.toggle(`hr-conference-${each}`, state === each);
    }
  }
  for (const item of document.querySelectorAll("[data-hr-from]")) mark(item, now);
}

tick();
setInterval(tick, 5_000);
addEventListener("visibilitychange", tick);
