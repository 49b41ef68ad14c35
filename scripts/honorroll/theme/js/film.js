/* Chapters move the player of their film, in whose place the page stays; the one that is on is marked. Without this file
   a chapter opens the film at its moment. */
const links = [...document.querySelectorAll("[data-hr-chapter]")];
const still = matchMedia("(prefers-reduced-motion: reduce)");

function mark(of, time) {
  let on;
  for (const link of links.filter((each) => each.dataset.hrOf === of)) {
    link.removeAttribute("aria-current");
    if (Number(link.dataset.hrChapter) <= time) on = link;
  }
  on?.setAttribute("aria-current", "true");
}

/* Moves the film to a moment; says whether there is a player that can be moved. */
function move(box, at) {
  const video = box.querySelector("video");
  if (video) {
    video.currentTime = at;
    video.play().catch(() => { /* the browser wants the reader to press play */ });
    return true;
  }
  const poster = box.querySelector('a[data-hr-film^="youtube "]');
  if (poster) {
    poster.dataset.hrAt = at;
    poster.click();
    return true;
  }
  const frame = box.querySelector("iframe[src*='youtube-nocookie']");
  if (!frame) return false;
  const address = new URL(frame.src);
  address.searchParams.set("start", at);
  frame.src = address;
  return true;
}

/* Opens the film of a chapter at its moment: in its player, or where the link leads. */
export function play(link) {
  const { hrOf: of, hrChapter: at } = link.dataset;
  const box = document.getElementById(of);
  if (!box || !move(box, Number(at))) {
    location.href = link.href;
    return;
  }
  mark(of, Number(at));
  box.scrollIntoView({ block: "nearest", behavior: still.matches ? "auto" : "smooth" });
}

for (const of of new Set(links.map((link) => link.dataset.hrOf))) {
  const video = document.getElementById(of)?.querySelector("video");
  video?.addEventListener("timeupdate", () => mark(of, video.currentTime), { passive: true });
}
