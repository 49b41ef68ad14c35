/* The box that one types into, and what it shows: a combobox with a list (ARIA 1.2), in the page or in a dialog. Fetched
   by page.js when it is first wanted. `page` says where the site is: see partials/hr-search.html. */
import { fold } from "./fold.js";
import { Search, find, reason } from "./search.js";

const SHOWN = 40;
const PHONE = matchMedia("(max-width: 48em)");
/* Between keys nobody asks; whoever rests longer wants to know what texts say. All in milliseconds. */
const PAUSE = 30;
const REST = 250;
const SLOW = 1500;
const PATIENCE = 15_000;
const wait = (time) => new Promise((resolve) => { setTimeout(resolve, time); });

const page = document.querySelector("[data-hr-search]");
export const root = new URL(page.dataset.hrRoot, location.href);

export const search = new Search(async (path) => {
  const answer = await fetch(new URL(path, root), {
    cache: path.endsWith(".json") ? "no-cache" : "default", signal: AbortSignal.timeout?.(PATIENCE),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.text();
});

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

let styled;
/* The style of what scripts add to the page; without it there is something to read all the same. */
export function style() {
  styled ??= new Promise((resolve) => {
    const sheet = make("link", { rel: "stylesheet", href: new URL(page.dataset.hrStyle, location.href).href });
    sheet.addEventListener("load", resolve);
    sheet.addEventListener("error", resolve);
    document.head.append(sheet);
  });
  return styled;
}

/* Whether the portrait is that of a group, and wider than tall. */
export const isOfGroup = (record) => record.picture.includes("/nhom-");

/* The portrait at its least width, or at the next, or the motif. */
export function picture(record, name, isLarge = false) {
  if (record.picture) {
    const [address, least, next] = record.picture.split(" ");
    const src = new URL(address.replace("*", isLarge ? next : least), root).href;
    const small = isLarge && Number(next) < 180 ? " hr-small" : "";
    const group = isOfGroup(record) ? " hr-group" : "";
    return make("picture", { class: `${name} hr-photo${small}${group}` }, make("img", { src, alt: "", loading: "lazy", decoding: "async" }));
  }
  return make("span", { class: `${name} hr-medallion hr-motif-${record.motif}`, "aria-hidden": "true" });
}

const GROUPS = { name: "Theo tên", text: "Trong hồ sơ và bài viết", part: "Chỉ đúng một phần" };
/* The sign of a result that is no honoree, by the letter of its record, or by where its page lies. */
const SIGNS = { l: "list", p: "page", e: "conference", n: "news" };
const SIGNS_OF = { "bang-vang/danh-hieu/": "title", "bang-vang/dia-ban/": "place", "bang-vang/nam/": "year", "quyet-dinh/": "decision" };
const signOf = ({ url, what }) => Object.entries(SIGNS_OF).find(([folder]) => url.startsWith(folder))?.[1] ?? SIGNS[what];

/* What is read first differs among namesakes; the name is in an element of its own, so that it is never cut. */
function option({ record, isText }, id) {
  const lines = [make("span", { class: "hr-hit-name" }, record.name)];
  const title = record.place === Infinity ? record.line : record.line.replace(/ \([^()]*\)/g, "");
  const where = fold(record.role).includes(fold(record.where)) ? "" : record.where;
  for (const text of [title, [record.role, where].filter(Boolean).join(" · ")]) {
    if (text) lines.push(make("span", { class: "hr-hit-line" }, text));
  }
  const what = signOf(record);
  const sign = what ? make("span", { class: "hr-hit-sign", "data-hr-what": what, "aria-hidden": "true" }) : picture(record, "hr-hit-picture");
  const isSaid = isText && (!what || "en".includes(record.what));
  return make("a", { role: "option", id, class: "hr-hit", "data-hr-said": isSaid, href: new URL(record.url, root).href, tabindex: "-1", "aria-selected": "false" },
    sign, make("span", { class: "hr-hit-text" }, ...lines));
}

const link = (path, label) => make("a", { href: new URL(path, root).href }, label);

/* Suggestions, what was looked for before, what pages say: wanted a moment later than the names. */
let loaded;
const aside = async () => { loaded = await import("./aside.js"); return loaded; };

/* The static lists, for whoever found nothing, or cannot search now. */
function ways(sentence) {
  return make("p", { class: "hr-hits-ways" }, `${sentence} `, link("bang-vang/a-z/", "Danh sách A–Z"), ", ",
    link("bang-vang/danh-hieu/", "danh hiệu"), ", ", link("bang-vang/dia-ban/", "địa bàn"), ", ", link("bang-vang/", "cả bảng vàng"), ".");
}

/* Where the index cannot be had: a page of ours, which says what can be read all the same. */
const lost = () => (navigator.onLine === false
  ? [make("p", { class: "hr-hits-ways" }, "Tìm kiếm cần mạng, trừ khi cả bảng vàng đã được giữ trên máy. ", link("ngoai-tuyen/", "Đọc khi không có mạng"), ".")]
  : [ways("Có thể xem:")]);

/* Makes a combobox of `input`; what is found is put into `box`. `asked` is told every query. */
function attach(input, box, asked) {
  const name = input.id;
  const list = make("div", { role: "listbox", id: `${name}-hits`, class: "hr-hits", "aria-label": "Kết quả", hidden: true });
  const status = make("p", { role: "status", class: "hr-hits-status" });
  const beside = make("div", { class: "hr-hits-beside" });
  box.replaceChildren(status, list, beside);
  for (const [attribute, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id, "aria-haspopup": "listbox",
  })) input.setAttribute(attribute, value);
  let turn = 0;
  let active = -1;
  const options = () => [...list.querySelectorAll("[role=option]")];

  function choose(n) {
    const all = options();
    all[active]?.setAttribute("aria-selected", "false");
    active = n;
    const chosen = all[n];
    chosen?.setAttribute("aria-selected", "true");
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) input.setAttribute("aria-activedescendant", chosen.id);
    else input.removeAttribute("aria-activedescendant");
  }

  function show(hits, told, ...more) {
    choose(-1);
    const groups = new Map();
    for (const [n, hit] of hits.slice(0, SHOWN).entries()) {
      const label = GROUPS[reason(hit)];
      if (!groups.has(label)) groups.set(label, make("div", { role: "group", "aria-label": label, class: "hr-hits-group" }));
      groups.get(label).append(option(hit, `${name}-hit-${n}`));
    }
    list.replaceChildren(...groups.values());
    list.hidden = hits.length === 0;
    input.setAttribute("aria-expanded", String(hits.length > 0));
    status.textContent = told;
    beside.replaceChildren(...more);
  }

  /* Nothing is typed: what was looked for before, and where to begin. */
  async function suggest(mine) {
    show([], "");
    const { suggestions } = await aside();
    const found = await suggestions(search, { make, link, ask: (text) => { input.value = text; input.focus(); answer(); } });
    if (mine === turn) beside.replaceChildren(...found);
  }

  async function answer() {
    const text = input.value.normalize("NFC");
    const mine = ++turn;
    asked(text.trim());
    if (!text.trim()) return suggest(mine).catch(() => {});
    await wait(PAUSE);
    if (mine !== turn) return undefined;
    const late = setTimeout(() => {
      if (mine === turn) show([], "Đang tìm…", ways("Mạng chậm. Trong lúc chờ, có thể xem:"));
    }, SLOW);
    try {
      await find(search, text, (hits, forgiven, isWhole) => {
        if (mine !== turn || (hits.length === 0 && !isWhole)) return;
        clearTimeout(late);
        tell(hits, forgiven);
        if (isWhole) explain(text, mine);
      }, async () => {
        await wait(REST);
        return mine === turn;
      });
    } catch {
      if (mine === turn) show([], navigator.onLine === false ? "Không có mạng." : "Chưa tìm được lúc này.", ...lost());
    } finally {
      clearTimeout(late);
    }
    return undefined;
  }

  /* What pages say of it, with the words marked. */
  function explain(text, mine) {
    const said = options().filter((each) => each.dataset.hrSaid !== undefined);
    if (said.length > 0) aside().then(({ quote }) => quote(said, text, { make, isWanted: () => mine === turn })).catch(() => {});
  }

  function tell(hits, forgiven) {
    if (hits.length === 0) return show([], "Không tìm thấy.", ways("Thử bớt một chữ, hoặc xem:"));
    const count = hits.length > SHOWN ? `${SHOWN} kết quả đầu; gõ thêm để thu hẹp.` : `${hits.length} kết quả.`;
    if (!forgiven) return show(hits, count);
    const some = count.toLowerCase().replace(/\.$/, "");
    return show(hits, hits[0].isPart ? `Không có kết quả đủ các chữ đã gõ; ${some} gần nhất.` : `Không có tên đúng như vậy; ${some} gần giống.`);
  }

  list.addEventListener("click", (event) => {
    if (!event.target.closest("[role=option]")) return;
    if (loaded) loaded.remember(input.value); /* at once: the page is about to be left */
    else aside().then(({ remember }) => remember(input.value)).catch(() => {});
  });
  input.addEventListener("input", answer);
  input.addEventListener("focus", () => { if (!input.value.trim() && beside.childElementCount === 0) answer(); });
  input.form.addEventListener("focusout", ({ relatedTarget }) => {
    if (input.form.contains(box) && !input.value.trim() && relatedTarget && !input.form.contains(relatedTarget)) show([], "");
  });
  input.addEventListener("keydown", (event) => {
    const all = options();
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && all.length > 0) {
      const step = event.key === "ArrowDown" ? 1 : -1;
      const next = active + step;
      choose(next < -1 ? all.length - 1 : next >= all.length ? -1 : next);
    } else if (event.key === "Enter" && all.length > 0) {
      if (active >= 0) all[active].click();
      else choose(0);
    } else if (event.key === "Escape" && input.value) {
      input.value = "";
      answer();
    } else if (event.key === "Escape" && input.form.contains(box) && beside.childElementCount > 0) show([], "");
    else return;
    event.preventDefault();
  });
  input.form.addEventListener("submit", (event) => {
    if (list.childElementCount > 0 || input.getAttribute("role") === "combobox") event.preventDefault();
  });
  return answer;
}

