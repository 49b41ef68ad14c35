/* In a copy on a USB stick, before all other scripts: from a file (file:) no module runs, nothing can be fetched and a
   folder has no page. publish/hosts/usb.py makes classic scripts of modules and of the search index; this runs them. */
(() => {
  const root = new URL("../", document.currentScript.src);
  const index = new URL("tim-kiem/", root).href;
  const running = new Map();

  /* What the script at an address gives: a text, or what a module exports. */
  function run(url) {
    if (!running.has(url)) {
      running.set(url, new Promise((resolve, reject) => {
        const script = Object.assign(document.createElement("script"), { src: url });
        script.addEventListener("load", () => {
          resolve(script.hrGives);
          script.remove();
        });
        script.addEventListener("error", () => {
          running.delete(url);
          script.remove();
          reject(new TypeError(`there is no ${url}`));
        });
        document.head.append(script);
      }));
    }
    return running.get(url);
  }

  globalThis.hrModule = (body) => {
    const script = document.currentScript;
    script.hrGives = body((path) => run(new URL(path, script.src).href), script.src);
  };
  globalThis.hrText = (text) => { document.currentScript.hrGives = text; };

  /* Of all files only the search index can be had; whoever asks for another does without, as where there is no network. */
  globalThis.fetch = async (address) => {
    const url = new URL(address, location.href).href;
    if (!url.startsWith(index)) throw new TypeError(`from a file nothing can be fetched: ${url}`);
    const text = await run(`${url}.js`);
    return { ok: true, status: 200, text: async () => text, json: async () => JSON.parse(text) };
  };

  /* Links that scripts add lead to the file, as those of the page do. */
  function lead(element) {
    for (const name of ["href", "action"]) {
      const address = element.getAttribute(name);
      if (!address) continue;
      const url = new URL(address, location.href);
      if (url.protocol !== "file:" || !url.pathname.endsWith("/")) continue;
      url.pathname += "index.html";
      element.setAttribute(name, url.href);
    }
  }
  const links = "a[href], form[action]";
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      for (const element of [target, ...addedNodes]) {
        if (element.matches?.(links)) lead(element);
        if (element !== target) element.querySelectorAll?.(links).forEach(lead);
      }
    }
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["href", "action"] });
})();
