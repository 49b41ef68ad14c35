/* The page of reading offline: keeps the whole roll on this device, and says what is kept. */
const box = document.querySelector("[data-hr-keep]");
const root = new URL(box.dataset.hrKeep, location.href);
const roll = new KeptRoll(root);
const [begin, stop, drop] = ["begin", "stop", "drop"].map((name) => box.querySelector(`[data-hr-do="${name}"]`));
const [line, bar] = [box.querySelector("[role=status]"), box.querySelector("progress")];
const number = (value) => value.toLocaleString("vi-VN");
const size = (bytes) => (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))}\u00a0KB` : `${number(Math.round(bytes / 1e5) / 10)}\u00a0MB`);
const day = (time) => new Date(time).toLocaleDateString("vi-VN");
let summary;
let running;

const DENIED = "Trình duyệt này không cho giữ trang (thường vì đang ở chế độ ẩn danh). Khi có mạng, mọi trang vẫn đọc được như thường.";

function show({ text, busy = false, kept = false }) {
  line.textContent = text;
  bar.hidden = stop.hidden = !busy;
  begin.hidden = busy || !summary?.bytes;
  drop.hidden = busy || !kept;
}

async function tell() {
  const state = await roll.state();
  begin.textContent = `Giữ cả bảng vàng${summary?.bytes ? ` (khoảng ${size(summary.bytes)})` : ""}`;
  if (!state) {
    if (!summary) return show({ text: "Chưa giữ gì. Hãy nối mạng rồi mở lại trang này để giữ cả bảng vàng." });
    if (!summary.bytes) return show({ text: `Bảng vàng này có ${number(summary.pages)} trang, quá lớn để giữ cả trên một máy. Trang nào đã mở thì vẫn đọc lại được.` });
    const { quota = Infinity, usage = 0 } = await navigator.storage?.estimate?.() ?? {};
    const room = quota - usage;
    const tight = room < summary.bytes * 1.5 ? ` Trình duyệt này chỉ còn chỗ cho khoảng ${size(Math.max(0, room))}, có thể không đủ.` : "";
    return show({ text: `Gồm ${number(summary.pages)} trang${summary.pictures ? ` và ${number(summary.pictures)} ảnh nhỏ` : ""}, chiếm khoảng ${size(summary.bytes)} trên máy.${tight}` });
  }
  const until = `Nếu đến ngày ${day(state.reached + DAYS * DAY)} máy vẫn chưa nối mạng lại, bản giữ tự xoá.`;
  if (!state.whole) {
    begin.textContent = "Giữ tiếp";
    return show({ text: `Mới giữ được một phần. ${until}`, kept: true });
  }
  if (summary && summary.version !== state.version) begin.textContent = "Cập nhật bản giữ";
  const text = `Đã giữ cả bảng vàng, bản ngày ${day(state.whole)}. ${until}`;
  show({ text, kept: true });
  begin.hidden = !summary?.bytes || summary.version === state.version;
  return undefined;
}

async function keep() {
  running = new AbortController();
  navigator.storage?.persist?.().catch(() => {});
  show({ text: "Đang chuẩn bị…", busy: true });
  stop.focus();
  try {
    await roll.sync((done, total) => {
      bar.max = total;
      bar.value = done;
      const part = Math.floor((done / total) * 100);
      if (bar.dataset.hrPart !== String(part)) { /* not every file is told to who listens */
        bar.dataset.hrPart = part;
        bar.textContent = `${part} %`;
        if (part % 25 === 0) line.textContent = `Đang tải: ${part} %. Có thể đọc trang khác trong thẻ khác; xin đừng đóng trang này.`;
      }
    }, running.signal);
    await tell();
  } catch (error) {
    await tell().catch(() => {});
    const full = error.name === "QuotaExceededError";
    const why = full ? "Máy hết chỗ." : error.name === "AbortError" ? "Đã dừng." : "Mạng đứt giữa chừng.";
    line.textContent = `${why} ${line.textContent}`;
  } finally {
    running = undefined;
  }
  (begin.hidden ? drop : begin).focus();
}

/* What was opened before, newest first. */
async function opened() {
  const part = document.querySelector("[data-hr-opened]");
  const copies = await caches.open(`honorroll ${root.pathname} pages`);
  const links = [];
  for (const request of (await copies.keys()).reverse()) {
    if (links.length === 30) break;
    const html = await (await copies.match(request))?.text() ?? "";
    const title = new DOMParser().parseFromString(html, "text/html").querySelector("h1")?.textContent.trim();
    if (!title || request.url === new URL(PLACE, root).href) continue;
    const item = document.createElement("li");
    item.append(Object.assign(document.createElement("a"), { href: request.url, textContent: title }));
    links.push(item);
  }
  part.querySelector("ul").replaceChildren(...links);
  part.hidden = links.length === 0;
}

async function start() {
  if (root.protocol === "file:") return show({ text: "Đây đã là bản chép ra máy hay USB: đọc được mà không cần mạng, không phải giữ gì thêm." });
  if (!navigator.serviceWorker || !globalThis.caches || !navigator.locks) return show({ text: DENIED });
  begin.addEventListener("click", keep);
  stop.addEventListener("click", () => running?.abort());
  drop.addEventListener("click", async () => {
    await roll.drop();
    await tell();
    (begin.hidden ? box : begin).focus();
  });
  try {
    await caches.keys();
    summary = await fetch(new URL(`${PLACE}tom-tat.json`, root), { cache: "no-store" }).then((answer) => (answer.ok ? answer.json() : undefined)).catch(() => undefined);
    await tell();
    await opened();
  } catch {
    show({ text: DENIED });
  }
  return undefined;
}
start();
