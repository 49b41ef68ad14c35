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

/* Puts below each of the first results what its page says, where that is more than the result says itself. */
export async function quote(results, text, { make, isWanted }) {
  const wanted = new Set(fold(text).split(" "));
  const shown = (pieces) => pieces.map(([words, isMarked]) => (isMarked ? make("mark", {}, words) : words));
  for (const result of results.slice(0, QUOTED)) {
    const answer = await fetch(result.href, { priority: "low" });
    if (!answer.ok || !isWanted()) continue;
    const found = passage(new DOMParser().parseFromString(await answer.text(), "text/html"), wanted);
    if (!found || !isWanted()) continue;
    const lines = [...result.querySelectorAll(".hr-hit-line")].map((line) => ({ line, own: densest(line.textContent, wanted) }));
    const isThere = ({ line, own }) => own && (own.worth >= found.worth || isWithin(found.text, line.textContent));
    const [same] = lines.filter(isThere).sort((one, other) => other.own.worth - one.own.worth);
    if (same) same.line.replaceChildren(...shown(marked(same.own)));
    else result.querySelector(".hr-hit-text").append(make("span", { class: "hr-hit-line hr-hit-said" }, ...shown(cut(found))));
  }
}

/* Whether a line says all of a text, as “Giấy khen, 2025” does of “Giấy khen · Năm 2025”. */
function isWithin(text, line) {
  const words = new Set(["nam", ...fold(line).split(" ")]);
  return fold(text).split(" ").every((word) => words.has(word));
}

/* What is no text of a page, as page_words.py says too. */
const NOT_TEXT = "nav, form, script, svg, button, select, .hr-sources, .hr-related, .hr-contribute, .hr-foot, .hr-share, .hr-in-photos";

/* Where a page says the most of the words, the closest together; undefined where it has none of them side by side. */
export function passage(page, wanted) {
  const main = page.querySelector("main");
  if (!main) return undefined;
  for (const other of main.querySelectorAll(NOT_TEXT)) other.remove();
  let best;
  for (const block of main.querySelectorAll("p, li, dd, blockquote, figcaption, td")) {
    if (block.querySelector("p, li, dd, blockquote")) continue;
    const found = densest(told(block).replace(/\s+/g, " ").trim(), wanted);
    if (found && (!best || found.worth > best.worth)) best = found;
  }
  return best && (best.pairs > 0 || best.words === wanted.size) ? best : undefined;
}

/* The text of an element. What only its look sets apart, as the name and the honour on a card, gets a sign between. */
const WITHIN = "em, strong, b, i, sup, sub, abbr, code, mark, s, wbr";
function told(element) {
  let text = "";
  let isApart = false;
  for (const child of element.childNodes) {
    const isText = child.nodeType === Node.TEXT_NODE;
    const more = isText ? child.data : child.nodeType !== Node.ELEMENT_NODE ? "" : child.tagName === "BR" ? " " : told(child);
    if (!more) continue;
    const isOwn = !isText && !child.matches(WITHIN);
    const isJoined = (isApart || isOwn) && /[^\s(“]$/u.test(text) && /^[\p{L}\p{N}“(]/u.test(more);
    text += (isJoined ? (/[.:!?…]$/.test(text) ? " " : " · ") : "") + more;
    isApart = isOwn;
  }
  return text;
}

function densest(text, wanted) {
  const marks = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match, at) => ({ at, start: match.index, end: match.index + match[0].length, plain: fold(match[0]) }))
    .filter(({ plain }) => wanted.has(plain)).filter(({ plain, at }, n, all) => plain.length > 1 || all[n - 1]?.at === at - 1);
  let best;
  for (let n = 0; n < marks.length; n += 1) {
    const near = marks.slice(n).filter(({ end }) => end - marks[n].start <= LENGTH);
    const pairs = near.filter((mark, k) => k > 0 && mark.at === near[k - 1].at + 1).length;
    const words = new Set(near.map(({ plain }) => plain)).size;
    const worth = 3 * words + 2 * pairs;
    if (!best || worth > best.worth) best = { text, marks: near, worth, words, pairs };
  }
  return best;
}

/* A text cut between words, in pieces: each with whether it is one of the marks. */
function cut({ text, marks }) {
  const [first, last] = [marks[0].start, marks.at(-1).end];
  const room = Math.max(0, LENGTH - (last - first));
  const from = first <= room / 2 ? 0 : text.indexOf(" ", first - room / 2) + 1;
  const end = from + LENGTH >= text.length ? text.length : Math.max(last, text.lastIndexOf(" ", from + LENGTH));
  const pieces = marked({ text, marks }, from, end);
  if (from > 0) pieces.unshift(["… ", false]);
  if (end < text.length) pieces.push(["\u00a0…", false]);
  return pieces;
}

/* The pieces of a text; a mark that runs on is one piece. */
function marked({ text, marks }, from = 0, end = text.length) {
  const pieces = [];
  let at = from;
  for (const { start, end: stop } of marks) {
    const between = text.slice(at, start);
    if (between === " " && pieces.at(-1)?.[1]) pieces.at(-1)[0] += ` ${text.slice(start, stop)}`;
    else pieces.push([between, false], [text.slice(start, stop), true]);
    at = stop;
  }
  pieces.push([text.slice(at, end), false]);
  return pieces.filter(([piece]) => piece);
}
