/* What the form can do besides with a script: keep a draft while one types, set the focus of a photo by a click, say at
   once that a file is too large. Without it all of that has a button or a field. */
"use strict";

const form = document.querySelector("[data-form]");

/* ── Drafts ── */
const kept = form.querySelector("[data-kept]");
let waiting = 0, leaving = false;

async function keep() {
  const data = new FormData(form);
  data.delete("_anh");
  data.set("_lam", "keep");
  try {
    const answer = await fetch(form.action, {method: "POST", body: data});
    kept.textContent = answer.ok ? "Đã giữ bản nháp" : "Chưa giữ được bản nháp";
    const frame = document.querySelector("[data-preview]");
    if (answer.ok && frame) frame.src = frame.src;
  } catch {
    kept.textContent = "Bàn làm việc đã đóng: mở lại rồi bấm “Lưu”. Đừng đóng trang này.";
  }
}
form.addEventListener("input", (event) => {
  if (event.target.type === "file") return;
  clearTimeout(waiting);
  waiting = setTimeout(() => { if (!leaving) keep(); }, 800);
});
form.addEventListener("submit", () => { leaving = true; clearTimeout(waiting); });

/* ── Files that are too large ── */
const files = form.querySelector("[data-limit]");
files?.addEventListener("change", () => {
  const said = document.getElementById(`${files.id}-loi`);
  const large = [...files.files].filter((file) => file.size > Number(files.dataset.limit)).map((file) => file.name);
  said.textContent = large.length ? `Tệp ${large.join(", ")} nặng quá 25 MB. Chọn ảnh nhỏ hơn, hoặc lưu lại thành JPEG.` : "";
  said.hidden = !large.length;
  if (large.length) files.value = "";
});

/* A link to a field in an item that is closed opens it. */
for (const link of document.querySelectorAll('.ds-summary a[href^="#"]')) {
  link.addEventListener("click", () => {
    const target = document.querySelector(link.hash);
    target?.closest("details")?.setAttribute("open", "");
    (target?.matches("input, select, textarea") ? target : target?.querySelector("input, select, textarea"))?.focus();
  });
}

/* ── The point of a photo that every crop keeps ── */
for (const point of form.querySelectorAll("[data-point]")) {
  const frame = point.closest(".ds-item")?.querySelector(".ds-frame"), image = frame?.querySelector("img");
  if (!image) continue;
  const [across, down] = point.querySelectorAll("input");
  const dot = document.createElement("span");
  dot.className = "ds-dot";
  frame.append(dot);
  frame.classList.add("ds-aim");
  const show = () => {
    const [x, y] = [across, down].map((input) => parseFloat(input.value.replace(",", ".")));
    dot.hidden = !(x >= 0 && x <= 1 && y >= 0 && y <= 1);
    dot.style.left = `${x * 100}%`;
    dot.style.top = `${y * 100}%`;
  };
  image.addEventListener("click", (event) => {
    const box = image.getBoundingClientRect();
    across.value = ((event.clientX - box.left) / box.width).toFixed(2);
    down.value = ((event.clientY - box.top) / box.height).toFixed(2);
    show();
    across.dispatchEvent(new Event("input", {bubbles: true}));
  });
  across.addEventListener("input", show);
  down.addEventListener("input", show);
  show();
}

/* What is wrong is read first. */
document.querySelector(".ds-summary-error")?.focus();
