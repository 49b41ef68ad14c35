/* The explorer of the whole list: choices that combine, with what each would leave, in three orders. The state is in the
   address. Fetched by page.js when it is asked for; without it the list and the lists by title, place … do the same. */
import { fold, isOfGroup, make, picture, root, search, style } from "./search.js";

const SHOWN = 24;
const WIDE = matchMedia("(min-width: 60em)");
const ORDERS = ["ten", "nam", "hang"];
const number = (value) => value.toLocaleString("vi-VN");

function members(text) {
  const found = [];
  let place = -1;
  for (const step of text ? text.split(",") : []) found.push(place += parseInt(step, 36));
  return found;
}

/* Who is where: pure but for what `search` fetches. */
export class Roll {
  constructor(files, contents, everyone, size) {
    Object.assign(this, { files, total: contents.total, groups: contents.groups, everyone, size });
    this.members = new Map();
  }

  static async open(files) {
    const [contents, everyone, { honorees }] = await Promise.all([files.file("loc.json"), files.file("loc-tat-ca.txt"), files.contents()]);
    return new Roll(files, JSON.parse(contents), members(everyone), honorees);
  }

  async group(id) {
    if (!this.members.has(id)) this.members.set(id, (await this.files.file(`loc-${id}.txt`)).split("\n").map(members));
    return this.members.get(id);
  }

  /* A mark for each honoree that has one of the chosen in a group. */
  async mask(id, chosen) {
    const { choices } = this.groups.find((group) => group.id === id);
    const mask = new Uint8Array(this.size);
    const members = await this.group(id);
    for (const [n, [choice]] of choices.entries()) if (chosen.has(choice)) for (const place of members[n]) mask[place] = 1;
    return mask;
  }

  /* `state` is a set of chosen ids by group. Who is left, and a function that counts what each choice of a group leaves. */
  async filtered(state) {
    const chosen = [...state].filter(([, ids]) => ids.size > 0);
    const masks = new Map(await Promise.all(chosen.map(async ([id, ids]) => [id, await this.mask(id, ids)])));
    const but = (group) => [...masks].filter(([id]) => id !== group).map(([, mask]) => mask);
    const within = (all) => (place) => all.every((mask) => mask[place]);
    const found = this.everyone.filter(within([...masks.values()]));
    const without = (group) => this.everyone.filter(within(but(group))).length;
    const counts = async (group) => {
      const inside = within(but(group));
      return (await this.group(group)).map((members) => members.filter(inside).length);
    };
    return { found, without, counts };
  }

  /* The order of the lists is that of the places; the other orders keep it among equals. */
  async sorted(found, by) {
    if (by === "ten") return found;
    const [id, rank] = by === "nam" ? ["nam", ([year]) => (/^\d+$/.test(year) ? -Number(year) : Infinity)] : ["danh-hieu", (choice, n) => n];
    const group = this.groups.find((each) => each.id === id);
    if (!group) return found;
    const best = new Float64Array(this.size).fill(Infinity);
    for (const [n, members] of (await this.group(id)).entries()) {
      const worth = rank(group.choices[n], n);
      for (const place of members) best[place] = Math.min(best[place], worth);
    }
    return [...found].sort((one, other) => (best[one] === best[other] ? one - other : best[one] - best[other]));
  }
}

export function stateOf(address, groups) {
  const state = new Map(groups.map((group) => {
    const known = new Set(group.choices.map(([id]) => id));
    const asked = (address.searchParams.get(group.id) ?? "").split(",");
    return [group.id, new Set(asked.filter((id) => known.has(id)))];
  }));
  const by = address.searchParams.get("xep");
  return { state, by: ORDERS.includes(by) ? by : "ten" };
}

function addressOf(state, by) {
  const address = new URL(location.href);
  for (const [id, chosen] of state) {
    if (chosen.size > 0) address.searchParams.set(id, [...chosen].join(","));
    else address.searchParams.delete(id);
  }
  if (by === "ten") address.searchParams.delete("xep");
  else address.searchParams.set("xep", by);
  address.search = address.search.replaceAll("%2C", ",");
  return address;
}

