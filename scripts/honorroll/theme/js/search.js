/* Finding by name and by text, in the files that honorroll/search makes. Nothing here touches the page: what is fetched
   comes by way of `get`, so that Node can run it too.

   fold and toneNormalised are those of vietnamese.py, and tests/outputs/test_search.py holds the two together. */

const SPELT = { đ: "d", ƀ: "b", ð: "d", ł: "l", ø: "o", ı: "i", ß: "ss", æ: "ae", œ: "oe", ς: "σ" };
const folded = new Map();
const unmarked = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "");

function foldedSign(sign) {
  let image = folded.get(sign);
  if (image === undefined) {
    image = "";
    for (const letter of unmarked(unmarked(sign).toLowerCase())) {
      for (const part of SPELT[letter] ?? letter) {
        if (/(?![ʻʼ])[\p{L}\p{N}]/u.test(part)) image += part;
        else if (!/\p{Cf}/u.test(part)) image += " ";
      }
    }
    folded.set(sign, image);
  }
  return image;
}

/* What two spellings share: no case, tones, hats or đ, no punctuation, single spaces. */
export function fold(text) {
  let image = "";
  for (const sign of text) image += foldedSign(sign);
  return image.trim().replace(/\s+/g, " ");
}

/* One spelling for the two places of a tone: hòa and hoà give hoà. */
export function toneNormalised(text) {
  const moved = (pair) => {
    const [letter, tone] = pair[0].normalize("NFD");
    return (letter + pair[1] + tone).normalize("NFC");
  };
  return text.normalize("NFC").replace(
    /[òóỏõọÒÓỎÕỌ][aeAE]|[ùúủũụÙÚỦŨỤ][yY]|(?<=[qQ])[ùúủũụÙÚỦŨỤ][aăâeêioôơAĂÂEÊIOÔƠ]/g, moved,
  );
}

/* The words of a text, each folded and as it is written. */
export function words(text) {
  const found = [];
  for (const piece of toneNormalised(text).toLowerCase().split(/\s+/)) {
    const parts = fold(piece).split(" ").filter(Boolean);
    for (const part of parts) found.push({ plain: part, typed: parts.length === 1 ? piece.replace(/[^\p{L}\p{N}]/gu, "") : part });
  }
  return found;
}

const LONGEST = 200;
const MOST_WORDS = 12;
/* How many shards are opened for one beginning of a name, and for one query. */
const LEAVES = 3;
const SHARDS = 5;
/* From how many names on nobody looks into the texts, and how many pages are shown for what they say. */
const ENOUGH = 6;
const TEXTS = 10;

export class Search {
  /* `get(path)` gives the text of a file of the site, or throws; paths are relative to the root of the site. */
  constructor(get) {
    this.get = get;
    this.files = new Map();
    this.entries = new Map();
  }

  /* The list of shards: asked for anew by whoever finds that a shard is gone, for then the site has changed. */
  contents() {
    this.listed ??= this.get("tim-kiem/ten.json").then((text) => {
      const listed = JSON.parse(text);
      return { ...listed, starts: listed.starts.split("\n") };
    }).catch((error) => {
      this.listed = undefined;
      throw error;
    });
    return this.listed;
  }

  async file(name) {
    const { version } = await this.contents();
    return this.fetched(`tim-kiem/${version}/${name}`);
  }

  async fetched(path) {
    if (!this.files.has(path)) {
      this.files.set(path, this.get(path).catch((error) => {
        this.files.delete(path);
        throw error;
      }));
    }
    return this.files.get(path);
  }

  /* After a release in between: everything anew, once. */
  async fresh(work) {
    try {
      return await work();
    } catch (error) {
      const isSaid = Boolean(this.read);
      const before = await this.release(isSaid);
      this.listed = undefined;
      this.read = undefined;
      if (await this.release(isSaid) === before) throw error;
      this.files.clear();
      this.entries.clear();
      return work();
    }
  }

  /* Stands for what the lists say, that of the texts too if it was read. */
  async release(isSaid) {
    const { version } = await this.contents();
    return isSaid ? [version, ...(await this.textList()).names].join(" ") : version;
  }

