/* Keeps the pages that a reader has opened, to be read again without a network. Each release has a worker of its own.

   What the network answers always wins: a copy is shown only where there is no answer, or none in time, and never one
   that is older than DAYS. Before a new worker begins it throws away every copy of a page that was taken down or moved,
   and of every page that leads to one, for such a page may show the name; withdrawn.json holds digests of the addresses. */
const RELEASE = "%RELEASE%";
const DAYS = 30;
const PATIENCE = 4000;
const MOST = { pages: 150, files: 80 };
const KEPT = "x-honorroll-kept";

const scope = new URL(registration.scope);
const open = (kind) => caches.open(`honorroll ${scope.pathname} ${kind}`);
const isOurs = (url) => url.origin === scope.origin && url.pathname.startsWith(scope.pathname);
const isFile = (url) => isOurs(url) && url.pathname.startsWith(`${scope.pathname}assets/`);

addEventListener("install", (event) => event.waitUntil(purge().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !isOurs(url)) return;
  if (event.request.mode === "navigate") event.respondWith(page(event, url.origin + url.pathname));
  else if (isFile(url)) event.respondWith(file(event.request));
});

/* The page that brought the worker was loaded without it: it says what it was made of. */
addEventListener("message", (event) => {
  const page = new URL(event.source.url);
  const files = event.data.map((name) => new URL(name)).filter(isFile).map((url) => file(url.href, "force-cache"));
  event.waitUntil(Promise.allSettled([load(event, page.origin + page.pathname), ...files]));
});

async function page(event, address) {
  const network = load(event, event.request, address);
  event.waitUntil(network.catch(() => {}));
  const late = new Promise((resolve) => { setTimeout(resolve, PATIENCE); });
  const answer = await Promise.race([network.catch(() => {}), late]);
  if (answer && answer.status < 500) return answer;
  return (await recall(address)) ?? answer ?? network.catch(offline);
}

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
  const answer = await fetch(request, { cache });
  if (answer.ok) await keep("files", answer.url, answer.clone());
  return answer;
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
  if (!kept) return undefined;
  if (Date.now() - kept.headers.get(KEPT) < DAYS * 86_400_000) return kept;
  return forget(address);
}

async function purge() {
  const answer = await fetch(new URL(`withdrawn.json?${RELEASE}`, scope), { cache: "no-store" });
  if (!answer.ok) throw new Error(`withdrawn.json: ${answer.status}`);
  const gone = new Set(await answer.json());
  const known = new Map();
  const pages = await open("pages");
  for (const request of gone.size ? await pages.keys() : []) {
    const html = await (await pages.match(request)).text();
    const links = [...html.matchAll(/\shref="([^"#?]+)/g)].map((match) => match[1]);
    for (const address of new Set([request.url, ...links])) {
      if (gone.has(await digest(address, request.url, known))) {
        await pages.delete(request);
        break;
      }
    }
  }
}

/* The first 16 hexadecimal digits of the SHA-256 of an address, relative to the site. */
async function digest(link, base, known) {
  let url;
  try { url = new URL(link, base); } catch { return ""; }
  if (!isOurs(url)) return "";
  const address = url.pathname.slice(scope.pathname.length);
  if (!known.has(address)) {
    const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(address)));
    known.set(address, Array.from(bytes.slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join(""));
  }
  return known.get(address);
}

function offline() {
  const html = `<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Không có mạng</title></head>
<body><h1>Không có mạng</h1><p>Trang này chưa được mở trên máy này, hoặc đã mở quá lâu, nên chưa đọc được khi không có mạng.
Hãy nối mạng rồi tải lại trang, hoặc trở về <a href="${scope.pathname}">trang chủ</a>.</p></body></html>`;
  return new Response(html, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}
