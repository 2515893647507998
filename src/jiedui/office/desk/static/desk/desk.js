// Keys, the two dialogs, menus that close. No page needs this file to be read; it makes the hand quicker.
"use strict";
(function () {
  const by = (id) => document.getElementById(id);
  const inField = (target) => target && (/^(input|textarea|select)$/i.test(target.tagName) || target.isContentEditable);
  let before = null;

  function open(box, field) {
    before = document.activeElement;
    box.hidden = false;
    (field || box).focus();
  }
  function close(box) {
    if (box.contains(document.activeElement)) document.activeElement.blur();
    box.hidden = true;
    if (before && before.isConnected) before.focus();
  }
  function find() {
    if (by("find")) { open(by("find"), by("find-box")); by("find-box").select(); }
  }
  function keys() {
    const box = by("keys");
    if (!box) return;
    box.tabIndex = -1;
    open(box);
    if (!by("keys-list").firstChild && window.htmx) window.htmx.ajax("GET", document.body.dataset.keys, "#keys-list");
  }
  function dialog() {
    return [by("find"), by("keys")].find((box) => box && !box.hidden);
  }
  // arrows walk through what was found
  function walk(event) {
    const links = Array.from(document.querySelectorAll("#found a[href]"));
    if (!links.length || !["ArrowDown", "ArrowUp"].includes(event.key)) return false;
    const at = links.indexOf(document.activeElement);
    const next = event.key === "ArrowDown" ? at + 1 : at - 1;
    (next < 0 ? by("find-box") : links[Math.min(next, links.length - 1)]).focus();
    event.preventDefault();
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") { event.preventDefault(); find(); return; }
    const box = dialog();
    if (box) {
      if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); close(box); }
      else if (box.id === "find") {
        if (!walk(event) && event.key === "Enter" && document.activeElement === by("find-box")) {
          const first = document.querySelector("#found a[href]");
          if (first) { event.preventDefault(); first.click(); }
        }
      }
      return;
    }
    if (event.key === "Escape") {
      const menu = Array.from(document.querySelectorAll("details[open]")).find((d) => d.querySelector(".pop"));
      if (menu) { menu.open = false; menu.querySelector("summary").focus(); event.preventDefault(); return; }
    }
    if (inField(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "?") { event.preventDefault(); keys(); }
    if (event.key === "/") {
      const filter = document.querySelector("[data-filter]");
      if (filter) { event.preventDefault(); filter.focus(); filter.select(); }
    }
  });
  document.addEventListener("click", (event) => {
    const target = event.target;
    if (target.closest("#find-open")) { find(); return; }
    if (target.closest("#keys-open")) { keys(); return; }
    if (target.closest("[data-print]")) { window.print(); return; }
    const box = dialog();
    if (box && !box.contains(target)) close(box);
    document.querySelectorAll("details[open]").forEach((d) => {
      if (d.querySelector(".pop") && !d.contains(target)) d.open = false;
    });
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("select[data-submit]")) event.target.form.requestSubmit ? event.target.form.requestSubmit() : event.target.form.submit();
  });
})();
