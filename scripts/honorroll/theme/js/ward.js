/* The ward that the reader chose: kept on this device alone, by its address and name. Without this file, or where the device
   keeps nothing, the pages of wards are found by links. */
import { fold } from "./fold.js";

const KEPT = "hr-ward", ADDRESS = /^bang-vang\/dia-ban\/[a-z0-9-]+\/$/, CARDS = 6;

function kept() {
  try {
    const { url, name } = JSON.parse(localStorage.getItem(KEPT)) ?? {};
    return ADDRESS.test(url) && typeof name === "string" ? { url, name } : null;
  } catch { return null; }
}

function keep(ward) {
  try {
    if (ward) localStorage.setItem(KEPT, JSON.stringify(ward));
    else localStorage.removeItem(KEPT);
    return true;
  } catch { return false; }
}

const made = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

/* On the page of a ward: a button that chooses it, or lets it go. */
function offer(place, here) {
  const button = place.querySelector("button"), status = place.querySelector("[role=status]");
  const show = () => { button.setAttribute("aria-pressed", String(kept()?.url === here)); };
  place.hidden = false;
  show();
  button.addEventListener("click", () => {
    const leaves = kept()?.url === here;
    const done = keep(leaves ? null : { url: here, name: place.dataset.hrWardChoice });
    show();
    status.textContent = !done ? "Trình duyệt này không cho ghi nhớ. Bạn có thể lưu địa chỉ trang này."
      : leaves ? "Đã bỏ chọn." : "Đã ghi nhớ trên máy này. Trang chủ sẽ có phần của nơi này.";
  });
}

/* On the page where one chooses: what was chosen, and only the names that hold what is typed. */

function choose(list, root) {
  const items = [...list.querySelectorAll("[data-hr-ward-item]")], find = list.querySelector(".hr-ward-find");
  const names = new Map(items.map((item) => [item, ` ${fold([...item.querySelectorAll("a, small:not(.hr-ward-beside)")].map((name) => name.textContent).join(" "))}`]));
  const none = list.querySelector("[data-hr-no-ward]"), told = document.querySelector("[data-hr-ward-kept]");
  const show = () => {
    const ward = kept();
    told.hidden = !ward;
    if (!ward) return;
    const leave = made("button", { type: "button", className: "hr-button", textContent: "Bỏ chọn" });
    leave.addEventListener("click", () => { keep(null); show(); find.querySelector("input").focus(); });
    const chosen = made("span", {}, "Bạn đã chọn ", made("a", { href: new URL(ward.url, root).href, textContent: ward.name }), ".");
    told.replaceChildren(chosen, leave);
  };
  show();
  find.hidden = false;
  find.querySelector("input").addEventListener("input", (event) => {
    const text = fold(event.target.value);
    const together = items.filter((item) => names.get(item).includes(` ${text}`)); /* else its words apart */
    const apart = (item) => text.split(" ").every((word) => names.get(item).includes(word));
    for (const item of items) item.hidden = !(together.length > 0 ? together.includes(item) : apart(item));
    for (const group of list.querySelectorAll("section")) group.hidden = !group.querySelector("li:not([hidden])");
    none.hidden = items.some((item) => !item.hidden);
  });
  list.addEventListener("click", (event) => {
    const link = event.target.closest("[data-hr-ward-item] a");
    if (link) keep({ url: link.href.slice(root.href.length), name: link.textContent });
  });
}

/* A card of another page leads from here to where it led from there. */
function moved(card, from) {
  card.removeAttribute("id");
  for (const element of card.querySelectorAll("[href], [src], [srcset]")) {
    for (const name of ["href", "src"]) {
      if (element.hasAttribute(name)) element.setAttribute(name, new URL(element.getAttribute(name), from).href);
    }
    const set = element.getAttribute("srcset");
    if (!set) continue;
    const parts = set.split(", ").map((part) => part.split(" "));
    element.setAttribute("srcset", parts.map(([path, width]) => `${new URL(path, from).href} ${width}`).join(", "));
  }
  return document.adoptNode(card);
}

/* On the home page: the first people of the ward, taken from its own page. */
async function fill(band, root) {
  const ward = kept();
  if (!ward) return;
  const url = new URL(ward.url, root), answer = await fetch(url);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!page.querySelector(".hr-list-head")) { /* there is no such list any more */
    if (answer.ok || answer.status === 404 || answer.status === 410) keep(null);
    return;
  }
  const first = [...page.querySelectorAll(".hr-cards > .hr-card")].slice(0, CARDS);
  const inRows = first.some((card) => card.closest(".hr-rowed")); /* their portraits are small, there as here */
  const cards = first.map((card) => {
    const former = card.closest(".hr-excerpts ol")?.previousElementSibling?.previousElementSibling; /* its heading */
    if (former) card.firstElementChild.append(made("span", { className: "hr-card-why", textContent: former.textContent }));
    return moved(card, url);
  });
  const heading = band.querySelector("h2"), other = band.querySelector("a");
  heading.textContent = ward.name;
  band.replaceChildren(heading, ...(cards.length ? [made("ol", { className: `hr-cards${inRows ? " hr-rowed" : ""}` }, ...cards)] : []),
    made("p", { className: "hr-more" },
      made("a", { href: url.href, textContent: `Xem trang của ${ward.name[0].toLowerCase()}${ward.name.slice(1)}` }), " · ",
      made("a", { href: other.href, textContent: "Chọn nơi khác" })));
}

const root = new URL(document.querySelector("[data-hr-search]").dataset.hrRoot, location.href), here = location.href.split(/[?#]/)[0].slice(root.href.length);
const [band, list, place] = ["[data-hr-ward]", "[data-hr-wards]", "[data-hr-ward-choice]"].map((some) => document.querySelector(some));
if (place) offer(place, here);
if (list) choose(list, root);
if (band) fill(band, root).catch(() => { /* without a network the band leads on as it is */ });
