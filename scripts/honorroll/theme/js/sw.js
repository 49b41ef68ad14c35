/* Keeps the pages that a reader has opened, to be read again without a network. Each release has a worker of its own.

   What the network answers always wins: a copy is shown only where there is no answer, or none in time, and never one
   that is older than DAYS. Before a new worker begins it throws away every copy of a page that was taken down or moved,
   and of every page that leads to one, for such a page may show the name; withdrawn.json holds digests of the addresses.
   Whoever asked for it has the whole roll besides: see keep.js, which stands before this. */
const RELEASE = "%RELEASE%";
const PATIENCE = 4000;
const HOUR = 3_600_000;
const MOST = { pages: 150, files: 80 };
const KEPT = "x-honorroll-kept";

const scope = new URL(registration.scope);
const roll = new KeptRoll(scope);
const open = (kind) => caches.open(`honorroll ${scope.pathname} ${kind}`);
const isOurs = (url) => url.origin === scope.origin && url.pathname.startsWith(scope.pathname);
const isBelow = (url, folder) => isOurs(url) && url.pathname.startsWith(`${scope.pathname}${folder}/`);
const isFile = (url) => isBelow(url, "assets");
/* What stands in the place of a page that is not there. */
const offline = new URL(PLACE, scope);

addEventListener("install", (event) => event.waitUntil(Promise.all([purge(), prepare()]).then(() => skipWaiting())));
/* Nobody waits for a page until the whole roll is as it is now. */
addEventListener("activate", (event) => event.waitUntil(clients.claim().then(() => { confirm().catch(() => {}); })));

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !isOurs(url)) return;
  if (event.request.mode === "navigate") event.respondWith(page(event, url.origin + url.pathname));
  else if (isFile(url)) event.respondWith(file(event.request));
  else if (isBelow(url, "anh") || isBelow(url, "tim-kiem")) event.respondWith(part(event.request, url));
});

/* The page that brought the worker was loaded without it: it says what it was made of. */
addEventListener("message", (event) => {
  const page = new URL(event.source.url);
  const files = event.data.map((name) => new URL(name)).filter(isFile).map((url) => file(url.href, "force-cache"));
  event.waitUntil(Promise.allSettled([load(event, page.origin + page.pathname), ...files]));
});

async function page(event, address) {
  const network = load(event, event.request, address);
  event.waitUntil(network.then(confirm).catch(() => {}));
  const answer = await Promise.race([network.catch(() => {}), late()]);
  if (answer && answer.status < 500) return answer;
  return (await recall(address)) ?? answer ?? network.catch(unvisited);
}

const late = () => new Promise((resolve) => { setTimeout(resolve, PATIENCE); });

async function load(event, request, address = request) {
  const answer = await fetch(request);
  const isPage = answer.ok && answer.headers.get("content-type")?.startsWith("text/html");
  if (isPage) event.waitUntil(keep("pages", address, answer.clone()));
  else if (answer.status === 404 || answer.status === 410) event.waitUntil(forget(address));
  return answer;
}

/* A file's name changes with its content: a copy is as good as the file. */
async function file(request, cache = "default") {
  const kept = await (await open("files")).match(request);
  if (kept) return kept;
  try {
    const answer = await fetch(request, { cache });
    if (answer.ok) await keep("files", answer.url, answer.clone());
    return answer;
  } catch (error) {
    const copy = await roll.match(new URL(request.url ?? request).href);
    if (copy) return copy;
    throw error;
  }
}

/* A picture, or a file of the search: only who has the whole roll has a copy. */
async function part(request, url) {
  const network = fetch(request);
  const answer = await Promise.race([network.catch(() => {}), late()]);
  if (answer && answer.status < 500) return answer;
  return (await roll.match(url.origin + url.pathname)) ?? answer ?? network;
}

async function keep(kind, address, answer) {
  const headers = new Headers(answer.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  headers.set(KEPT, Date.now());
  const copies = await open(kind);
  await copies.put(address, new Response(await answer.blob(), { headers }));
  const addresses = await copies.keys();
  await Promise.all(addresses.slice(0, -MOST[kind]).map((old) => copies.delete(old)));
}

async function forget(address) {
  await (await open("pages")).delete(address);
}

async function recall(address) {
  const kept = await (await open("pages")).match(address);
  if (kept && Date.now() - kept.headers.get(KEPT) < DAYS * DAY) return kept;
  if (kept) await forget(address);
  return roll.match(address);
}

async function purge() {
  const gone = await takenDown(scope, RELEASE);
  const known = new Map();
  const pages = await open("pages");
  for (const { url } of gone.size ? await pages.keys() : []) {
    if (await shows(pages, url, gone, scope, known)) await pages.delete(url);
  }
  await roll.contact();
}

/* The page that says that there is no network, and what it is made of. */
async function prepare() {
  const answer = await fetch(offline, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${offline}: ${answer.status}`);
  const html = await answer.clone().text();
  const files = [...html.matchAll(/<(?:link|script)[^>]* (?:href|src)="([^"]+)"/g)].map((match) => new URL(match[1], offline));
  await Promise.all(files.filter(isFile).map((url) => file(url.href, "force-cache")));
  await (await open("own")).put(offline.href, answer);
}

/* Once an hour, when there is a network: the copy of the roll follows the site. */
let confirmed = 0;
async function confirm() {
  if (Date.now() - confirmed < HOUR) return;
  confirmed = Date.now();
  const state = await roll.state();
  if (!state) return;
  if (state.whole && state.release !== RELEASE) await roll.sync();
  else if (await takenDown(scope, RELEASE)) await roll.reached();
}

/* The links of that page are relative to its own address; what it says of a page that was not opened is in an attribute. */
async function unvisited() {
  const html = await (await (await open("own")).match(offline.href)).text();
  const here = html.replaceAll('"../', `"${scope.pathname}`).replace(/ data-hr-offline="([^"]*)">[^<]*</g, ">$1<");
  return new Response(here, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}