  async records(name) {
    if (!this.entries.has(name)) this.entries.set(name, (await this.file(name)).split("\n").map(parsed));
    return this.entries.get(name);
  }

  /* The honoree at a place in the order of the lists. */
  async honoree(place) {
    const { together } = await this.contents();
    return (await this.records(`ho-so-${Math.floor(place / together)}.txt`))[place % together];
  }

  /* The first and the last shard that a beginning of keys can stand in. */
  async range(beginning) {
    return stretch((await this.contents()).starts, beginning, `${beginning}\uffff`);
  }

  async matches(beginning, query) {
    const [first, last] = await this.range(beginning);
    const shards = [];
    for (let n = first; n <= Math.min(last, first + LEAVES - 1); n += 1) shards.push(this.records(`ten-${n}.txt`));
    const found = [];
    for (const record of (await Promise.all(shards)).flat()) {
      const score = scored(record, query);
      if (score > 0) found.push({ record, score });
    }
    return found;
  }

  /* Who and what is called so, best first. */
  async names(text) {
    const query = words(text.slice(0, LONGEST)).slice(0, MOST_WORDS);
    if (query.length === 0) return [];
    return this.fresh(() => this.named(query));
  }

  async named(query) {
    const plain = query.map((word) => word.plain);
    const whole = unique(await this.matches(plain.join(" "), query));
    if (whole.some(inName) || plain.length === 1) return whole;
    /* Not in this order: look for the words turned round, two of them together, one alone, in the shortest stretches first. */
    const beginnings = new Set([[...plain].reverse().join(" "), ...plain]);
    for (const [n, one] of plain.entries()) {
      for (const [m, other] of plain.entries()) if (n !== m) beginnings.add(`${one} ${other}`);
    }
    const stretches = [];
    for (const beginning of beginnings) {
      const [first, last] = await this.range(beginning);
      stretches.push({ beginning, first, length: last - first + 1, words: beginning.split(" ").length });
    }
    stretches.sort((one, other) => one.length - other.length || other.words - one.words);
    const found = [...whole];
    const opened = new Set();
    for (const { beginning, first, length } of stretches) {
      if (length > LEAVES && found.length > 0) break;
      for (let n = first; n < first + Math.min(length, LEAVES); n += 1) opened.add(n);
      if (opened.size > SHARDS) break;
      found.push(...await this.matches(beginning, query));
      if (found.some(inName)) break;
    }
    return unique(found);
  }

  /* The pages that say the words of a query, those first that say them together, and among their facts. */
  async texts(text) {
    const plain = words(text.slice(0, LONGEST)).slice(0, MOST_WORDS).map((word) => word.plain);
    if (plain.length === 0) return [];
    return this.fresh(() => this.said(plain));
  }

  /* The list of the full-text index. Its pages have their numbers in one index of names and in no other. */
  textList() {
    this.read ??= this.get("tim-kiem/van-ban.json").then((text) => {
      const { numbering, starts, names } = JSON.parse(text);
      return { numbering, starts: starts.split("\n"), names: names.split(" ") };
    }).catch((error) => {
      this.read = undefined;
      throw error;
    });
    return this.read;
  }

