/* Finding what pages say. */
import { isYear, liking } from "./scores.js";

/* How many pages are shown for what they say, and from how many on that say words together nobody looks for others. */
const TEXTS = 10;
const TOGETHER = 5;

/* The pages that say the words of a reading, those first that say them together, and among their facts. With `isPart`
   those that say the most of them, the rarest before all. */
export async function said(index, reading, isPart = false) {
  const [{ numbering }, { version, honorees }] = await Promise.all([index.textList(), index.contents()]);
  if (numbering !== version) throw new Error("The full-text index is of another release.");
  const plain = reading.words.map((word) => word.plain);
  const last = plain.length - 1;
  const pairs = await Promise.all(plain.slice(0, -1).map((word, n) => index.postings(`${word} ${plain[n + 1]}`, n + 1 === last)));
  const scores = new Map();
  if (pairs.length > 0) for (const page of common(pairs)) scores.set(page, 10 * sum(pairs, page));
  if (scores.size < TOGETHER) {
    const single = await Promise.all(plain.map((word, n) => index.postings(word, n === last && word.length > 2)));
    for (const page of common(single)) {
      if (!scores.has(page)) scores.set(page, sum(single, page) + 3 * sum(pairs, page));
    }
    if (isPart && scores.size === 0) inPart(scores, single, pairs, honorees);
  }
  const best = [...scores].sort(([one, a], [other, b]) => b - a || one - other).slice(0, 2 * TEXTS);
  const shown = await Promise.all(best.map(async ([page, score]) => {
    const record = await index.page(page);
    if (!record || (reading.isAddressed && record.what !== "i")) return undefined;
    const named = record.own.filter((word) => plain.includes(word.plain)).length;
    const years = record.place === Infinity ? 0 : plain.filter((word) => isYear(word) && record.more.has(word)).length;
    const liked = reading.isAddressed ? liking(record.calls, reading) / 20 : 0;
    const isBegun = pairs.length > 0 && pairs.at(-1).get(page) < 1;
    const typed = pairs.filter((_, n) => !(reading.words[n].isWritten && reading.words[n + 1].isWritten));
    return {
      record, score: score + 3 * named + 6 * years + liked - reading.cost / 10, isText: true, isPart, isBegun,
      closeness: typed.length > 0 ? typed.filter((list) => list.has(page)).length / typed.length : common(pairs.length > 0 ? pairs : [new Map([[page, 1]])]).includes(page) ? 1 : 0,
    };
  }));
  return shown.filter(Boolean);
}

const sum = (lists, page) => lists.reduce((total, list) => total + (list.get(page) ?? 0), 0);

/* The pages that are in all the lists. */
function common(lists) {
  const [least, ...others] = [...lists].sort((one, other) => one.size - other.size);
  return [...least.keys()].filter((page) => others.every((list) => list.has(page)));
}

/* Pages that say at least half of the words, two of them together, by how rare these are. */
function inPart(scores, single, pairs, all) {
  const rarity = (list) => (list.size > 0 ? Math.log(1 + (all + 20) / list.size) : 0);
  const counts = new Map();
  for (const list of single) {
    for (const [page, worth] of list) {
      counts.set(page, (counts.get(page) ?? 0) + 1);
      scores.set(page, (scores.get(page) ?? 0) + rarity(list) * (worth === 2 ? 1.5 : 1));
    }
  }
  for (const list of pairs) {
    for (const [page, worth] of list) scores.set(page, (scores.get(page) ?? 0) + 2 * rarity(list) * (worth === 2 ? 1.5 : 1));
  }
  const isClose = (page) => pairs.some((list) => list.has(page));
  for (const [page, count] of counts) if (count < single.length / 2 || !isClose(page)) scores.delete(page);
}
