/* A letter is copied by a button; without a script its text can be selected. */
"use strict";

for (const button of document.querySelectorAll("[data-copy]")) {
  const letter = document.getElementById(button.dataset.copy);
  const said = document.querySelector(`[data-copied="${button.dataset.copy}"]`);
  button.hidden = false;
  button.addEventListener("click", async () => {
    letter.select();
    try {
      await navigator.clipboard.writeText(letter.value);
      said.textContent = "Đã chép";
    } catch {
      said.textContent = "Thư đã được chọn: bấm Ctrl+C để chép";
    }
  });
}