  async said(plain) {
    const [{ numbering, starts, names }, { version }] = await Promise.all([this.textList(), this.contents()]);
    if (numbering !== version) throw new Error("The full-text index is of another release.");
    const postings = async (term, isBegun) => {
      const lists = [];
      const [first, last] = stretch(starts, term, isBegun ? `${term}\uffff` : term);
      for (let n = first; n <= Math.min(last, first + 1); n += 1) {
        const lines = (await this.fetched(`tim-kiem/van-ban/${names[n]}.txt`)).split("\n");
        lists.push(...lines.filter((line) => line.startsWith(isBegun ? term : `${term}\t`)).map((line) => line.split("\t")));
      }
      const worth = new Map();
      for (const [, facts, story] of lists.slice(0, 60)) {
        for (const page of places(story)) worth.set(page, Math.max(worth.get(page) ?? 0, 1));
        for (const page of places(facts)) worth.set(page, 2);
      }
      return worth;
    };
    const scores = new Map();
    const add = (lists, weight, isAll) => {
      const [least, ...others] = lists.sort((one, other) => one.size - other.size);
      for (const page of isAll ? least.keys() : new Set(lists.flatMap((list) => [...list.keys()]))) {
        if (isAll && !others.every((list) => list.has(page))) continue;
        let score = scores.get(page) ?? 0;
        for (const list of lists) score += weight * (list.get(page) ?? 0);
        scores.set(page, score);
      }
    };
    const last = plain.length - 1;
    const pairs = plain.slice(0, -1).map((word, n) => postings(`${word} ${plain[n + 1]}`, n + 1 === last));
    const together = await Promise.all(pairs);
    if (together.length > 0) add(together, 10, true);
    if (scores.size < 5) {
      const apart = await Promise.all(plain.map((word, n) => postings(word, n === last && word.length > 2)));
      const before = new Set(scores.keys());
      add(apart, 1, true);
      for (const [page, score] of scores) {
        if (!before.has(page)) scores.set(page, score + together.reduce((sum, list) => sum + 3 * (list.get(page) ?? 0), 0));
      }
    }
    const best = [...scores].sort(([one, a], [other, b]) => b - a || one - other);
    const { honorees } = await this.contents();
    const shown = await Promise.all(best.slice(0, TEXTS).map(async ([page, score]) => {
      const record = page < honorees ? await this.honoree(page) : (await this.records("khac.txt"))[page - honorees];
      return record && { record, score, isText: true };
    }));
    return shown.filter(Boolean);
  }

  /* As names(), with one word changed by one sign, where there is such a name. */
  async nearlyNamed(text) {
    const query = words(text.slice(0, LONGEST)).slice(0, MOST_WORDS);
    if (query.length === 0 || query.every(({ plain }) => plain.length < 2)) return [];
    return this.fresh(async () => {
      const known = new Map((await this.file("chu.txt")).split("\n").map((line) => line.split(" ")));
      const isStrange = query.map(({ plain }) => ![...known.keys()].some((word) => word.startsWith(plain)));
      const changes = [];
      for (const [n, { plain }] of query.entries()) {
        if (isStrange.includes(true) && !isStrange[n]) continue;
        for (const [word, count] of known) {
          if (word === plain || !isNear(plain, word)) continue;
          changes.push({ query: query.map((old, at) => (at === n ? { plain: word, typed: word } : old)), worth: likeness(plain, word) * 1e6 + Number(count) });
        }
      }
      changes.sort((one, other) => other.worth - one.worth);
      const tried = changes.slice(0, 24);
      const found = [];
      for (const { query: changed } of tried) {
        found.push(...await this.matches(changed.map(({ plain }) => plain).join(" "), changed));
        if (found.length >= 8) break;
      }
      if (found.length > 0) return unique(found);
      for (const { query: changed } of tried.slice(0, 6)) {
        found.push(...await this.named(changed));
        if (found.length > 0) break;
      }
      return unique(found);
    });
  }
}

/* The first and the last shard that hold keys from one to another. */
function stretch(starts, from, to) {
  const below = (limit) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= limit) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  return [Math.max(0, below(from)), below(to)];
}

/* Steps in base 32: the last digit of each is a small one. */
const LAST = "0123456789abcdefghijklmnopqrstuv";
const MORE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ!$%()*";
const DIGITS = new Map([...LAST, ...MORE].map((digit, n) => [digit, n]));
function places(steps) {
  const found = [];
  let place = -1;
  let value = 0;
  for (const digit of steps) {
    const n = DIGITS.get(digit);
    value = value * 32 + (n & 31);
    if (n < 32) {
      found.push(place += value);
      value = 0;
    }
  }
  return found;
}

function parsed(line) {
  const [place, what, url, name, text, where, role, motif, picture, aliases, more] = line.split("\t");
  const own = words(name);
  return {
    key: line, place: place ? parseInt(place, 36) : Infinity, what, name, line: text, where, role, motif, picture,
    url: place ? `bang-vang/${url || own.map((word) => word.plain).join("-")}/` : url,
    own, called: aliases ? aliases.split("|").map(words) : [],
    more: new Set(fold(`${text} ${where} ${role} ${more}`).split(" ")),
  };
}

