/* Finding somebody in the photos of a conference: a box narrows the list of names, a name leaves only their photos.
   Without this file numbers beside the names lead to each photo. */
import { fold } from "./fold.js";

const index = document.querySelector("[data-hr-in-photos]");
const rows = [...index.querySelectorAll("li")];
const albums = [...document.querySelectorAll(".hr-album")];
const made = (tag, ...more) => Object.assign(document.createElement(tag), ...more);

const status = made("p", { className: "hr-in-photos-status" });
status.setAttribute("role", "status");
index.after(status);

/* Shows only the photos with somebody; of nobody in particular, all. */
function only(slug, name) {
  let found = 0;
  for (const album of albums) {
    let left = 0;
    for (const item of album.querySelectorAll(".hr-gallery > li")) {
      const who = item.querySelector("[data-hr-who]")?.dataset.hrWho.split(" ") ?? [];
      item.hidden = Boolean(slug) && !who.includes(slug);
      left += !item.hidden;
    }
    found += left;
    album.hidden = !left;
    const more = album.querySelector(".hr-more-photos");
    if (more && slug) more.open = true;
  }
  for (const row of rows) row.querySelector("button").setAttribute("aria-pressed", String(row.dataset.hrOf === slug));
  status.textContent = slug ? `${found} ảnh có ${name}. ` : "";
  if (!slug) return;
  const all = made("button", { type: "button", className: "hr-button", textContent: "Xem tất cả ảnh" });
  all.addEventListener("click", () => { only("", ""); index.querySelector("summary").focus(); });
  status.append(all);
  status.scrollIntoView({ block: "center" });
}

for (const row of rows) {
  const place = row.querySelector("[data-hr-name]"), name = place.textContent;
  const button = made("button", { type: "button", textContent: name });
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    const isOn = button.getAttribute("aria-pressed") === "true";
    only(isOn ? "" : row.dataset.hrOf, name);
  });
  place.replaceWith(button);
}

if (rows.length > 8) {
  const box = made("input", { type: "search", autocomplete: "off" });
  const label = made("label", { textContent: "Gõ tên " });
  label.append(box);
  index.querySelector("ul").before(label);
  const names = rows.map((row) => fold(row.querySelector("button").textContent));
  box.addEventListener("input", () => {
    const words = fold(box.value).split(/\s+/);
    rows.forEach((row, n) => { row.hidden = !words.every((word) => names[n].includes(word)); });
  });
}
