/* How well a record of the index of names answers a query. Pure. */
import { fold, words } from "./fold.js";

/* A record as entries.py writes it. */
export function parsed(line) {
  const [place, what, url, name, text, where, role, motif, picture, calls, aliases, more] = line.split("\t");
  const own = words(name);
  return {
    key: line, place: place ? parseInt(place, 36) : Infinity, what, name, line: text, where, role, motif, picture, calls,
    url: place ? `bang-vang/${url || own.map((word) => word.plain).join("-")}/` : url,
    size: Number(/ · ([\d.]+) /.exec(text)?.[1].replaceAll(".", "")) || 1, own, called: aliases ? aliases.split("|").map(words) : [],
    more: new Set(fold(`${text} ${where} ${role} ${more}`).split(" ")),
  };
}

/* Whether a word is a year, as they stand beside names. */
export const isYear = (plain) => /^(19|20)\d\d$/.test(plain);

/* Scores: above WHOLE the query is a whole name as it is written, above NAME all its words stand in the name, or all of the
   name in the query. */
const NAME = 1000;
const WHOLE = 1300;
/* From how many words on a name is a title, in which words far apart say little. */
const LONG = 5;
export const inName = ({ score }) => score > NAME;
export const isWhole = ({ score }) => score >= WHOLE;

/* How well a record answers a reading of a query: 0 where a word of it is nowhere. With `isPart` some may be. */
export function scored(record, reading, isPart = false) {
  let best = against(record.own, record, reading.words, isPart);
  for (const alias of record.called) best = Math.max(best, against(alias, record, reading.words, isPart));
  if (best <= 0) return 0;
  if (record.what === "l") best += best < WHOLE && record.calls === "0" ? -200 : isPlace(record) ? 0 : Math.min(25, 4 * Math.log2(record.size));
  if (isPlace(record) && best >= WHOLE) { /* of two wards that one name fits, that which is called so, and which there is today */
    best += 2 * reading.words.filter(({ plain }) => record.own.some((word) => word.plain === plain)).length;
    if (record.own.at(-1)?.plain === "cu") best -= 5;
  }
  if (reading.isAddressed) best = record.what === "i" ? best + liking(record.calls, reading) : 0;
  if (best <= 0) return 0;
  return Math.max(1, best - reading.cost);
}

const KINDS_OF_PLACES = new Set("phuong xa quan huyen thi tran thanh pho tinh cu".split(" "));
const isPlace = (record) => record.url.startsWith("bang-vang/dia-ban/");

/* How well whoever is called so fits the form of address that stood before the name. */
export function liking(calls, { wants, unlike }) {
  let points = 0;
  for (const letter of wants) if (calls.includes(letter)) points += 45;
  for (const letter of unlike) if (calls.includes(letter)) points -= 120;
  return points;
}

const isBeside = (record, word, isLast) => record.more.has(word.plain)
  || [...word.alike?.keys() ?? []].some((other) => record.more.has(other))
  || (isLast && [...record.more].some((other) => other.startsWith(word.plain)));

function against(name, record, query, isPart) {
  let score = NAME;
  let before = -2;
  let lost = 0;
  let run = 0;
  let longest = 0;
  let isBegun = false;
  const taken = new Set();
  for (const [n, word] of query.entries()) {
    const isLast = n === query.length - 1;
    let at = placed(name, word, taken, before, isLast);
    if (isPart && at >= 0 && !isSame(name[at], word)) at = -1;
    if (at < 0) {
      if (record.more.has(word.plain)) score -= 120;
      else if (isBeside(record, word, isLast)) score -= 160;
      else if (isPart) lost += 1;
      else return 0;
      continue;
    }
    taken.add(at);
    isBegun = name[at].plain !== word.plain && !word.alike?.has(name[at].plain);
    run = at === before + 1 ? run + 1 : 1;
    longest = Math.max(longest, run);
    score += at === before + 1 ? 20 : before >= 0 && name.length > LONG ? -30 : 0;
    before = at;
    score += spelling(name[at], word);
  }
  if (taken.size === 0) return 0;
  if (record.place !== Infinity) score += 25;
  else if (taken.has(0) && record.what === "l" && !isPlace(record)) score += 30;
  else if (record.what === "e") score += 10;
  if (taken.has(0)) score += 5;
  if (taken.has(name.length - 1)) score += 10;
  score += Math.round((100 * taken.size) / name.length);
  if (isPlace(record) && taken.size > 0 && name.every(({ plain }, n) => taken.has(n) || KINDS_OF_PLACES.has(plain))) score += 150;
  if (lost > 0) return partly(score, taken.size, lost, query.length, record.place !== Infinity && longest > 2);
  if (taken.size < name.length || isBegun) return score;
  return score + (query.length > name.length ? 150 * (query.length - name.length) : 200 + (before === name.length - 1 ? 100 : 0));
}

/* Of a query that is not all there: what share of it is, below everything that has all of it. */
function partly(score, found, lost, all, isRun) {
  if (found < 2 || all - lost < all / 2) return 0;
  return Math.max(1, Math.round(score / 4 + 400 * (found / all) + (isRun ? 200 : -50) - 20 * lost));
}

/* Where not all of a query is there, what is must be there as it was typed. */
const isSame = (own, word) => own.plain === word.plain && (word.typed === word.plain || isSlip(own.typed, word.typed));

/* How the spelling of a word of a name agrees with that of the query. */
function spelling({ plain, typed }, word) {
  if (word.alike?.has(plain)) return -20 - 15 * word.alike.get(plain);
  const isAccented = word.typed !== word.plain;
  if (plain !== word.plain) return isAccented && !typed.startsWith(word.typed) ? -90 : -15;
  if (typed === word.typed) return isAccented ? 40 : 2;
  return isAccented ? (isSlip(typed, word.typed) ? -30 : -60) : 0;
}

/* Whether two spellings differ only by hỏi and ngã, which many write one for the other. */
const hook = (text) => text.normalize("NFD").replace(/\u0303/g, "\u0309");
const isSlip = (one, other) => hook(one) === hook(other);

/* Where a word stands in a name: whole rather than begun, behind the word before it rather than elsewhere. */
function placed(name, word, taken, before, isLast) {
  let at = -1;
  let worth = 0;
  for (const [n, { plain, typed }] of name.entries()) {
    if (taken.has(n)) continue;
    const isAlike = word.alike?.has(plain);
    if (!isAlike && !plain.startsWith(word.plain)) continue;
    const isWhole = plain === word.plain;
    if (!isAlike && !isWhole && !isLast && word.plain.length < 2) continue;
    const here = (isWhole ? 8 : isAlike ? 3 : 1) + (typed === word.typed ? 2 : 0) + (n === before + 1 ? 4 : 0) + (n > before ? 1 : 0);
    if (here > worth) [at, worth] = [n, here];
  }
  return at;
}

/* Each record once, at its best, the best first. */
export function unique(found) {
  const best = new Map();
  for (const hit of found) {
    if ((best.get(hit.record.key)?.score ?? 0) < hit.score) best.set(hit.record.key, hit);
  }
  return [...best.values()].sort((one, other) => other.score - one.score || one.record.place - other.record.place);
}
