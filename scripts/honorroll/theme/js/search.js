/* Everything that answers a query. Nothing here touches the page; Node runs it for the tests. */
import { Index } from "./index.js";
import { matches, named, withYear } from "./names.js";
import { isRaw, readings } from "./readings.js";
import { inName, isWhole, unique } from "./scores.js";
import { said } from "./texts.js";

const LONGEST = 200;
const MOST_WORDS = 12;
/* From how many names on nobody looks into the texts. */
const ENOUGH = 6;
/* Up to how many words may be guessed at although pages say them. */
const SHORT_QUERY = 5;

/* Of what pages say: words together come before words apart, and a whole word before one that was only begun. */
const rank = ({ closeness, isBegun }) => (closeness === 1 ? (isBegun ? 1 : 0) : closeness >= 0.5 ? 2 : 3);

export class Search extends Index {
  /* Who and what is called so, best first, in whatever way the query is read. */
  async names(ways) {
    return this.fresh(async () => {
      const [first, ...others] = ways;
      let found = await named(this, first);
      if (!found.some(isWhole)) for (const way of others) found = unique([...found, ...await named(this, way)]);
      return withYear(this, found, first);
    });
  }

  /* What pages say, in whatever way the query is read. */
  async texts(ways, isPart = false) {
    return this.fresh(async () => {
      const found = [];
      for (const way of ways.filter(({ words, isAddressed }) => !isAddressed || words.length > 1).slice(0, 3)) {
        found.push(...await said(this, way, isPart));
      }
      return unique(found).sort((one, other) => rank(one) - rank(other));
    });
  }

  /* What was probably meant where no name answers. */
  async guesses(ways, found) {
    const { guesses, sureness } = await import("./guesses.js");
    const hits = await this.fresh(() => guesses({ matches, named, said, unique }, this, ways, found));
    return hits.map((hit) => ({ ...hit, isGuess: true, sureness: sureness(hit) }));
  }
}

/* Why a result is one: its name, what its page says, or that some of the words are in its name. */
export const reason = ({ isText, isPart }) => (isText ? "text" : isPart ? "part" : "name");

/* Results as they are shown, those of one reason together, in the order of the first of each. */
const together = (hits) => [...new Set(hits.map(reason))].flatMap((one) => hits.filter((hit) => reason(hit) === one));

/* Everything that answers a query, best first: names, then what pages say, then what only sounds so, is a slip away, or
   answers in part. `tell(hits, forgiven, isWhole)` hears it as it comes; `pause()` is waited for before the texts are
   opened, and where it gives false nobody wants to know any more. */
export async function find(search, text, tell = () => {}, pause = async () => true) {
  const asked = text.slice(0, LONGEST);
  const decoded = isRaw(asked) ? (await import("./typing.js")).decoded : (word) => word;
  const ways = readings(asked, MOST_WORDS, decoded);
  if (ways.length === 0) {
    tell([], false, true);
    return { hits: [], forgiven: false };
  }
  const all = await search.names(ways);
  let hits = all.filter(inName);
  tell(hits, false, hits.length >= ENOUGH);
  if (hits.length >= ENOUGH || !await pause()) return { hits, forgiven: false };
  let failed;
  const texts = (of) => of.catch((error) => {
    failed = error; /* names can be found without them: right after a release they are not there yet */
    return [];
  });
  const spoken = await texts(search.texts(ways));
  const [joined, begun, close, scattered] = [0, 1, 2, 3].map((wanted) => spoken.filter((hit) => rank(hit) === wanted));
  const partly = all.filter((hit) => !inName(hit)).map((hit) => ({ ...hit, isText: true }));
  const isAnswered = hits.length > 0 || (ways[0].words.length > SHORT_QUERY && joined.length + close.length > 0);
  const guesses = isAnswered ? [] : await texts(search.guesses(ways, { isSaid: joined.length > 0, isFound: spoken.length > 0 }));
  const [certain, likely, vague] = [3, 2, 1].map((wanted) => guesses.filter(({ sureness }) => sureness === wanted));
  const known = new Set();
  /* A page that says all the words comes before a list or an event in whose name some of them are. */
  const isLess = ({ isPart, record }) => isPart && record.place === Infinity;
  const good = [...hits, ...certain, ...joined, ...close, ...likely.filter((hit) => !isLess(hit)), ...begun, ...partly];
  const found = [...good, ...(good.length > 0 ? [] : scattered), ...likely.filter(isLess), ...vague];
  hits = together(found.filter(({ record }) => !known.has(record.url) && known.add(record.url)));
  const forgiven = Boolean(hits[0]?.isGuess);
  tell(hits, forgiven, true, failed);
  return { hits, forgiven };
}
