/* The files of the search index, as name_index.py and text_shards.py write them, fetched as they are wanted. Nothing here
   touches the page: what is fetched comes by way of `get`, so that Node can run it too. */
import { parsed } from "./scores.js";

export class Index {
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
    if (!this.entries.has(name)) this.entries.set(name, (await this.file(name)).split("\n").filter(Boolean).map(parsed));
    return this.entries.get(name);
  }

  /* The honoree at a place in the order of the lists. */
  async honoree(place) {
    const { together } = await this.contents();
    return (await this.records(`ho-so-${Math.floor(place / together)}.txt`))[place % together];
  }

  /* The page with a number of the full-text index. */
  async page(number) {
    const { honorees } = await this.contents();
    return number < honorees ? this.honoree(number) : (await this.records("khac.txt"))[number - honorees];
  }

  /* Every word that a name can begin with, by the number of names. */
  async known() {
    return new Map((await this.file("chu.txt")).split("\n").map((line) => line.split(" ")).map(([word, count]) => [word, Number(count)]));
  }

  /* The first and the last shard that a beginning of keys can stand in. */
  async range(beginning) {
    return stretch((await this.contents()).starts, beginning, `${beginning}\uffff`);
  }

  /* The records of the first shards that a beginning of keys can stand in. */
  async begun(beginning, most) {
    const [first, last] = await this.range(beginning);
    const shards = [];
    for (let n = first; n <= Math.min(last, first + most - 1); n += 1) shards.push(this.records(`ten-${n}.txt`));
    return (await Promise.all(shards)).flat();
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

  /* The pages that say a word or a pair of words, each with 2 where it is among their facts and 1 in their story; with
     `isBegun` also those that say a longer word, with less than 1. */
  async postings(term, isBegun = false) {
    const { starts, names } = await this.textList();
    const [first, last] = stretch(starts, term, isBegun ? `${term}\uffff` : term);
    const lists = [];
    for (let n = first; n <= Math.min(last, first + 1); n += 1) {
      const lines = (await this.fetched(`tim-kiem/van-ban/${names[n]}.txt`)).split("\n");
      lists.push(...lines.filter((line) => line.startsWith(isBegun ? term : `${term}\t`)).map((line) => line.split("\t")));
    }
    const worth = new Map();
    for (const [word, facts, story] of lists.slice(0, 60)) {
      const share = word === term ? 1 : 0.4;
      for (const [pages, points] of [[story, share], [facts, 2 * share]]) {
        for (const page of places(pages)) if (!(worth.get(page) >= points)) worth.set(page, points);
      }
    }
    return worth;
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
const BASE32 = new Map([...LAST, ...MORE].map((digit, n) => [digit, n]));
function places(steps) {
  const found = [];
  let place = -1;
  let value = 0;
  for (const digit of steps) {
    const n = BASE32.get(digit);
    value = value * 32 + (n & 31);
    if (n < 32) {
      found.push(place += value);
      value = 0;
    }
  }
  return found;
}
