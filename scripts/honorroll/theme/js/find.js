/* The box that one types into, and what it shows: a combobox with a list (ARIA 1.2), in the page or in a dialog. Fetched
   by page.js when it is first wanted. `page` says where the site is: see partials/hr-search.html. */
import { Search, find } from "./search.js";

const SHOWN = 40;
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

/* The portrait at its least width, or at the next, or the motif. */
export function picture(record, name, isLarge = false) {
  if (record.picture) {
    const [address, least, next] = record.picture.split(" ");
    const src = new URL(address.replace("*", isLarge ? next : least), root).href;
    const small = isLarge && Number(next) < 180 ? " hr-small" : "";
    return make("picture", { class: `${name} hr-photo${small}` }, make("img", { src, alt: "", loading: "lazy", decoding: "async" }));
  }
  return make("span", { class: `${name} hr-medallion hr-motif-${record.motif}`, "aria-hidden": "true" });
}

const ICONS = { l: "Danh sách", p: "Trang", e: "Hội nghị", n: "Tin" };

/* What is read first differs among namesakes; the name is in an element of its own, so that it is never cut. */
function option({ record }, id) {
  const lines = [make("span", { class: "hr-hit-name" }, record.name)];
  for (const text of [record.line, [record.role, record.where].filter((part, n, all) => part && all.indexOf(part) === n).join(" · ")]) {
    if (text) lines.push(make("span", { class: "hr-hit-line" }, text));
  }
  const sign = ICONS[record.what] ? make("span", { class: "hr-hit-sign", "data-hr-what": record.what, "aria-hidden": "true" }) : picture(record, "hr-hit-picture");
  return make("a", { role: "option", id, class: "hr-hit", href: new URL(record.url, root).href, tabindex: "-1", "aria-selected": "false" },
    sign, make("span", { class: "hr-hit-text" }, ...lines));
}

const link = (path, label) => make("a", { href: new URL(path, root).href }, label);

/* The static lists, for whoever found nothing, or cannot search now. */
function ways(sentence) {
  return make("p", { class: "hr-hits-ways" }, `${sentence} `, link("bang-vang/a-z/", "Danh sách A–Z"), ", ",
    link("bang-vang/danh-hieu/", "danh hiệu"), ", ", link("bang-vang/dia-ban/", "địa bàn"), ", ", link("bang-vang/", "cả bảng vàng"), ".");
}

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
    const made = hits.slice(0, SHOWN).map((hit, n) => [hit.isText ? "Trong hồ sơ và bài viết" : "Theo tên", option(hit, `${name}-hit-${n}`)]);
    list.replaceChildren(...["Theo tên", "Trong hồ sơ và bài viết"].flatMap((label) => {
      const own = made.filter(([of]) => of === label).map(([, element]) => element);
      return own.length > 0 ? [make("div", { role: "group", "aria-label": label, class: "hr-hits-group" }, ...own)] : [];
    }));
    list.hidden = hits.length === 0;
    input.setAttribute("aria-expanded", String(hits.length > 0));
    status.textContent = told;
    beside.replaceChildren(...more);
  }

  async function answer() {
    const text = input.value.normalize("NFC");
    const mine = ++turn;
    asked(text.trim());
    if (!text.trim()) return show([], "");
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
      }, async () => {
        await wait(REST);
        return mine === turn;
      });
    } catch {
      if (mine === turn) show([], "Chưa tìm được lúc này.", ways("Có thể xem:"));
    } finally {
      clearTimeout(late);
    }
    return undefined;
  }

  function tell(hits, forgiven) {
    if (hits.length === 0) return show([], "Không tìm thấy.", ways("Thử bớt một chữ, hoặc xem:"));
    const count = hits.length > SHOWN ? `${SHOWN} kết quả đầu; gõ thêm để thu hẹp.` : `${hits.length} kết quả.`;
    return show(hits, forgiven ? `Không có tên đúng như vậy; ${count.toLowerCase().replace(/\.$/, "")} gần giống.` : count);
  }

  input.addEventListener("input", answer);
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
    } else return;
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

/* In the page: the box that the home page has. */
let inPage;
export async function within(form) {
  await style();
  if (!inPage) {
    const box = make("div", { class: "hr-find-box" });
    form.append(box);
    inPage = attach(form.elements.q, box, addressed);
  }
  if (form.elements.q.value) inPage();
}

/* In a dialog over the page: everywhere else. Its opening is a step that Back undoes. */
let dialog;
let field;
let renew;

function build() {
  field = make("input", {
    id: "hr-tim", name: "q", type: "search", autocomplete: "off", autocapitalize: "none", spellcheck: "false",
    enterkeyhint: "search", placeholder: "Tên, danh hiệu, địa bàn…",
  });
  const close = make("button", { type: "button", class: "hr-button" }, "Đóng");
  const form = make("form", { role: "search", class: "hr-find-form", action: new URL("bang-vang/", root).href },
    make("label", { for: "hr-tim" }, "Tìm kiếm"), make("div", { class: "hr-find-row" }, field, close));
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

export async function open(text) {
  await style();
  if (!dialog) build();
  if (dialog.open) return;
  if (text === undefined) {
    history.pushState({ ...history.state, hrFind: true }, "");
    field.value = "";
  } else field.value = text;
  dialog.showModal();
  field.focus();
  renew();
}
