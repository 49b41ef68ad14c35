/* On the page for addresses that are none. It is shown at whatever address was asked for, so its links begin at the root
   of the host, as site_url has it. Where the site lies elsewhere, it is asked for this script at every height; the one
   that answers knows where, and mends the page. */
(() => {
  const { src, dataset: { hrBase: base } } = document.currentScript;
  const root = new URL("../", src).pathname;
  const page = document.documentElement;
  if (page.dataset.hrFound || root === new URL(base, location.href).pathname) return;
  page.dataset.hrFound = "";
  const names = ["href", "src", "action", "data-hr-root", "data-hr-search", "data-hr-explorer", "data-hr-style"];
  for (const element of document.querySelectorAll(names.map((name) => `[${name}^="${base}"]`).join())) {
    for (const name of names) {
      const path = element.getAttribute(name);
      if (path?.startsWith(base) && !path.startsWith("//")) element.setAttribute(name, root + path.slice(base.length));
    }
    /* A script that was sought in vain is not sought again. */
    if (element.matches("script")) element.replaceWith(Object.assign(document.createElement("script"), { src: element.src, async: false }));
  }
})();
