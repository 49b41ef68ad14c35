/* What a page can do beyond reading. Every part of it is an addition: without this file the page is whole. */
(() => {
  const root = document.documentElement;
  const all = (selector) => document.querySelectorAll(selector);

  /* Light and dark: the choice is kept only while it differs from the system's. */
  const system = matchMedia("(prefers-color-scheme: dark)");
  const toggle = document.querySelector(".hr-scheme");
  const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : system.matches);
  const tell = () => toggle.setAttribute("aria-pressed", String(isDark()));
  if (toggle) {
    tell();
    system.addEventListener?.("change", tell);
    toggle.addEventListener("click", () => {
      const dark = !isDark();
      if (dark === system.matches) delete root.dataset.scheme;
      else root.dataset.scheme = dark ? "dark" : "light";
      try {
        if (root.dataset.scheme) localStorage.setItem("hr-scheme", root.dataset.scheme);
        else localStorage.removeItem("hr-scheme");
      } catch { /* it holds for this page only */ }
      tell();
    });
  }

  /* The size of the text, by steps; it is kept on this device. */
  const sizes = ["100", "115", "130", "150", "175", "200"];
  const step = () => Math.max(0, sizes.indexOf(root.dataset.size));
  const tellSize = () => {
    for (const told of all(".hr-sizes output")) told.textContent = `${sizes[step()]} %`;
    for (const button of all("[data-hr-size]")) button.setAttribute("aria-disabled", String(!sizes[step() + Number(button.dataset.hrSize)]));
  };
  for (const button of all("[data-hr-size]")) {
    button.addEventListener("click", () => {
      const size = sizes[step() + Number(button.dataset.hrSize)];
      if (!size) return;
      if (size === "100") delete root.dataset.size;
      else root.dataset.size = size;
      try {
        if (root.dataset.size) localStorage.setItem("hr-size", size);
        else localStorage.removeItem("hr-size");
      } catch { /* it holds for this page only */ }
      tellSize();
    });
  }
  tellSize();

  /* The menu and the sizes close on Escape and on a click beside them. */
  for (const menu of all(".hr-menu, .hr-size")) {
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    addEventListener("click", (event) => {
      if (menu.open && !menu.contains(event.target)) menu.open = false;
    });
  }

  /* Search: by the link in the header, by "/", in the home page's own box, or because the address holds a query. */
  const finder = document.querySelector("[data-hr-search]");
  const box = document.querySelector("form[data-hr-find]");
  const finding = () => import(new URL(finder.dataset.hrSearch, location.href));
  const find = (text) => finding().then((search) => (box ? search.within(box) : search.open(text)));
  if (finder) {
    const begin = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (box) box.elements.q.focus();
      if (box) find().catch(() => { /* as below */ });
      else find().catch(() => { location.href = finder.href; });
    };
    finder.addEventListener("click", begin);
    addEventListener("keydown", (event) => {
      if (event.key === "/" && !event.altKey && !event.target.closest("input, textarea, select, dialog")) begin(event);
    });
    box?.addEventListener("focusin", () => { find().catch(() => { /* the form leads to the lists */ }); }, { once: true });
    const asked = new URLSearchParams(location.search).get("q");
    if (asked) {
      if (box) box.elements.q.value = asked;
      find(asked).catch(() => {});
    }
  }

  /* The explorer of the whole list: when it is asked for, or because the address holds its choices. */
  const explorer = document.querySelector("[data-hr-explore]");
  if (explorer) {
    const filters = document.querySelector(".hr-filters");
    const explore = () => import(new URL(finder.dataset.hrExplorer, location.href)).then((module) => module.explore(explorer, filters));
    const failed = (place) => () => { place.textContent = "Chưa lọc được lúc này. Bấm để thử lại."; };
    explorer.addEventListener("click", () => { explore().then((show) => show()).catch(failed(explorer)); });
    for (const event of ["toggle", "change"]) {
      filters.addEventListener(event, () => { explore().catch(failed(filters.querySelector("[role=status]"))); }, { capture: true });
    }
    const ours = [...new URLSearchParams(location.search).keys()].some((name) => explorer.dataset.hrExplore.split(" ").includes(name));
    if (ours) explore().catch(() => {});
  }

  /* Sharing: the device's own sheet, and copying the address. */
  const canonical = document.querySelector('link[rel="canonical"]')?.href ?? location.href;
  for (const button of all("[data-hr-share]")) {
    if (!navigator.share) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      navigator.share({ title: document.title, url: canonical }).catch(() => { /* the reader thought better of it */ });
    });
  }
  for (const button of all("[data-hr-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
  /* A picture goes to the device's sheet where that takes files; else the link downloads it. */
  for (const link of all("a[data-hr-picture]")) {
    link.addEventListener("click", async (event) => {
      if (!navigator.canShare || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      try {
        const picture = await (await fetch(link.href)).blob();
        const files = [new File([picture], link.download, { type: picture.type })];
        if (!navigator.canShare({ files })) throw new TypeError(picture.type);
        await navigator.share({ files, title: document.title, text: canonical });
      } catch (error) {
        if (error.name !== "AbortError") location.href = link.href;
      }
    });
  }
  for (const button of all("[data-hr-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const status = button.parentElement.querySelector("[role=status]");
      try {
        await navigator.clipboard.writeText(canonical);
        status.textContent = "Đã chép liên kết.";
      } catch {
        status.textContent = `Không chép được. Địa chỉ: ${canonical}`;
      }
    });
  }

  /* A letter for whoever has no mail program: what its link would begin, as text. */
  for (const place of navigator.clipboard ? all("[data-hr-letter]:has(.hr-by-mail)") : []) {
    const button = place.querySelector(".hr-by-mail button");
    button.hidden = false;
    button.addEventListener("click", async () => {
      const status = place.querySelector("[role=status]");
      const letter = new URL(place.querySelector('a[href^="mailto:"]').href);
      const [subject, body] = ["subject", "body"].map((name) => letter.searchParams.get(name) ?? "");
      try {
        await navigator.clipboard.writeText(`Gửi đến: ${decodeURIComponent(letter.pathname)}\nTiêu đề: ${subject}\n\n${body.replace(/\r\n/g, "\n").trim()}\n`);
        status.textContent = "Đã chép. Dán vào thư rồi điền tiếp.";
      } catch {
        status.textContent = "Không chép được.";
      }
    });
  }

  /* Reading aloud, only where the device has a Vietnamese voice; such voices often arrive late. */
  const speech = globalThis.speechSynthesis;
  for (const button of speech ? all("[data-hr-speak]") : []) {
    const story = document.getElementById(button.dataset.hrSpeak);
    const vietnamese = () => speech.getVoices().find((voice) => /^vi\b/i.test(voice.lang));
    const show = () => { button.hidden = !vietnamese(); };
    const rest = () => { button.textContent = "Nghe đọc"; };
    show();
    speech.addEventListener?.("voiceschanged", show);
    addEventListener("pagehide", () => speech.cancel());
    button.addEventListener("click", () => {
      if (speech.speaking) {
        speech.cancel();
        rest();
        return;
      }
      /* One utterance a paragraph: Chrome falls silent in the middle of a long one. */
      const paragraphs = [...story.querySelectorAll("p, li, blockquote")].map((element) => element.textContent);
      paragraphs.forEach((text, n) => {
        const utterance = new SpeechSynthesisUtterance(text);
        utterance.lang = "vi-VN";
        utterance.voice = vietnamese();
        if (n === paragraphs.length - 1) utterance.onend = rest;
        speech.speak(utterance);
      });
      button.textContent = "Dừng đọc";
    });
  }

  /* A list that can be narrowed to a kind, and to what is overdue. */
  for (const filter of all("[data-hr-filter]")) {
    const rows = [...document.getElementById(filter.dataset.hrFilter).children];
    const [kind, overdue, status] = ["select", "input", "[role=status]"].map((selector) => filter.querySelector(selector));
    const narrow = () => {
      for (const row of rows) {
        row.hidden = (kind.value && row.dataset.hrKind !== kind.value) || (overdue.checked && !("hrOverdue" in row.dataset));
      }
      status.textContent = kind.value || overdue.checked ? `Đang xem ${rows.filter((row) => !row.hidden).length} đơn vị.` : "";
    };
    filter.hidden = false;
    filter.addEventListener("change", narrow);
    narrow(); /* a browser may have kept what was chosen before */
  }

  /* Films: a link until it is clicked; only then does anything leave this site. */
  const players = {
    youtube: (id, at) => frame(`https://www.youtube-nocookie.com/embed/${id}?autoplay=1&rel=0&hl=vi${at ? `&start=${at}` : ""}`),
    facebook: (url) => frame(`https://www.facebook.com/plugins/video.php?href=${encodeURIComponent(url)}&autoplay=true`),
    file: (url) => Object.assign(document.createElement("video"), { src: url, controls: true, autoplay: true }),
  };
  function frame(src) {
    return Object.assign(document.createElement("iframe"), {
      src, allow: "autoplay; encrypted-media; picture-in-picture; fullscreen",
      referrerPolicy: "strict-origin-when-cross-origin",
    });
  }
  for (const link of all("a[data-hr-film]")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const [kind, id] = link.dataset.hrFilm.split(" ");
      const player = players[kind](kind === "youtube" ? id : link.href, link.dataset.hrAt);
      player.title = link.dataset.hrTitle;
      player.tabIndex = -1;
      link.replaceWith(player);
      player.focus();
    });
  }

  for (const video of all(".hr-film > video[poster]")) {
    video.addEventListener("playing", () => video.classList.add("hr-played"), { once: true });
  }

  /* Photos open over the page. What opens them is fetched at the first touch; a tap that comes before it waits for it. */
  const own = document.currentScript.src;
  const lightbox = () => import(new URL("%gallery.js%", own));
  for (const link of all("[data-hr-photos] a[data-hr-width]")) {
    for (const event of ["pointerover", "focus"]) {
      link.addEventListener(event, () => { lightbox().catch(() => { /* it is a link to the photo */ }); }, { once: true });
    }
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      lightbox().then(({ show }) => show(link)).catch(() => { location.href = link.href; });
    });
  }

  /* Chapters move the player of their film; a tap that comes before their script waits for it. */
  for (const link of all("[data-hr-chapter]")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      import(new URL("%film.js%", own)).then(({ play }) => play(link)).catch(() => { location.href = link.href; });
    });
  }

  /* Parts of pages that a script makes better, which only those pages fetch: what of a conference follows the clock, who is
     on which photo, the chapters of a film, a consultation that closes on its day, reading offline, the reader's ward, code to be copied.
     Every page is whole without them. */
  for (const [part, script] of [
    ["[data-hr-start]", "%conference.js%"], ["[data-hr-in-photos]", "%album.js%"], ["[data-hr-chapter]", "%film.js%"],
    ["[data-hr-closes]", "%consultation.js%"], ["[data-hr-keep]", "%offline.js%"],
    ["[data-hr-ward], [data-hr-wards], [data-hr-ward-choice]", "%ward.js%"], [".md-typeset pre > code", "%code.js%"],
  ]) {
    if (document.querySelector(part)) import(new URL(script, own)).catch(() => { /* see above */ });
  }

  /* The wall: no module, for it runs from a USB stick too. */
  if (document.querySelector("[data-hr-wall]")) {
    document.head.append(Object.assign(document.createElement("script"), { src: new URL("%wall.js%", own) }));
  }

  /* Reading without a network: see sw.js. The first page was loaded before there was a worker: it is told what to keep. */
  const worker = new URL("../sw.js", own);
  if (navigator.serviceWorker) {
    const isFirst = !navigator.serviceWorker.controller;
    addEventListener("load", async () => {
      try {
        await navigator.serviceWorker.register(worker, { updateViaCache: "none" });
        const { active } = await navigator.serviceWorker.ready;
        if (isFirst) active.postMessage(performance.getEntriesByType("resource").map((entry) => entry.name));
      } catch { /* the site is whole without it */ }
    });
  }
})();
