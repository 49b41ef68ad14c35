/* The whole roll, kept on a device: the text of every page, the search, small pictures. Both the worker (sw.js) and the
   page of reading offline (offline.js) begin with this file.

   What is kept is dropped after DAYS without the site having been reached, for somebody may have been taken down since.
   Whenever the site is reached and is another than before, whatever it has no longer is thrown away before anything is
   fetched, and so is every page that leads to what was taken down. */
const DAYS = 30;
const DAY = 86_400_000;
const AT_ONCE = 6;
const OFTEN = 100;
const PLACE = "ngoai-tuyen/";
const NAMES = "tim-kiem/ten.json";
const TEXTS = "tim-kiem/van-ban.json";

class KeptRoll {
  constructor(scope) {
    this.scope = scope;
    this.name = `honorroll ${scope.pathname} roll`;
  }

  at(path) {
    return new URL(path, this.scope).href;
  }

  async said(name) {
    const cache = await caches.open(this.name);
    return (await cache.match(this.at(`${PLACE}${name}.json`)))?.json();
  }

  async say(name, value) {
    const cache = await caches.open(this.name);
    await cache.put(this.at(`${PLACE}${name}.json`), new Response(JSON.stringify(value)));
  }

  drop() {
    return caches.delete(this.name);
  }

  /* When it was begun, when the site was last reached, and of which release it is; undefined where nothing is kept. */
  async state() {
    if (!(await caches.has(this.name))) return undefined;
    const state = await this.said("giu");
    if (state && Math.abs(Date.now() - state.reached) < DAYS * DAY) return state;
    await this.drop();
    return undefined;
  }

  /* The site was reached, and is as it was. */
  async reached() {
    const state = await this.state();
    if (state) await this.say("giu", { ...state, reached: Date.now() });
  }

  /* What there is of an address. Of a picture there is one width, which stands for all. */
  async match(address) {
    if (!(await this.state())) return undefined;
    return (await caches.open(this.name)).match(this.place(address));
  }

  /* What the site has: paths, each with a key of its content; without the texts of the search for as long as they are
     not there, for those are made after a release went live. */
  async listed() {
    const answer = await fetch(this.at(`${PLACE}danh-sach.txt`), { cache: "no-store" });
    if (answer.status === 404 || answer.status === 410) await this.drop();
    if (!answer.ok) throw new Error(`danh-sach.txt: ${answer.status}`);
    const [release, ...lines] = (await answer.text()).trimEnd().split("\n");
    const keys = new Map(lines.map((line) => line.split(" ").reverse()));
    const texts = await fetch(this.at(TEXTS), { cache: "no-store" });
    const shards = texts.ok ? (await texts.json()).names.split(" ") : [];
    for (const name of shards) keys.set(`tim-kiem/van-ban/${name}.txt`, name);
    return { release, keys, hasTexts: texts.ok };
  }

  /* Throw away what the site has no longer, and pages that lead to what was taken down. */
  async contact() {
    const state = await this.state();
    if (!state) return undefined;
    const list = await this.listed();
    const gone = await takenDown(this.scope, list.release);
    const cache = await caches.open(this.name);
    const kept = (await this.said("tep")) ?? {};
    const known = new Map();
    for (const [path, key] of Object.entries(kept)) {
      if (list.keys.get(path) === key || path.startsWith("assets/")) continue;
      const isPage = path === "" || path.endsWith("/");
      if (list.keys.has(path) && !(isPage && await shows(cache, this.at(path), gone, this.scope, known))) continue;
      await cache.delete(this.place(path));
      delete kept[path];
    }
    await this.say("tep", kept);
    await this.say("giu", { ...state, reached: Date.now() });
    return { ...list, kept };
  }

  place(path) {
    const address = this.at(path);
    return address.startsWith(this.at("anh/")) ? address.replace(/-[0-9]+\.[a-z]+$/, "") : address;
  }

  /* Fetch what is lacking or has changed. `tell` is told how many files there are of how many. One at a time: a page and
     the worker may both want to. */
  sync(tell = () => {}, signal = undefined) {
    return navigator.locks.request(this.name, async () => {
      if (!(await this.state())) {
        await this.drop();
        await this.say("giu", { begun: Date.now(), reached: Date.now(), release: "" });
      }
      const { release, keys, hasTexts, kept } = await this.contact();
      const lacking = [...keys].filter(([path, key]) => kept[path] !== key);
      /* The lists of the search come last: an old one never meets a new shard. */
      const isList = ([path]) => path === NAMES;
      lacking.sort((a, b) => isList(a) - isList(b));
      let done = keys.size - lacking.length;
      tell(done, keys.size);
      const next = async () => {
        while (lacking.length > 0) {
          signal?.throwIfAborted();
          const [path, key] = lacking.shift();
          if (await this.fetched(path, signal)) kept[path] = key;
          done += 1;
          if (done % OFTEN === 0) await this.say("tep", kept);
          tell(done, keys.size);
        }
      };
      try {
        const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, next));
        const failed = ends.find((end) => end.status === "rejected");
        if (failed) throw failed.reason;
        if (hasTexts) await this.fetched(TEXTS, signal);
        await this.tidy(kept, keys);
        await this.say("giu", { ...(await this.state()), release: hasTexts ? release : "", whole: Date.now() });
      } finally {
        await this.say("tep", kept);
      }
    });
  }

  /* Whether there was something at the path. A file whose name tells of its content may come from the browser's own copy. */
  async fetched(path, signal) {
    const cache = /^(assets|anh|tim-kiem\/.+)\//.test(path) ? "force-cache" : "no-cache";
    const answer = await fetch(this.at(path), { cache, signal });
    if (answer.status === 404 || answer.status === 410) return false;
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    const headers = { "content-type": answer.headers.get("content-type") ?? "" };
    await (await caches.open(this.name)).put(this.place(path), new Response(await answer.blob(), { headers }));
    return true;
  }

  /* Old style sheets are needed until every page is new. */
  async tidy(kept, keys) {
    const cache = await caches.open(this.name);
    for (const path of Object.keys(kept)) {
      if (keys.has(path)) continue;
      await cache.delete(this.place(path));
      delete kept[path];
    }
  }
}

/* Digests of the addresses where a page was taken down or moved. */
async function takenDown(scope, release) {
  const answer = await fetch(new URL(`withdrawn.json?${release}`, scope), { cache: "no-store" });
  if (!answer.ok) throw new Error(`withdrawn.json: ${answer.status}`);
  return new Set(await answer.json());
}

/* Whether the copy of a page is of such an address, or leads to one: it may show the name. */
async function shows(cache, address, gone, scope, known) {
  if (gone.size === 0) return false;
  const html = await (await cache.match(address))?.text() ?? "";
  const links = [...html.matchAll(/\shref="([^"#?]+)/g)].map((match) => match[1]);
  for (const link of new Set([address, ...links])) {
    if (gone.has(await digest(link, address, scope, known))) return true;
  }
  return false;
}

/* The first 16 hexadecimal digits of the SHA-256 of an address, relative to the site. */
async function digest(link, base, scope, known) {
  let url;
  try { url = new URL(link, base); } catch { return ""; }
  if (url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return "";
  const address = url.pathname.slice(scope.pathname.length);
  if (!known.has(address)) {
    const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(address)));
    known.set(address, Array.from(bytes.slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join(""));
  }
  return known.get(address);
}
