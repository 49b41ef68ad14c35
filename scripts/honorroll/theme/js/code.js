/* Code on hand-written pages: a button that copies it, and from each note in it, "(1)!", a link to the item of the list below
   that explains it. Without this file the code can be selected, and the numbers say what belongs together. */
for (const code of document.querySelectorAll(".md-typeset pre > code")) {
  const block = code.closest(".highlight") ?? code.parentElement;
  const next = (block.closest(".highlighttable") ?? block).nextElementSibling;
  const notes = next?.matches("ol") ? [...next.children] : [];
  const texts = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
  const marked = [];
  while (texts.nextNode()) if (/\((\d+)\)!?/.test(texts.currentNode.data) && notes.length > 0) marked.push(texts.currentNode);
  for (const text of marked) {
    const [whole, number] = /\((\d+)\)!?/.exec(text.data);
    const note = notes[number - 1];
    if (!note) continue;
    note.id ||= `ghi-chu-${document.querySelectorAll("[id^=ghi-chu-]").length + 1}`;
    const rest = text.splitText(text.data.indexOf(whole));
    rest.data = rest.data.slice(whole.length);
    rest.before(Object.assign(document.createElement("a"), { href: `#${note.id}`, className: "hr-note", textContent: `(${number})` }));
  }
  if (!navigator.clipboard) continue;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "hr-button hr-copy", textContent: "Chép" });
  const status = Object.assign(document.createElement("span"), { className: "hr-hidden" });
  status.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    const copy = code.cloneNode(true);
    for (const note of copy.querySelectorAll(".hr-note")) note.remove();
    const done = await navigator.clipboard.writeText(copy.textContent).then(() => "Đã chép.", () => "Không chép được.");
    button.textContent = status.textContent = done;
    setTimeout(() => { button.textContent = "Chép"; status.textContent = ""; }, 2000);
  });
  block.classList.add("hr-code");
  block.append(button, status);
}
