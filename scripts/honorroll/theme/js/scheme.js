/* Runs before the first paint, and so before the page can flash: whether the reader has chosen light or dark here, and how large. */
(() => {
  const root = document.documentElement;
  root.classList.add("hr-js");
  try {
    const chosen = localStorage.getItem("hr-scheme");
    if (chosen === "light" || chosen === "dark") root.dataset.scheme = chosen;
    const size = localStorage.getItem("hr-size");
    if (size) root.dataset.size = size;
  } catch { /* storage is closed to us: the system's scheme holds, and its size */ }
})();
