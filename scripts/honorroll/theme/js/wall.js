/* The wall: those of the list, one at a time, on the whole screen. A classic script, for on a USB stick (file:) there are
   no modules and nothing can be fetched; all that it shows is in the page.

   A copy that could not ask the site for DAYS shows nobody any more, for somebody may have been taken down since. */
(() => {
  const DAYS = 30;
  const DAY = 86_400_000;
  const HOUR = 3_600_000;
  const SECOND = 1000;
  const form = document.querySelector("[data-hr-wall]");
  const list = document.getElementById(form.dataset.hrWall);
  const site = new URL("../", location.href);
  const isFile = location.protocol === "file:";
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const lists = form.elements.bang;
  let slides = [...list.children];
  let at = 0;
  let timer;
  let seconds = 12;
  let paused = false;
  let turn = 0;
  let lock;

  /* ── The screen ── */

  const button = (text, key, act, label) => {
    const made = make("button", { type: "button", className: "hr-button", textContent: text });
    if (label) made.setAttribute("aria-label", label);
    made.setAttribute("aria-keyshortcuts", key);
    made.addEventListener("click", act);
    return made;
  };
  const place = make("div", { className: "hr-stage-place" });
  const count = make("span", { className: "hr-stage-count" });
  const before = button("←", "ArrowLeft", () => step(-1), "Người trước");
  const pause = button("Tạm dừng", "Space", () => rest(!paused));
  const after = button("→", "ArrowRight", () => step(1), "Người sau");
  const whole = button("Toàn màn hình", "F", full);
  const leave = button("Thoát", "Escape", () => screen.close());
  const controls = make("div", { className: "hr-stage-controls" }, before, pause, after, whole, leave);
  controls.setAttribute("role", "group");
  controls.setAttribute("aria-label", "Điều khiển");
  const title = make("span", { textContent: list.dataset.hrName });
  const foot = make("p", { className: "hr-stage-foot" }, title, count);
  const screen = make("dialog", { className: "hr-stage" }, place, foot, controls);
  screen.setAttribute("aria-label", "Trình chiếu bảng vàng");
  document.body.append(screen);
  whole.hidden = !document.documentElement.requestFullscreen;

  function full() {
    const root = document.documentElement;
    (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen())?.catch(() => { /* F11 does it too */ });
  }

  /* Words are as large as the screen has room for. */
  function fit(slide) {
    const [text, code] = [slide.querySelector(".hr-slide-text"), slide.querySelector(".hr-slide-code")];
    const box = (element) => element.getBoundingClientRect();
    for (let size = 100; size >= 30; size -= 5) {
      text.style.fontSize = `${size}%`;
      const { top, bottom } = box(text);
      if (top >= box(slide).top - 1 && bottom <= box(code).top + 1 && text.scrollWidth <= text.clientWidth + 1) return;
    }
  }

  async function show() {
    clearTimeout(timer);
    const mine = ++turn;
    const slide = slides[at].cloneNode(true);
    slide.removeAttribute("id");
    const image = slide.querySelector("picture img");
    if (image) {
      image.loading = "eager";
      const late = new Promise((resolve) => { setTimeout(resolve, 3 * SECOND); });
      const lacks = await Promise.race([image.decode().then(() => false, () => true), late]);
      if (lacks) slide.querySelector("picture").replaceWith(make("span", { className: "hr-medallion" }));
      if (mine !== turn) return;
    }
    const shown = make("div", { className: slide.className }, ...slide.childNodes);
    shown.querySelector("h3").replaceWith(make("h2", {}, ...shown.querySelector("h3").childNodes));
    place.replaceChildren(shown);
    fit(shown);
    count.textContent = `${at + 1}/${slides.length}`;
    slides[(at + 1) % slides.length].querySelector("picture img")?.setAttribute("loading", "eager");
    if (!paused) timer = setTimeout(() => step(1), seconds * SECOND);
  }

  function step(by) {
    at = (at + by + slides.length) % slides.length;
    show();
  }

  function rest(now) {
    paused = now;
    pause.textContent = paused ? "Chạy tiếp" : "Tạm dừng";
    place.setAttribute("aria-live", paused ? "polite" : "off");
    clearTimeout(timer);
    if (!paused) timer = setTimeout(() => step(1), seconds * SECOND);
  }

  /* The screen stays on for as long as it shows something. */
  async function awake() {
    try { lock = await navigator.wakeLock?.request("screen"); } catch { /* the system decides */ }
  }

  let quiet;
  function stir() {
    screen.classList.remove("hr-quiet");
    clearTimeout(quiet);
    quiet = setTimeout(() => screen.classList.add("hr-quiet"), 4 * SECOND);
  }

  function start() {
    if (screen.open) return;
    seconds = Math.min(600, Math.max(3, Number(form.elements.giay.value) || 12));
    at = Math.floor(Math.random() * slides.length);
    screen.showModal();
    pause.focus({ preventScroll: true });
    rest(false);
    stir();
    awake();
    ask();
  }

  async function ask() {
    if (await current()) end();
    else if (!place.querySelector(".hr-slide")) show();
    for (const each of [before, pause, after]) each.hidden = Boolean(place.querySelector(".hr-stage-end"));
  }

  function end() {
    clearTimeout(timer);
    turn += 1;
    const text = `Bản này đã hơn ${DAYS} ngày chưa hỏi lại được trang thật, nên không chiếu nữa: có thể đã có hồ sơ được sửa hoặc gỡ. Hãy nối mạng, hoặc chép bản mới.`;
    place.replaceChildren(make("p", { className: "hr-stage-end", textContent: text }));
  }

  screen.addEventListener("close", () => {
    clearTimeout(timer);
    turn += 1;
    lock?.release().catch(() => {});
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    place.replaceChildren();
  });
  screen.addEventListener("keydown", (event) => {
    stir();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = { ArrowLeft: () => step(-1), ArrowRight: () => step(1), PageUp: () => step(-1), PageDown: () => step(1), f: full, F: full }[event.key];
    if (act) act();
    else if (event.key === " " && !(event.target.closest("button") && event.target !== pause)) rest(!paused);
    else return;
    event.preventDefault();
  });
  screen.addEventListener("keyup", (event) => { if (event.key === " " && event.target === pause) event.preventDefault(); });
  for (const name of ["pointermove", "pointerdown", "focusin"]) screen.addEventListener(name, stir);
  addEventListener("resize", () => { const slide = place.querySelector(".hr-slide"); if (slide) fit(slide); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden && screen.open) awake(); });

  /* ── One list of those there are ── */

  const heading = document.querySelector(".hr-wall-count");
  const auto = document.querySelector("[data-hr-auto]");
  function choose() {
    const { value = "", dataset: { hrList } = {}, textContent = "" } = lists?.selectedOptions[0] ?? {};
    for (const slide of list.children) slide.hidden = Boolean(value) && !slide.dataset.hrOn.split(" ").includes(hrList);
    slides = [...list.children].filter((slide) => !slide.hidden);
    heading.textContent = `${slides.length} hồ sơ lần lượt được chiếu`;
    title.textContent = `${list.dataset.hrName}${value ? ` · ${textContent.replace(/ \(\d+\)$/, "")}` : ""}`;
    auto.href = `?${new URLSearchParams({ ...(value && { bang: value }), giay: form.elements.giay.value })}&chay`;
  }

  /* The same choice among the lists of today; all, where nobody is on that one any more. */
  function renew(fresh) {
    if (!lists) return;
    const { value } = lists;
    lists.replaceChildren(...[...fresh?.children ?? []].map((each) => document.importNode(each, true)));
    lists.value = value;
    if (lists.selectedIndex < 0) lists.selectedIndex = 0;
  }

  form.addEventListener("change", choose);

  /* ── What the site says now ── */

  const key = `hr-man-hinh ${site.pathname}`;
  const kept = () => { try { return Number(localStorage.getItem(key)); } catch { return 0; } };
  const keep = (time) => { try { localStorage.setItem(key, time); } catch { /* it is asked again next time */ } };
  const opened = Date.now();

  /* Ask the site, and take over what it shows now. Whether this copy has gone unasked for too long. */
  async function current() {
    try {
      if (isFile) throw new Error("nothing can be fetched");
      navigator.serviceWorker?.getRegistration().then((worker) => worker?.update()).catch(() => {});
      const told = await fetch(new URL("withdrawn.json", site), { cache: "no-store" });
      if (!told.ok) throw new Error(String(told.status));
      const html = await (await fetch(new URL("man-hinh/", site), { cache: "no-cache" })).text();
      const page = new DOMParser().parseFromString(html, "text/html");
      const fresh = [...page.getElementById(list.id)?.children ?? []].map((slide) => document.importNode(slide, true));
      if (fresh.length > 0) {
        const next = slides[(at + 1) % slides.length].id;
        list.replaceChildren(...fresh);
        renew(page.getElementById("bang"));
        choose();
        at = Math.max(0, slides.findIndex((slide) => slide.id === next) - 1);
      }
      keep(Date.now());
      return false;
    } catch {
      const reached = kept() || opened;
      if (!kept()) keep(reached);
      return Math.abs(Date.now() - reached) > DAYS * DAY;
    }
  }

  setInterval(() => { if (screen.open) ask(); }, HOUR);
  addEventListener("online", () => { if (screen.open) ask(); });

  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    start();
    full();
  });
  const asked = new URLSearchParams(location.search);
  if (asked.has("giay")) form.elements.giay.value = asked.get("giay");
  const wanted = [...lists?.options ?? []].find(({ value }) => value && `/${value}`.endsWith(`/${asked.get("bang")?.replace(/\/*$/, "/")}`));
  if (wanted) wanted.selected = true;
  choose();
  if (asked.has("chay")) {
    start();
    screen.classList.add("hr-quiet");
  }
})();
