/* What the form can do besides with a script: keep a draft while one types, send many photos a few at a time, set the
   focus of a photo by a tap, suggest names, say at once that a file is too large. Without it all of that has a button or
   a field. */
"use strict";

const form = document.querySelector("[data-form]");

/* ── Drafts ── */
const kept = form.querySelector("[data-kept]");
let waiting = 0, leaving = false;

function typed(action) {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  data.set("_lam", action);
  return data;
}

async function keep() {
  try {
    const answer = await fetch(form.action, {method: "POST", body: typed("keep")});
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
form.querySelector('button[value="discard"]')?.addEventListener("click", (event) => {
  if (!confirm("Bỏ hết những gì chưa lưu? Không lấy lại được.")) event.preventDefault();
});
form.addEventListener("submit", () => { leaving = true; clearTimeout(waiting); });

/* ── Files ── */
function tooLarge(input) {
  const said = document.getElementById(`${input.id}-loi`), limit = Number(input.dataset.limit);
  const large = [...input.files].filter((file) => file.size > limit).map((file) => file.name);
  said.textContent = large.length ? `Tệp ${large.join(", ")} nặng quá ${Math.round(limit / 1048576)} MB. Chọn tệp nhỏ hơn.` : "";
  said.hidden = !large.length;
  if (large.length) input.value = "";
  return large.length > 0;
}

/* A photo of a camera has some megabytes: so many are sent at once that a slow machine answers within seconds. */
const AT_ONCE = 4;

function nextNumber(field) {
  const numbers = [...form.elements].map((element) => element.name.split("."))
    .filter((parts) => parts[0] === field && /^\d+$/.test(parts[1] ?? "")).map((parts) => Number(parts[1]));
  return Math.max(-1, ...numbers) + 1;
}

async function sendMany(input, files) {
  const field = input.dataset.for, box = input.closest("[data-drop]"), progress = box.querySelector("[data-progress]");
  const said = document.getElementById(`${input.id}-loi`), wrong = [];
  input.disabled = true;
  for (let at = 0; at < files.length; at += AT_ONCE) {
    progress.textContent = `Đang tải lên: ${at} trong ${files.length} ảnh. Đừng đóng trang này.`;
    const data = new FormData();
    data.set("_goc", form.elements._goc.value);
    data.set("_lam", "receive");
    for (const file of files.slice(at, at + AT_ONCE)) data.append(input.name, file);
    try {
      const answer = await fetch(form.action, {method: "POST", body: data});
      if (!answer.ok) throw new Error(answer.status);
      const received = await answer.json();
      wrong.push(...received.notes);
      for (const name of received.files) {
        const hidden = document.createElement("input");
        hidden.type = "hidden";
        hidden.name = `${field}.${nextNumber(field)}.file`;
        hidden.value = name;
        form.append(hidden);
      }
      await keep();
    } catch {
      wrong.push(`Chưa tải được từ ảnh thứ ${at + 1}: chọn lại các ảnh còn thiếu.`);
      break;
    }
  }
  input.value = "";
  input.disabled = false;
  progress.textContent = "";
  if (wrong.length) {
    const note = document.createElement("input");
    note.type = "hidden";
    note.name = "_loi-tep";
    note.value = wrong.join("\n");
    form.append(note);
  }
  said.hidden = true;
  form.querySelector(`button[value="upload"][formaction="#f-${field}"]`).click();
}

for (const input of form.querySelectorAll("input[data-limit]")) {
  const box = input.closest("[data-drop]");
  const take = (files) => {
    if (!tooLarge(input) && "many" in input.dataset && files.length > AT_ONCE) sendMany(input, files);
  };
  input.addEventListener("change", () => take([...input.files]));
  box.addEventListener("dragover", (event) => { event.preventDefault(); box.classList.add("ds-over"); });
  box.addEventListener("dragleave", () => box.classList.remove("ds-over"));
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    box.classList.remove("ds-over");
    input.files = event.dataTransfer.files;
    take([...input.files]);
  });
}

/* ── Names while one types ── */
for (const list of document.querySelectorAll("datalist[data-more]")) {
  let asked = 0;
  form.addEventListener("input", (event) => {
    if (event.target.getAttribute("list") !== list.id || event.target.value.trim().length < 2) return;
    clearTimeout(asked);
    asked = setTimeout(async () => {
      const answer = await fetch(`${list.dataset.more}?tim=${encodeURIComponent(event.target.value)}`);
      if (!answer.ok) return;
      list.replaceChildren(...(await answer.json()).map((label) => {
        const option = document.createElement("option");
        option.value = label;
        return option;
      }));
    }, 150);
  });
}

/* One more empty line where the last of a field is filled in. */
form.addEventListener("input", (event) => {
  const row = event.target;
  if (!row.matches("input.ds-row") || !row.value || row.nextElementSibling?.matches("input.ds-row")) return;
  const next = row.cloneNode();
  next.value = "";
  next.removeAttribute("id");
  next.setAttribute("aria-label", row.getAttribute("aria-label").replace(/\d+$/, (number) => Number(number) + 1));
  row.after(next);
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
    if (!image.naturalWidth) return;  // what is not seen has no point
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
