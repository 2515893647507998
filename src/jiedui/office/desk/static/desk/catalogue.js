// The list of definitions: sifted as one types, walked by arrows; Esc goes back.
"use strict";
(function () {
  const sift = document.getElementById("sift"), said = document.getElementById("sifted");
  const links = () => Array.from(document.querySelectorAll("#cat tr:not([hidden]) a.open"));
  function sifted() {
    const words = sift.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    document.querySelectorAll("#cat tbody tr").forEach((row) => {
      const text = row.textContent.toLowerCase();
      const fits = words.every((word) => text.includes(word)) && !(words.length && row.classList.contains("hd"));
      row.hidden = !fits;
      if (fits && row.querySelector("a.open")) shown += 1;
    });
    said.textContent = words.length ? said.dataset.said.replace("#", shown) : "";
  }
  if (sift) {
    sift.addEventListener("input", (event) => { if (!event.isComposing) sifted(); });
    sift.addEventListener("compositionend", sifted);
  }
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (document.querySelector(".find:not([hidden])")) return;
    const inField = /^(input|textarea|select)$/i.test(event.target.tagName);
    const back = document.querySelector("[data-back]");
    if (event.key === "Escape" && back && !inField) { event.preventDefault(); back.click(); return; }
    if (!sift || !["ArrowDown", "ArrowUp"].includes(event.key) || (inField && event.target !== sift)) return;
    const all = links(), at = all.indexOf(document.activeElement);
    const next = all[Math.max(0, Math.min(all.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)))];
    if (next) { event.preventDefault(); next.focus(); }
  });
})();
