/* Finding by name, as it is typed. */
import { words } from "./fold.js";
import { inName, isYear, scored, unique } from "./scores.js";

/* How many shards are opened for one beginning of a name, and for one reading of a query. */
const LEAVES = 3;
const SHARDS = 5;

/* What answers a reading among the names that begin so; with `isPart` also in part. */
export async function matches(index, beginning, reading, most = LEAVES, isPart = false) {
  const found = [];
  for (const record of await index.begun(beginning, most)) {
    const score = scored(record, reading, isPart);
    if (score > 0) found.push({ record, score, isPart });
  }
  return found;
}

const plainOf = (reading) => reading.words.map((word) => word.plain);

/* Who and what answers a reading of a query, best first. */
export async function named(index, reading) {
  const plain = plainOf(reading);
  const whole = unique(await matches(index, plain.join(" "), reading, reading.isAddressed && plain.length === 1 ? 2 * LEAVES : LEAVES));
  if (whole.some(inName) || plain.length === 1) return whole;
  /* Not in this order: look for the words turned round, two of them together, one alone, in the shortest stretches first. */
  const found = [...whole];
  const opened = new Set();
  for (const { beginning, first, length } of await stretches(index, plain)) {
    if (length > LEAVES && found.length > 0) break;
    for (let n = first; n < first + Math.min(length, LEAVES); n += 1) opened.add(n);
    if (opened.size > SHARDS) break;
    found.push(...await matches(index, beginning, reading));
    if (found.some(inName)) break;
  }
  return unique(found);
}

async function stretches(index, plain) {
  const beginnings = new Set([[...plain].reverse().join(" "), ...plain]);
  for (const [n, one] of plain.entries()) {
    for (const [m, other] of plain.entries()) if (n !== m) beginnings.add(`${one} ${other}`);
  }
  const found = [];
  for (const beginning of beginnings) {
    const [first, last] = await index.range(beginning);
    found.push({ beginning, first, length: last - first + 1, words: beginning.split(" ").length });
  }
  return found.sort((one, other) => one.length - other.length || other.words - one.words);
}

/* Where a title was typed with a year in which it was given, the list of that year stands behind it. */
export async function withYear(index, found, reading) {
  const year = plainOf(reading).find(isYear);
  const title = year && found.find((hit) => inName(hit) && hit.record.url.startsWith("bang-vang/danh-hieu/") && hit.record.more.has(year));
  if (!title) return found;
  const named = words(`nam ${year}`);
  const lists = await matches(index, `nam ${year}`, { words: named, cost: 0 }, 1);
  const list = lists.find(({ record }) => record.url === `bang-vang/nam/${year}/`);
  return list ? unique([...found, { ...list, score: title.score - 0.5 }]) : found;
}
