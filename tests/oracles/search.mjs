// Runs the search of the site in Node over a folder of index files.
//
//   argv    the folder of the scripts, the folder of a built site
//   stdin   {"fold": [text, …]}, or {"find": [query, …]}, each query by a reader who comes for the first time, or
//           {"together": [query, …]} by one who asks them all, or {"decode": [text, …]}
//   stdout  the folded texts with their tone-normalised forms, or for each query {urls, names, scores, first, paths}: the files
//           that were opened until there was a first result, and all of them
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [, , scripts, site] = process.argv;
const { Search, find } = await import(pathToFileURL(`${scripts}/search.js`));
const { fold, toneNormalised } = await import(pathToFileURL(`${scripts}/fold.js`));
const asked = JSON.parse(readFileSync(0, "utf8"));

if (asked.fold) {
  process.stdout.write(JSON.stringify(asked.fold.map((text) => [fold(text), toneNormalised(text)])));
} else if (asked.decode) {
  const { decoded } = await import(pathToFileURL(`${scripts}/typing.js`));
  process.stdout.write(JSON.stringify(asked.decode.map((text) => text.split(" ").map(decoded).join(" "))));
} else {
  const answers = [];
  let paths, search;
  for (const query of asked.find ?? asked.together) {
    if (asked.find || !search) {
      paths = new Set();
      search = new Search(async (path) => {
        paths.add(path);
        return readFile(`${site}/${path}`, "utf8");
      });
    }
    let first;
    const { hits } = await find(search, query, (found) => { if (found.length > 0) first ??= [...paths]; });
    answers.push({
      urls: hits.map((hit) => hit.record.url), names: hits.map((hit) => hit.record.name),
      scores: hits.map((hit) => hit.score), first: first ?? [], paths: [...paths],
    });
  }
  process.stdout.write(JSON.stringify(answers));
}
