/* What was probably meant by a query that no name answers. Fetched when it is first wanted; what it needs of the rest of the
   search it is given as `tools`, for it is a file of its own. */
import { alike } from "./sounds.js";

/* How many shards are opened for what only sounds alike, and how many names of a word are few. */
const GUESSED = 8;
const FEW = 250;
/* What a name must score to be shown for its sound. */
const SOUND = 960;

const plainOf = (reading) => reading.words.map((word) => word.plain);

/* Of a guess: 3 for a whole name, 1 for a few words of one that stand apart. */
export const sureness = ({ isPart, score }) => (isPart ? (score > 500 ? 2 : 1) : score > 1150 ? 3 : 2);

/* What sounds so, what was typed in one, what is a slip away, what answers in part: the first of these that there is.
   With `isSaid` some page says the words together, and only a whole name comes before that; with `isFound` some page says
   them apart. */
export async function guesses(tools, index, ways, { isSaid, isFound }) {
  const first = async (guess, of = ways) => {
    for (const way of of) {
      const found = await guess(tools, index, way);
      if (found.length > 0) return found;
    }
    return [];
  };
  const sound = await first(soundingLike);
  if (isSaid) return sound.filter((hit) => sureness(hit) === 3);
  const typed = ways.filter(({ isTyped }) => isTyped); /* what looks like Telex may be a slip */
  for (const guess of [() => sound, () => first(apart), () => first(soundingSaid), () => first(nearlyNamed, isFound ? typed : [...typed, ...ways])]) {
    const found = await guess();
    if (found.length > 0) return found;
  }
  const partly = await first(partlyNamed);
  return isFound ? partly : tools.unique([...partly, ...await first(partlySaid)]);
}

/* What answers a reading in part, among all that was opened for it. */
async function partlyNamed(tools, index, reading) {
  const plain = plainOf(reading);
  if (plain.length < 2) return [];
  const pairs = plain.slice(0, -1).map((word, n) => `${word} ${plain[n + 1]}`);
  const found = [];
  for (const beginning of pairs.slice(0, GUESSED)) found.push(...await tools.matches(index, beginning, reading, 1, true));
  return tools.unique(found);
}

const partlySaid = (tools, index, reading) => tools.said(index, reading, true);

/* As named(), with every word also as it may sound. */
async function soundingLike(tools, index, reading) {
  const known = await index.known();
  const words = reading.words.map((word) => ({ ...word, alike: new Map([...alike(word.plain)].filter(([other]) => known.has(other))) }));
  if (words.every((word) => word.alike.size === 0)) return [];
  const found = [];
  const opened = new Set();
  for (const { beginning, most } of beginnings(words, known)) {
    const [first, last] = await index.range(beginning);
    const isNew = !opened.has(first) || (most > 1 && last > first && !opened.has(first + 1));
    if (isNew && opened.size >= GUESSED) break;
    for (let n = first; n <= Math.min(last, first + most - 1); n += 1) opened.add(n);
    if (isNew) found.push(...await tools.matches(index, beginning, { ...reading, words }, most));
  }
  return tools.unique(found).filter(({ score }) => score > SOUND).map((hit) => ({ ...hit, isAlike: true }));
}

/* With which words names are looked up that may sound so: each spelling of the word that the fewest names have, where
   they are few; else two neighbours, those first that cost less and that more names have. */
function beginnings(words, known) {
  const choices = words.map((word) => [[word.plain, 0], ...word.alike].filter(([plain]) => known.has(plain)));
  const counted = choices.map((own) => ({ own, count: own.reduce((sum, [word]) => sum + known.get(word), 0) }));
  const [least] = counted.filter(({ count }) => count > 0).sort((one, other) => one.count - other.count);
  if (!least) return [];
  const byCost = ([, one], [, other]) => one - other;
  if (least.count <= FEW || words.length === 1) return least.own.sort(byCost).map(([beginning]) => ({ beginning, most: 2 }));
  const pairs = [];
  for (const [n, own] of choices.entries()) {
    for (const [word, cost] of own) {
      for (const [next, more] of choices[n + 1] ?? []) {
        pairs.push({ beginning: `${word} ${next}`, most: 1, cost: cost + more, count: Math.min(known.get(word), known.get(next)) });
      }
    }
  }
  return pairs.sort((one, other) => one.cost - other.cost || other.count - one.count);
}