const here = () => new URL(location.href);

function addressed(text) {
  const url = here();
  if (text) url.searchParams.set("q", text.slice(0, 200));
  else url.searchParams.delete("q");
  history.replaceState(history.state, "", url);
}

/* In the page: the box that the home page has. On telephones it opens the sheet, where results are seen above the keys. */
let inPage;
export async function within(form) {
  const own = form.elements.q;
  if (PHONE.matches) {
    if (!own.dataset.hrOpens) {
      own.dataset.hrOpens = "";
      for (const event of ["click", "input"]) own.addEventListener(event, () => { if (PHONE.matches) open(undefined, own); });
    }
    const text = here().searchParams.get("q");
    return text ? open(text, own) : open(undefined, own);
  }
  await style();
  if (!inPage) {
    const box = make("div", { class: "hr-find-box" });
    form.append(box);
    inPage = attach(own, box, addressed);
  }
  return inPage();
}

/* In a dialog over the page: everywhere else. Its opening is a step that Back undoes. */
let dialog;
let field;
let renew;

function build() {
  field = make("input", {
    id: "hr-tim", name: "q", type: "search", autocomplete: "off", autocapitalize: "none", spellcheck: "false",
    enterkeyhint: "search", placeholder: "Tên, danh hiệu, địa bàn…", "aria-label": "Tìm kiếm",
  });
  const close = make("button", { type: "button", class: "hr-button" }, "Đóng");
  const form = make("form", { role: "search", class: "hr-find-form", action: new URL("bang-vang/", root).href },
    make("div", { class: "hr-find-row" }, field, close));
  const box = make("div", { class: "hr-find-box" });
  dialog = make("dialog", { class: "hr-dialog", "aria-label": "Tìm kiếm" }, form, box);
  document.body.append(dialog);
  renew = attach(field, box, addressed);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => {
    if (history.state?.hrFind) history.back();
    else addressed("");
  });
  addEventListener("popstate", () => {
    const text = here().searchParams.get("q");
    if (!history.state?.hrFind && dialog.open && !text) dialog.close();
  });
}

/* The sheet is as high as what the keyboard leaves. */
function fit() {
  const seen = window.visualViewport;
  if (!seen) return;
  dialog.style.setProperty("--hr-seen", `${Math.round(seen.height)}px`);
  dialog.style.setProperty("--hr-above", `${Math.round(seen.offsetTop)}px`);
}

export async function open(text, from) {
  await style();
  if (!dialog) {
    build();
    window.visualViewport?.addEventListener("resize", fit);
    window.visualViewport?.addEventListener("scroll", fit);
  }
  if (dialog.open) return;
  if (text === undefined) history.pushState({ ...history.state, hrFind: true }, "");
  field.value = text ?? from?.value ?? "";
  if (from) from.value = "";
  fit();
  dialog.showModal();
  field.focus();
  renew();
}
