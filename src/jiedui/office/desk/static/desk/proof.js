// 核稿: N and P walk the findings, both places come into view, a line joins them; files may be dropped. Without it all can still be read.
"use strict";
(function () {
  const by = (id) => document.getElementById(id);
  const box = by("proof");

  // -- one run
  function walking() {
    const items = Array.from(document.querySelectorAll(".fi")), text = by("text"), list = by("found-list"), path = by("line").firstElementChild;
    const where = by("where");
    let at = -1, spot = null;
    box.classList.add("lively");

    const marks = (number) => Array.from(text.querySelectorAll(".mk")).filter((m) => m.dataset.f.split(" ").includes(number));
    // the marks of one place: from its anchor up to its own number
    function spotOf(number, anchor) {
      const start = anchor && by(anchor), all = marks(number);
      return (start && all.find((m) => start.compareDocumentPosition(m) & Node.DOCUMENT_POSITION_FOLLOWING)) || all[0] || null;
    }
    function draw() {
      if (at < 0 || !spot) { path.setAttribute("d", ""); return; }
      const g = box.getBoundingClientRect(), t = text.getBoundingClientRect(), l = list.getBoundingClientRect();
      const rects = spot.getClientRects(), a = rects[rects.length - 1], d = items[at].getBoundingClientRect();
      const seen = a && a.bottom > t.top && a.top < t.bottom && d.top + 18 > l.top && d.top + 18 < l.bottom;
      if (!seen) { path.setAttribute("d", ""); return; }
      const x = l.left - g.left, y = a.bottom - g.top + 3;
      path.setAttribute("d", "M" + (a.right - g.left) + " " + y + " H" + (x - 8) + " V" + (d.top - g.top + 18) + " H" + x);
    }
    function toward(pane, thing, middle) {
      const p = pane.getBoundingClientRect(), r = thing.getClientRects()[0] || thing.getBoundingClientRect();
      if (middle) { if (r.top < p.top + 60 || r.bottom > p.bottom - 60) pane.scrollTop += r.top - p.top - p.height * 0.4; return; }
      if (r.top < p.top + 36) pane.scrollTop += r.top - p.top - 40;
      else if (r.bottom > p.bottom - 10) pane.scrollTop += Math.min(r.bottom - p.bottom + 16, r.top - p.top - 40);
    }
    function pick(next, anchor, quiet) {
      if (next < 0 || next >= items.length) return;
      document.querySelectorAll(".on[data-f],.fi.on,.k.on").forEach((e) => e.classList.remove("on"));
      at = next;
      const item = items[at], number = item.dataset.n;
      item.classList.add("on");
      marks(number).forEach((m) => m.classList.add("on"));
      spot = spotOf(number, anchor || "p" + number + "-0");
      if (spot) toward(text, spot, true);
      toward(list, item.getBoundingClientRect().height > list.clientHeight ? item.querySelector("h3") : item, false);
      where.textContent = where.dataset.said.replace("#", at + 1).replace("@", items.length);
      if (!quiet) window.history.replaceState(window.history.state, "", "#f" + number);
      draw();
    }
    const indexOf = (number) => items.findIndex((i) => i.dataset.n === number);
    function fromAddress() {
      const said = decodeURIComponent(window.location.hash.slice(1)), place = said.match(/^p(\d+)-\d+$/);
      const target = said && by(said), item = place ? items[indexOf(place[1])] : target && target.closest(".fi");
      pick(item ? items.indexOf(item) : 0, place ? said : "", true);
    }

    box.addEventListener("click", (event) => {
      const go = event.target.closest("a.go"), number = event.target.closest("a.k"), mark = event.target.closest(".mk[data-f]"), item = event.target.closest(".fi");
      if (go) { event.preventDefault(); pick(items.indexOf(item), go.hash.slice(1)); return; }
      if (number) { event.preventDefault(); pick(indexOf(number.dataset.n), number.dataset.p); return; }
      if (mark) { turn(mark); return; }
      if (item) {
        if (event.target.closest("a.pick")) event.preventDefault();
        if (!event.target.closest("button,input,textarea,summary,a.n")) pick(items.indexOf(item));
      }
    });
    // a stretch with several findings: each click opens the next of them
    function turn(mark) {
      const found = mark.dataset.f.split(" ").map(indexOf).filter((n) => n >= 0), now = found.indexOf(at);
      pick(found[(now + 1) % found.length]);
      spot = mark;
      draw();
    }
    function reason() {
      const form = at >= 0 && items[at].querySelector(".dis");
      if (!form) return;
      form.open = true;
      form.querySelector("textarea").focus();
      toward(list, items[at], false);
      draw();
    }
    document.addEventListener("keydown", (event) => {
      if (event.isComposing || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      if (document.querySelector(".find:not([hidden])")) return;
      const open = event.target.closest && event.target.closest(".dis[open]");
      if (event.key === "Escape" && open) { open.open = false; items[at].querySelector("a.pick").focus(); event.preventDefault(); return; }
      if (/^(input|textarea|select)$/i.test(event.target.tagName)) return;
      const key = event.key.toLowerCase();
      if (key === "n") { event.preventDefault(); pick(Math.min(at + 1, items.length - 1)); }
      if (key === "p") { event.preventDefault(); pick(Math.max(at - 1, 0)); }
      if (key === "x") { event.preventDefault(); reason(); }
    });
    [text, list].forEach((pane) => pane.addEventListener("scroll", draw, { passive: true }));
    window.addEventListener("beforeprint", () => document.querySelectorAll(".more").forEach((m) => { m.open = true; }));
    window.addEventListener("resize", draw);
    window.addEventListener("hashchange", fromAddress);
    list.addEventListener("toggle", draw, true);
    if (items.length) fromAddress();
  }

  // -- sending in
  function sending() {
    const form = by("send"), field = by("files"), drop = by("drop"), chosen = by("chosen"), kinds = form.dataset.kinds.split(",");
    const amount = (bytes) => bytes < 1048576 ? Math.max(1, Math.round(bytes / 1024)) + " KB" : (bytes / 1048576).toFixed(1) + " MB";
    function line(name, note, bad) {
      const li = document.createElement("li"), b = document.createElement("b"), span = document.createElement("span");
      b.textContent = name; span.textContent = note; span.className = bad ? "bad" : "";
      li.append(b, span); chosen.append(li);
    }
    function faultOf(file) {
      if (!kinds.some((kind) => file.name.toLowerCase().endsWith(kind))) return chosen.dataset.kind;
      return file.size > Number(form.dataset.one) ? chosen.dataset.over : "";
    }
    function listed() {
      const files = Array.from(field.files), whole = files.reduce((sum, f) => sum + f.size, 0);
      let bad = false;
      chosen.textContent = "";
      files.forEach((file) => { const fault = faultOf(file); bad = bad || !!fault; line(file.name, fault || amount(file.size), !!fault); });
      if (files.length > Number(form.dataset.files)) { bad = true; line("", chosen.dataset.many, true); }
      if (whole > Number(form.dataset.all)) { bad = true; line("", chosen.dataset.whole, true); }
      by("go").disabled = bad;
    }
    field.addEventListener("change", listed);
    ["dragenter", "dragover"].forEach((kind) => drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); }));
    ["dragleave", "drop"].forEach((kind) => drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.remove("over"); }));
    drop.addEventListener("drop", (event) => { if (event.dataTransfer.files.length) { field.files = event.dataTransfer.files; listed(); } });
    form.addEventListener("submit", () => { by("going").hidden = false; by("go").disabled = true; });
    window.addEventListener("pageshow", () => { by("going").hidden = true; if (field.files.length) listed(); else by("go").disabled = false; });
  }

  if (box) walking();
  if (by("send")) sending();
})();