function card(record, isRow) {
  const lines = [make("span", { class: "hr-card-name" }, record.name)];
  if (record.role) lines.push(make("span", { class: "hr-card-role" }, record.role));
  if (record.line) lines.push(make("span", { class: "hr-card-title" }, record.line));
  const wide = !isRow && isOfGroup(record) ? " hr-double" : "";
  return make("li", { class: `hr-card${wide}` }, make("a", { href: new URL(record.url, root).href }, picture(record, "hr-card-picture", !isRow), ...lines));
}

let opened;
/* Fills the filters of the page and puts the results in the place of its list; gives what the button does from then on. */
export function explore(button, filters) {
  opened ??= begin(button, filters).catch((error) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

async function begin(button, filters) {
  const [roll] = await Promise.all([search.fresh(() => Roll.open(search)), style()]);
  const main = document.querySelector("main");
  const aside = filters.parentElement;
  const whole = aside.parentElement;
  const still = aside.nextElementSibling;
  let { state, by } = stateOf(new URL(location.href), roll.groups);
  if (by === "ten") by = filters.querySelector("select").value;
  /* What may fail is asked for while the page is still as it was. */
  const first = await roll.sorted((await roll.filtered(state)).found, by);
  await Promise.all(first.slice(0, SHOWN).map((place) => search.honoree(place)));
  let turn = 0;
  let shown = SHOWN;

  const status = main.querySelector(".hr-count"); // in its place, so that nothing moves under the reader's hand
  status.setAttribute("role", "status");
  const chips = make("ul", { class: "hr-chips" });
  const cards = make("ol", { class: "hr-cards" });
  const more = make("button", { type: "button", class: "hr-button", hidden: true }, "Xem thêm");
  const empty = make("div", { class: "hr-empty", hidden: true });
  const order = filters.querySelector("select");
  const openSheet = make("button", { type: "button", class: "hr-button hr-sheet-open", "aria-haspopup": "dialog" }, "Lọc và sắp xếp");
  const results = make("section", { class: "hr-explored", "aria-label": "Kết quả lọc" },
    openSheet, chips, cards, empty, make("p", { class: "hr-more" }, more));
  const clear = make("button", { type: "button", class: "hr-button" }, "Bỏ mọi lựa chọn");
  const done = make("button", { type: "button", class: "hr-action hr-sheet-done" }, "Xem kết quả");
  const sheet = make("dialog", { class: "hr-dialog hr-sheet", "aria-label": "Lọc và sắp xếp" });
  const panes = new Map(roll.groups.map((group) => [group.id, pane(group)]));

  function pane(group) {
    const list = make("ul");
    for (const [id, label, total] of group.choices) {
      const box = make("input", { type: "checkbox", name: group.id, value: id, id: `hr-loc-${group.id}-${id}` });
      const count = make("span", { class: "hr-number" }, number(total));
      list.append(make("li", {}, box, make("label", { for: box.id }, `${label} `, count)));
    }
    const search_ = group.choices.length > 15 ? make("input", { type: "search", class: "hr-filter-find", "aria-label": `Tìm trong ${group.label.toLowerCase()}`, placeholder: "Tìm trong danh sách này", autocomplete: "off" }) : "";
    const element = filters.querySelector(`[data-hr-group="${group.id}"]`) ?? make("details", { "data-hr-group": group.id }, make("summary", {}, group.label));
    if (!element.parentElement) filters.lastElementChild.before(element);
    element.append(make("fieldset", {}, make("legend", { class: "hr-hidden" }, group.label), search_, list));
    const items = [...list.children];
    if (search_) {
      search_.addEventListener("input", () => {
        const wanted = fold(search_.value);
        for (const item of items) item.hidden = !fold(item.textContent).includes(wanted);
      });
    }
    element.addEventListener("toggle", () => { if (element.open) update(); });
    return { element, items };
  }

  function put() {
    if (WIDE.matches && sheet.open) sheet.close();
    const place = WIDE.matches ? aside : sheet;
    if (filters.parentElement !== place) place.append(filters); // else what has the focus would lose it
  }

  async function update(address) {
    const mine = ++turn;
    if (address) history.replaceState(history.state, "", addressOf(state, by));
    const { found, without, counts } = await roll.filtered(state);
    const sorted = await roll.sorted(found, by);
    const records = await Promise.all(sorted.slice(0, shown).map((place) => search.honoree(place)));
    if (mine !== turn) return;
    status.replaceChildren(make("strong", {}, number(found.length)), ` hồ sơ${found.length === roll.total ? "" : ` trong ${number(roll.total)}`}`);
    done.textContent = `Xem ${number(found.length)} hồ sơ`;
    const rows = 2 * records.filter((record) => record.picture).length < records.length; // as roll/pages/cards has it
    cards.classList.toggle("hr-rowed", rows);
    cards.replaceChildren(...records.map((record) => card(record, rows)));
    more.hidden = found.length <= shown;
    order.value = by;
    clear.hidden = selected().length === 0;
    for (const { element, items } of panes.values()) {
      const chosen = state.get(element.dataset.hrGroup);
      element.querySelector("summary").dataset.hrChosen = chosen.size || "";
      for (const item of items) item.firstChild.checked = chosen.has(item.firstChild.value);
    }
    chips.replaceChildren(...selected().map(([group, id, label]) => make("li", {}, loosening(`${label} ✕`, `Bỏ ${label}`, () => state.get(group).delete(id)))));
    empty.hidden = found.length > 0;
    if (found.length === 0) tellWhatToLoosen(without);
    for (const { element, items } of panes.values()) {
      if (!element.open) continue;
      const told = await counts(element.dataset.hrGroup);
      if (mine !== turn) return;
      for (const [n, item] of items.entries()) {
        item.querySelector(".hr-number").textContent = number(told[n]);
        item.classList.toggle("hr-none", told[n] === 0);
      }
    }
  }

  function selected() {
    return roll.groups.flatMap((group) => group.choices.filter(([id]) => state.get(group.id).has(id)).map(([id, label]) => [group.id, id, label]));
  }

  function loosening(text, label, act) {
    const one = make("button", { type: "button", class: "hr-button", "aria-label": label });
    one.textContent = text;
    one.addEventListener("click", () => {
      act();
      shown = SHOWN;
      change();
      (chips.querySelector("button") ?? order).focus();
    });
    return one;
  }

  function tellWhatToLoosen(without) {
    const worth = roll.groups.filter((group) => state.get(group.id).size > 0).map((group) => [group, without(group.id)]).filter(([, left]) => left > 0);
    empty.replaceChildren(make("p", {}, "Không có hồ sơ nào hợp với mọi lựa chọn. Có thể bỏ bớt:"),
      make("p", { class: "hr-loosen" }, ...worth.map(([group, left]) => loosening(`Bỏ “${group.label}”: còn ${number(left)} hồ sơ`, undefined, () => state.get(group.id).clear())),
        loosening("Bỏ mọi lựa chọn", undefined, reset)));
  }

  function reset() {
    for (const chosen of state.values()) chosen.clear();
  }

  function failed() {
    status.textContent = "Chưa lọc được lúc này: mạng chậm hoặc bị ngắt. Danh sách theo danh hiệu, địa bàn, năm ở trên vẫn xem được.";
  }
  const change = () => update(true).catch(failed);

  filters.addEventListener("change", (event) => {
    const { name, value, checked, type } = event.target;
    if (type !== "checkbox") return;
    if (checked) state.get(name).add(value);
    else state.get(name).delete(value);
    shown = SHOWN;
    change();
  });
  order.addEventListener("change", () => {
    by = order.value;
    shown = SHOWN;
    change();
  });
  clear.addEventListener("click", () => {
    reset();
    change();
  });
  done.addEventListener("click", () => sheet.close());
  sheet.addEventListener("click", (event) => { if (event.target === sheet) sheet.close(); });
  openSheet.addEventListener("click", () => sheet.showModal());
  more.addEventListener("click", async () => {
    const first = shown;
    shown += 2 * SHOWN;
    await update().catch(failed);
    cards.children[first]?.querySelector("a").focus();
  });
  addEventListener("popstate", () => {
    ({ state, by } = stateOf(new URL(location.href), roll.groups));
    update().catch(failed);
  });
  WIDE.addEventListener("change", put);
  for (const { element } of panes.values()) element.open ||= state.get(element.dataset.hrGroup).size > 0;
  filters.lastElementChild.replaceChildren(clear, done);
  whole.append(results);
  main.append(sheet);
  button.hidden = true;
  put();
  await update(by !== "ten").catch(failed);
  still.hidden = true;
  return () => sheet.showModal();
}
