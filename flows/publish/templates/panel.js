"use strict";
// Shows a claim's evidence beside it, in the source's text: in a rail on wide screens, in a sheet
// on small ones. Everything shown is copied from the page itself; without this script the same
// evidence unfolds under each claim.
(() => {
  document.documentElement.classList.add("scripted");
  const wide = matchMedia("(min-width: 72rem)");
  const get = (id) => document.getElementById(id);
  const buttonOf = (statement) => statement.querySelector("button.open");
  const statementAt = (hash) => get(hash.slice(1))?.closest(".statement");
  let opener = null; // the button whose evidence is shown
  let cameFrom = null; // where the reader was: that button, or a link to its claim

  function element(tag, className, ...content) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...content);
    return made;
  }

  // A copy of something on the page, without its ids: those must stay unique.
  function copyOf(node) {
    const copy = node.cloneNode(true);
    for (const one of [copy, ...copy.querySelectorAll("[id]")]) one.removeAttribute("id");
    return copy;
  }

  function names(figures, key) {
    return new Set(figures.flatMap((figure) => figure.dataset[key].split(" ").filter(Boolean)));
  }

  // The source's text with this claim's sentences marked; its quotations, if no text is published.
  function sourceText(number, figures) {
    const stored = get(`text-${number}`);
    if (!stored) return figures.flatMap((figure) => [...copyOf(figure).querySelectorAll("blockquote, .unpublished")]);
    const evidence = names(figures, "evidence");
    const context = names(figures, "context");
    const text = stored.cloneNode(true);
    for (const cited of text.querySelectorAll("[id]")) {
      const is = cited.id;
      cited.removeAttribute("id");
      if (evidence.has(is)) cited.replaceWith(element("mark", "", ...cited.childNodes));
      else if (context.has(is)) cited.className = "context";
    }
    text.removeAttribute("id");
    return [text];
  }

  // Where the words stand and how they were checked, with a way to what is known of the source.
  function place(number, figures) {
    const lines = figures.flatMap((figure) => [
      figure.querySelector(".where").textContent.trim().replace(/^./, (first) => first.toUpperCase()) + ".",
      ...[...figure.querySelectorAll(".check")].map((check) => check.textContent),
    ]);
    const once = new Set(lines.map((line) => line.trim().replace(/\s+/g, " ")));
    const known = element("a", "", "About this source");
    known.href = `#source-${number}`;
    return [...[...once].map((line) => `${line} `), known];
  }

  function turnTo(tab, number, figures) {
    for (const other of get("tabs").children) other.setAttribute("aria-pressed", String(other === tab));
    get("tabs").scrollTop = tab.offsetTop - tab.offsetHeight;
    get("place").replaceChildren(...place(number, figures));
    const text = get("text");
    text.replaceChildren(...sourceText(number, figures));
    text.setAttribute("aria-label", `Text of source ${tab.textContent.trim()}`);
    const first = text.querySelector("mark");
    text.scrollTop = first ? first.offsetTop - text.clientHeight / 3 : 0;
  }

  // What the evidence is for: the claim, or a question with the claims that give one answer to it.
  function stated(statement, details) {
    const inside = [...details.querySelectorAll(".claim")];
    if (!inside.length) return [element("p", "", statement.querySelector(".claim, h1").textContent)];
    const asked = statement.closest("tr").querySelector("th").textContent;
    const answer = statement.querySelector(".answer").textContent;
    return [element("p", "asked", `${asked}: ${answer}`), ...inside.map(copyOf)];
  }

  function show(button, from) {
    const statement = button.closest(".statement");
    const details = button.nextElementSibling;
    opener?.setAttribute("aria-expanded", "false");
    opener?.closest(".statement").classList.remove("shown");
    opener = button;
    cameFrom = from ?? button;
    button.setAttribute("aria-expanded", "true");
    statement.classList.add("shown");
    const bySource = new Map();
    for (const figure of details.querySelectorAll("figure")) {
      const number = figure.dataset.source;
      bySource.set(number, [...(bySource.get(number) ?? []), figure]);
    }
    get("stated").replaceChildren(...stated(statement, details));
    const [leading] = bySource.keys();
    get("tabs").replaceChildren(
      ...[...bySource].sort(([a], [b]) => a - b).map(([number, figures]) => {
        const tab = element("button", "", ...copyOf(figures[0].querySelector(".source")).childNodes);
        tab.type = "button";
        tab.dataset.source = number;
        tab.addEventListener("click", () => turnTo(tab, number, figures));
        return tab;
      }),
    );
    const sheet = get("sheet");
    if (!wide.matches && from && !sheet.open) sheet.showModal();
    get("tabs").querySelector(`[data-source="${leading}"]`).click();
    if (from) get("text").focus({ preventScroll: true });
  }

  function back() {
    if (get("sheet").open) get("sheet").close();
    cameFrom?.focus();
  }

  function settle() {
    if (get("sheet").open) get("sheet").close();
    get("rail").hidden = !wide.matches;
    (wide.matches ? get("rail") : get("sheet")).append(get("panel"));
    if (wide.matches) show(opener ?? document.querySelector("button.open"));
  }

  function start() {
    if (!document.querySelector("details.evidence")) {
      document.documentElement.classList.remove("scripted"); // a held brief may have no claims
      return;
    }
    for (const [n, details] of document.querySelectorAll("details.evidence").entries()) {
      const statement = details.closest(".statement");
      const subject = statement.querySelector(".claim, h1, .answer");
      subject.id ||= `stated-${n}`;
      const button = element("button", "open", ...copyOf(details.querySelector("summary")).childNodes);
      button.type = "button";
      button.setAttribute("aria-controls", "panel");
      button.setAttribute("aria-expanded", "false");
      button.setAttribute("aria-describedby", subject.id);
      details.before(button);
    }
    document.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      const sheet = get("sheet");
      if (event.target === sheet || event.target.closest("#sheet a")) sheet.close();
      const link = event.target.closest('.matrix a[href^="#claim-"]');
      const statement = link ? statementAt(link.hash) : event.target.closest(".statement");
      if (!statement || (!link && event.target.closest("a, button:not(.open), summary"))) return;
      if (!link && !event.target.closest("button") && !getSelection().isCollapsed) return;
      event.preventDefault();
      show(buttonOf(statement), link ?? buttonOf(statement));
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && get("rail").contains(document.activeElement)) back();
    });
    get("back").addEventListener("click", back);
    wide.addEventListener("change", settle);
    const linked = statementAt(location.hash);
    if (linked) opener = buttonOf(linked);
    settle();
    linked?.scrollIntoView();
  }
  addEventListener("DOMContentLoaded", start);
})();