/* As named(), with words apart that were typed in one: hadong, lethetrung, may10. */
async function apart(tools, index, reading) {
  const known = await index.known();
  const words = reading.words.flatMap((word) => {
    const pieces = known.has(word.plain) ? undefined : divided(word.plain, known);
    return pieces ? pieces.map((plain) => ({ plain, typed: plain })) : [word];
  });
  return words.length > reading.words.length ? tools.named(index, { ...reading, words }) : [];
}

/* A word as the fewest known ones, none of a single letter; undefined where it is none. */
function divided(word, known) {
  if (word.length > 60) return undefined;
  const best = [[]];
  for (let end = 1; end <= word.length; end += 1) {
    for (let start = Math.max(0, end - 8); start < end; start += 1) {
      const piece = word.slice(start, end);
      if (!best[start] || !(known.has(piece) && (piece.length > 1 || /\d/.test(piece)))) continue;
      if (!best[end] || best[start].length + 1 < best[end].length) best[end] = [...best[start], piece];
    }
  }
  return best[word.length];
}

/* As named(), with one word changed by one sign, where there is such a name. */
async function nearlyNamed(tools, index, reading) {
  const query = reading.words;
  if (query.every(({ plain }) => plain.length < 2)) return [];
  const known = await index.known();
  const isStrange = query.map(({ plain }) => ![...known.keys()].some((word) => word.startsWith(plain)));
  const changes = [];
  for (const [n, { plain }] of query.entries()) {
    if (isStrange.includes(true) && !isStrange[n]) continue;
    for (const [word, count] of known) {
      if (word === plain || !isNear(plain, word)) continue;
      const words = query.map((old, at) => (at === n ? { plain: word, typed: word } : old));
      changes.push({ changed: { ...reading, words }, worth: likeness(plain, word) * 1e6 + count });
    }
  }
  changes.sort((one, other) => other.worth - one.worth);
  const tried = changes.slice(0, 24);
  const found = [];
  for (const { changed } of tried) {
    found.push(...await tools.matches(index, plainOf(changed).join(" "), changed));
    if (found.length >= 8) break;
  }
  if (found.length > 0) return tools.unique(found);
  for (const { changed } of tried.slice(0, 6)) {
    found.push(...await tools.named(index, changed));
    if (found.length > 0) break;
  }
  return tools.unique(found);
}

/* The pages that say what sounds like the words of a reading, two of them at the most changed. */
async function soundingSaid(tools, index, reading) {
  if (reading.isAddressed && reading.words.length === 1) return []; /* a name, whose sounds were tried */
  const choices = reading.words.map(({ plain }) => [[plain, 0], ...[...alike(plain)].sort(([, one], [, other]) => one - other).slice(0, 3)]);
  const ways = [];
  for (const [n, own] of choices.entries()) {
    for (const [word, cost] of own.slice(1)) ways.push({ cost, words: reading.words.map((old, at) => (at === n ? { plain: word, typed: word } : old)) });
  }
  ways.sort((one, other) => one.cost - other.cost);
  for (const { words } of ways.slice(0, 4)) {
    const found = (await tools.said(index, { ...reading, words })).filter((hit) => hit.closeness === 1);
    if (found.length > 0) return found.map((hit) => ({ ...hit, isAlike: true }));
  }
  return [];
}

/* Whether one sign more, less, other, or two changed over make one word of the other. */
function isNear(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  const mine = one.slice(start, one.length - end);
  const theirs = other.slice(start, other.length - end);
  return (mine.length <= 1 && theirs.length <= 1) || (mine.length === 2 && theirs === mine[1] + mine[0]);
}

/* Of two near words, how likely one is a slip for the other: a doubled letter, letters changed over, then anything. */
function likeness(one, other) {
  const doubled = one.length > other.length && one.replace(/(.)\1/g, "$1") === other;
  const turned = one.length === other.length && [...one].sort().join() === [...other].sort().join();
  return (doubled ? 3 : 0) + (turned ? 2 : 0) + (one[0] === other[0] ? 1 : 0);
}
