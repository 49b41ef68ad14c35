/* Runs before the first paint of the home page: which of the people and anniversaries that the page carries belong to the
   day of the reader. The others stay hidden; without this file the page is as on the day of its build. */
(() => {
  try {
    const now = new Date(), two = (number) => String(number).padStart(2, "0");
    const day = Math.floor((now - now.getTimezoneOffset() * 60_000) / 86_400_000) + 719_163; /* as date.toordinal() counts */
    const turn = `[data-hr-days~="${day % 31}"]`, date = `[data-hr-date="${two(now.getMonth() + 1)}-${two(now.getDate())}"]`;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`main [data-hr-days]:not(${turn}), main [data-hr-date]:not(${date}) { display: none !important; }
      main ${turn}, main ${date} { display: block !important; }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  } catch { /* a browser that knows no such style sheets shows the day of the build */ }
})();
