// The sheet by keyboard: arrows as in a spreadsheet, Enter opens, Esc closes and gives the focus back to the cell.
"use strict";
(function () {
  const panel = document.getElementById("panel");
  const sheet = document.getElementById("sheet");
  const cells = () => Array.from(sheet.querySelectorAll("a.cell"));
  let waited = null;

  function mark(code) {
    sheet.querySelectorAll("td.sel").forEach((td) => td.classList.remove("sel"));
    sheet.querySelectorAll("tr.selr").forEach((tr) => tr.classList.remove("selr"));
    sheet.querySelectorAll("a[aria-current]").forEach((a) => a.removeAttribute("aria-current"));
    const cell = cells().find((a) => a.dataset.code === code);
    document.getElementById("picked").textContent = code || "—";
    if (!cell) return null;
    cell.closest("td").classList.add("sel");
    cell.closest("tr").classList.add("selr");
    cell.setAttribute("aria-current", "true");
    return cell;
  }
  function inView(cell) {
    const row = cell.closest("tr").getBoundingClientRect(), box = sheet.getBoundingClientRect();
    if (row.top < box.top + 30) sheet.scrollTop -= box.top + 30 - row.top;
    if (row.bottom > box.bottom - 8) sheet.scrollTop += row.bottom - box.bottom + 8;
  }
  function picked() {
    return sheet.querySelector("a.cell[aria-current]");
  }
  function close() {
    const cell = picked();
    panel.hidden = true;
    panel.textContent = "";
    mark("");
    const back = document.querySelector("[data-table]") || null;
    window.history.replaceState(null, "", back ? back.getAttribute("href") : window.location.pathname.replace(/\/table\/.*$/, "/table") + window.location.search);
    if (cell) cell.focus({ preventScroll: true });
  }
  function move(step) {
    const all = cells();
    const from = all.indexOf(all.includes(document.activeElement) ? document.activeElement : picked());
    const next = all[Math.max(0, Math.min(all.length - 1, from + step))];
    if (!next) return;
    next.focus({ preventScroll: true });
    inView(next);
    if (!panel.hidden) { clearTimeout(waited); waited = setTimeout(() => next.click(), 140); }
  }

  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.target !== panel) return;
    panel.hidden = false;
    const head = panel.querySelector("[data-cell]");
    const cell = head && mark(head.dataset.cell);
    if (cell) inView(cell);
  });
  document.body.addEventListener("htmx:historyRestore", () => window.location.reload());
  panel.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]")) { event.preventDefault(); close(); }
  });
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (/^(input|textarea|select)$/i.test(event.target.tagName)) return;
    if (document.querySelector(".find:not([hidden])")) return;
    const onSheet = sheet.contains(document.activeElement) || document.activeElement === document.body;
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 18, PageUp: -18 };
    if (event.key in steps && onSheet) { event.preventDefault(); move(steps[event.key]); }
    else if (event.key === "Home" && onSheet) { event.preventDefault(); move(-1e6); }
    else if (event.key === "End" && onSheet) { event.preventDefault(); move(1e6); }
    else if (event.key === "Enter" && !panel.hidden && document.activeElement === picked()) {
      const rows = panel.querySelector("[data-rows]"); // opened already: on to its rows
      if (rows) { event.preventDefault(); rows.click(); }
    }
    else if (event.key === "Escape" && !panel.hidden) { event.preventDefault(); close(); }
  });
  document.querySelectorAll("[data-section]").forEach((link) => link.addEventListener("click", (event) => {
    const head = document.getElementById("l-" + link.dataset.section);
    if (!head) return;
    event.preventDefault();
    sheet.scrollTop += head.getBoundingClientRect().top - sheet.getBoundingClientRect().top - 27;
    document.querySelectorAll("[data-section]").forEach((other) => other.classList.toggle("on", other === link));
    const first = cells().find((a) => a.dataset.code === link.dataset.section || a.dataset.code.startsWith(link.dataset.section + "."));
    if (first) first.focus({ preventScroll: true });
  }));
  const open = picked();
  if (open) { inView(open); open.focus({ preventScroll: true }); }
})();
