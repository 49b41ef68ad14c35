/* What stands beside the results: what was looked for before, where to begin, and what pages say, with the words marked. */
import { fold } from "./fold.js";

/* What was looked for before stays on the device. */
const KEY = "hr-tim";
const MOST = 5;
/* Of how many results it is shown what their pages say, and how many characters of it. */
const QUOTED = 4;
const LENGTH = 150;

function recent() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((text) => typeof text === "string").slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function remember(text) {
  const asked = text.trim().slice(0, 80);
  if (asked.length < 2) return;
  try {
    const others = recent().filter((other) => fold(other) !== fold(asked));
    localStorage.setItem(KEY, JSON.stringify([asked, ...others].slice(0, MOST)));
  } catch { /* it is not kept, then */ }
}

export async function suggestions(search, { make, link, ask }) {
  const parts = [];
  const list = (label, items, ...more) => make("section", { class: "hr-hits-hints", "aria-label": label },
    make("p", { class: "hr-hits-hint" }, label, ...more), make("ul", {}, ...items.map((item) => make("li", {}, item))));
  const before = recent();
  if (before.length > 0) {
    const forget = make("button", { type: "button", class: "hr-hits-forget" }, "Xóa");
    const again = before.map((text) => {
      const button = make("button", { type: "button", class: "hr-hits-again" }, text);
      button.addEventListener("click", () => ask(text));
      return button;
    });
    const section = list("Đã tìm trên máy này", again, forget);
    forget.addEventListener("click", () => {
      try { localStorage.removeItem(KEY); } catch { /* there is none */ }
      section.remove();
    });
    parts.push(section);
  }
  try {
    const records = await search.records("goi-y.txt");
    if (records.length > 0) parts.push(list("Gợi ý", records.map((record) => link(record.url, record.name))));
  } catch { /* without them, then */ }
  parts.push(make("p", { class: "hr-hits-ways" }, "Gõ không dấu, gõ tắt hay gõ cách xưng hô đều được: ", make("i", {}, "bv 103"), ", ", make("i", {}, "cô Hà"), "."));
  return parts;
}

/* Puts below each of the first results what its page says. */
export async function quote(results, text, { make, isWanted }) {
  const wanted = new Set(fold(text).split(" ").filter((word) => word.length > 1));
  for (const result of results.slice(0, QUOTED)) {
    const answer = await fetch(result.href, { priority: "low" });
    if (!answer.ok || !isWanted()) continue;
    const found = passage(new DOMParser().parseFromString(await answer.text(), "text/html"), wanted);
    if (!found || !isWanted()) continue;
    const said = found.map(([words]) => words).join("");
    const pieces = found.map(([words, isMarked]) => (isMarked ? make("mark", {}, words) : words));
    const same = [...result.querySelectorAll(".hr-hit-line")].find(({ textContent }) => said.includes(textContent) || textContent.includes(said));
    if (same) same.replaceChildren(...pieces); /* the deed says it already */
    else result.querySelector(".hr-hit-text").append(make("span", { class: "hr-hit-line hr-hit-said" }, ...pieces));
  }
}

/* The stretch of a page that says the most of the words, the closest together: pieces of text, each with whether it is one
   of them. */
export function passage(page, wanted) {
  const main = page.querySelector("main");
  if (!main) return undefined;
  for (const other of main.querySelectorAll("nav, form, script, svg, button, .hr-sources, .hr-related, .hr-foot, .hr-share")) other.remove();
  let best;
  for (const block of main.querySelectorAll("p, li, dd, blockquote, figcaption, td")) {
    if (block.querySelector("p, li, dd, blockquote")) continue;
    const found = densest(block.textContent.replace(/\s+/g, " ").trim(), wanted);
    if (found && (!best || found.worth > best.worth)) best = found;
  }
  return best && cut(best.text, best.marks);
}

function densest(text, wanted) {
  const marks = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match, at) => ({ at, start: match.index, end: match.index + match[0].length, plain: fold(match[0]) }))
    .filter(({ plain }) => wanted.has(plain));
  let best;
  for (let n = 0; n < marks.length; n += 1) {
    const near = marks.slice(n).filter(({ end }) => end - marks[n].start <= LENGTH);
    const pairs = near.filter((mark, k) => k > 0 && mark.at === near[k - 1].at + 1).length;
    const worth = 3 * new Set(near.map(({ plain }) => plain)).size + 2 * pairs;
    if (!best || worth > best.worth) best = { text, marks: near, worth };
  }
  return best;
}

/* A text cut between words, with its marks; one that runs on is marked as a whole. */
function cut(text, marks) {
  const [first, last] = [marks[0].start, marks.at(-1).end];
  const room = Math.max(0, LENGTH - (last - first));
  const from = first <= room / 2 ? 0 : text.indexOf(" ", first - room / 2) + 1;
  const end = from + LENGTH >= text.length ? text.length : Math.max(last, text.lastIndexOf(" ", from + LENGTH));
  const pieces = [];
  let at = from;
  for (const { start, end: stop } of marks) {
    const between = text.slice(at, start);
    if (between === " " && pieces.at(-1)?.[1]) pieces.at(-1)[0] += ` ${text.slice(start, stop)}`;
    else pieces.push([between, false], [text.slice(start, stop), true]);
    at = stop;
  }
  pieces.push([text.slice(at, end), false]);
  if (from > 0) pieces[0][0] = `… ${pieces[0][0]}`;
  if (end < text.length) pieces.at(-1)[0] += "\u00a0…";
  return pieces.filter(([piece]) => piece);
}
