// Asks a worker of Cloudflare Pages over two deployments. What it asks in turn is the asset server as
// asset-server/handler.ts of @cloudflare/pages-shared has it: what was served is kept by its whole address, and asked
// before a 404.
import { readFileSync } from "node:fs";

const { deployments, asked } = JSON.parse(readFileSync(0, "utf-8"));
const kept = new Map();

function assets({ files, moved }) {
  return {
    async fetch(input) {
      const { href, pathname, search } = new URL(input.url ?? input);
      if (pathname in moved) {
        return new Response(null, { status: 301, headers: { Location: moved[pathname] + search } });
      }
      const path = pathname.endsWith("/") ? `${pathname}index.html` : pathname in files ? pathname : `${pathname}.html`;
      if (path in files) {
        kept.set(href, files[path]);
        return new Response(files[path], { headers: { "X-Path": pathname } });
      }
      if (`${pathname}/index.html` in files) {
        return new Response(null, { status: 308, headers: { Location: `${pathname}/${search}` } });
      }
      return kept.has(href) ? new Response(kept.get(href)) : new Response("lost", { status: 404 });
    },
  };
}

const answers = [];
for (const deployment of deployments) {
  const source = `data:text/javascript,${encodeURIComponent(deployment.worker)}`;
  const { default: worker } = await import(source);
  const seen = {};
  for (const path of asked) {
    const request = new Request(`https://site.example${path}`, { redirect: "manual" });
    const answer = await worker.fetch(request, { ASSETS: assets(deployment) });
    seen[path] = [answer.status, answer.headers.get("Location") ?? (await answer.text())];
  }
  answers.push(seen);
}
console.log(JSON.stringify(answers));
