// Lists of rows by hand and by key: search as one types (never into an unfinished syllable), filters under a column's head, arrows.
"use strict";
(function () {
  const by = (id) => document.getElementById(id);
  const list = by("list"), under = by("under"), seek = by("seek");
  const inField = (target) => /^(input|textarea|select)$/i.test(target.tagName);
  const rows = () => Array.from(document.querySelectorAll("#list a.open"));
  let head = null;

  function seekNow() { window.htmx.trigger(seek, "sought"); }
  if (seek) {
    seek.addEventListener("input", (event) => { if (!event.isComposing) seekNow(); });
    seek.addEventListener("compositionend", seekNow);
    seek.form.addEventListener("submit", (event) => { event.preventDefault(); const first = rows()[0]; if (first) first.focus(); });
  }

  function shut() {
    if (!under || under.hidden) return false;
    under.hidden = true;
    under.textContent = "";
    if (head && head.isConnected) head.focus();
    return true;
  }
  function place(button) {
    const at = button.closest("th").getBoundingClientRect();
    under.hidden = false;
    under.style.top = at.bottom + "px";
    under.style.left = Math.max(8, Math.min(at.left, window.innerWidth - under.offsetWidth - 8)) + "px";
    const field = under.querySelector("input:not([type=hidden]), select, button");
    if (field) field.focus();
  }
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.target === under && head) place(head);
    if (event.target === list) { if (under && !under.hidden) { head = null; shut(); } const box = by("scroll"); if (box) box.scrollTop = 0; }
  });
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    const button = event.target.closest && event.target.closest(".cf");
    if (button) head = button;
  });
  document.body.addEventListener("htmx:afterRequest", (event) => {
    const button = event.target.closest && event.target.closest("button[name=density]");
    if (!button || !event.detail.successful) return;
    list.className = "listing " + button.value;
    button.parentElement.querySelectorAll("button").forEach((other) => {
      other.classList.toggle("on", other === button);
      other.setAttribute("aria-pressed", String(other === button));
    });
  });
  document.body.addEventListener("htmx:historyRestore", () => window.location.reload());

  document.addEventListener("click", (event) => {
    const target = event.target;
    if (target.closest("[data-shut]")) { shut(); return; }
    if (under && !under.hidden && !under.contains(target) && !target.closest(".cf")) shut();
    const row = target.closest("#list tbody tr");
    if (row && !target.closest("a, button, input") && !String(window.getSelection())) row.querySelector("a.open").click();
  });

  function step(by_) {
    const all = rows(), at = all.indexOf(document.activeElement);
    const next = all[Math.max(0, Math.min(all.length - 1, at + by_))];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.closest("tr").scrollIntoView({ block: "nearest" });
  }
  function turn(word) {
    const link = document.querySelector("[data-" + word + "]");
    if (link) link.click();
  }
  const keys = { ArrowDown: () => step(1), ArrowUp: () => step(-1), Home: () => step(-1e6), End: () => step(1e6),
    PageDown: () => turn("after"), PageUp: () => turn("before") };

  function moves() {
    const box = by("moves");
    if (!box) return;
    box.focus();
    box.scrollIntoView({ block: "nearest" });
  }
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (document.querySelector(".find:not([hidden])")) return;
    if (event.key === "Escape") {
      if (shut()) { event.preventDefault(); return; }
      if (event.target === seek) { const first = rows()[0]; if (first) first.focus(); else seek.blur(); return; }
      const back = document.querySelector("[data-back]");
      if (back && !inField(event.target)) { event.preventDefault(); back.click(); }
      return;
    }
    if (event.target === seek && event.key === "ArrowDown") { event.preventDefault(); step(1); return; }
    if (inField(event.target) || (under && !under.hidden)) return;
    if (list && event.key in keys) { event.preventDefault(); keys[event.key](); }
    else if (event.key.toLowerCase() === "m") { event.preventDefault(); moves(); }
  });
  // back from a row: the list as it was left
  const back = document.querySelector("[data-back]");
  if (back && document.referrer.startsWith(window.location.origin + back.getAttribute("href") + "?")) back.href = document.referrer;
})();