/* Whether every word of the query is in the name, or every word of the name in the query: only then a hit scores as much. */
const inName = ({ score }) => score > 1000;

/* How well a record answers a query: 0 where a word of it is nowhere. */
function scored(record, query) {
  let best = against(record.own, record, query);
  for (const alias of record.called) best = Math.max(best, against(alias, record, query));
  return best;
}

function against(name, record, query) {
  let score = 1000;
  let before = -2;
  const taken = new Set();
  for (const [n, word] of query.entries()) {
    const at = placed(name, word, taken, before, n === query.length - 1);
    if (at < 0) {
      const isLast = n === query.length - 1;
      if (record.more.has(word.plain)) score -= 120;
      else if (isLast && [...record.more].some((other) => other.startsWith(word.plain))) score -= 160;
      else return 0;
      continue;
    }
    taken.add(at);
    score += at === before + 1 ? 20 : 0;
    before = at;
    const { plain, typed } = name[at];
    if (plain !== word.plain) {
      score -= 15;
      if (word.typed !== word.plain && !typed.startsWith(word.typed)) score -= 40;
    } else if (typed === word.typed) score += word.typed === word.plain ? 2 : 40;
    else if (word.typed !== word.plain) score -= 60;
  }
  if (taken.size === 0) return 0;
  if (record.place !== Infinity) score += 25;
  if (taken.has(0)) score += 5;
  if (taken.has(name.length - 1)) score += 10;
  if (taken.size === name.length) score += query.length === name.length ? 200 + (before === name.length - 1 ? 100 : 0) : 150 * (query.length - name.length);
  return score + Math.round((100 * taken.size) / name.length);
}

/* Where a word stands in a name: whole rather than begun, behind the word before it rather than elsewhere. */
function placed(name, word, taken, before, isLast) {
  let at = -1;
  let worth = 0;
  for (const [n, { plain, typed }] of name.entries()) {
    if (taken.has(n) || !plain.startsWith(word.plain)) continue;
    const isWhole = plain === word.plain;
    if (!isWhole && !isLast && word.plain.length < 2) continue;
    const here = (isWhole ? 8 : 1) + (typed === word.typed ? 2 : 0) + (n === before + 1 ? 4 : 0) + (n > before ? 1 : 0);
    if (here > worth) [at, worth] = [n, here];
  }
  return at;
}

function unique(found) {
  const best = new Map();
  for (const hit of found) {
    if ((best.get(hit.record.key)?.score ?? 0) < hit.score) best.set(hit.record.key, hit);
  }
  return [...best.values()].sort((one, other) => other.score - one.score || one.record.place - other.record.place);
}

/* Whether one sign more, less, other, or two changed over make one word of the other. */
export function isNear(one, other) {
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

/* Everything that answers a query, best first: names, then what pages say, then names that differ by a slip.
   `tell(hits, forgiven, isWhole)` hears it as it comes; `pause()` is waited for before the texts are opened, and where it
   gives false nobody wants to know any more. */
export async function find(search, text, tell = () => {}, pause = async () => true) {
  const named = await search.names(text);
  let hits = named.filter(inName);
  tell(hits, false, hits.length >= ENOUGH);
  if (hits.length >= ENOUGH || !await pause()) return { hits, forgiven: false };
  let failed;
  const said = await search.texts(text).catch((error) => {
    failed = error; /* names can be found without them: right after a release they are not there yet */
    return [];
  });
  const partly = named.filter((hit) => !inName(hit)).map((hit) => ({ ...hit, isText: true }));
  const known = new Set();
  hits = [...hits, ...said, ...partly].filter(({ record }) => !known.has(record.url) && known.add(record.url));
  const forgiven = hits.length === 0;
  if (forgiven) hits = await search.nearlyNamed(text);
  tell(hits, forgiven && hits.length > 0, true, failed);
  return { hits, forgiven };
}
