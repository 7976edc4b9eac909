// The search, without a server: the index is a script, since a page that is opened as a file may not fetch.
{
  const MOST = 20;
  const AROUND = 90;
  const box = document.querySelector("search");
  const field = box.querySelector("input");
  const results = box.querySelector(".results");
  const status = box.querySelector("[role=status]");

  /** The words that are asked for. Chinese has no spaces between them: there each pair of characters is one. */
  function wordsOf(query) {
    const runs = query.toLowerCase().match(/\p{Script=Han}+|[^\s\p{Script=Han}]+/gu) ?? [];
    return runs.flatMap((run) => (/\p{Script=Han}{3}/u.test(run) ? pairs(run) : [run]));
  }

  function pairs(run) {
    return [...run].slice(1).map((_, i) => run.slice(i, i + 2));
  }

  /** How well a section answers: 0 if it lacks a word; a heading says more than a sentence, the whole query most. */
  function score({ heading, words }, query, asked) {
    const title = heading.toLowerCase();
    const text = words.toLowerCase();
    const each = asked.map((word) => (title.includes(word) ? 5 : 0) + (text.includes(word) ? 1 : 0));
    const whole = (title.includes(query) ? 20 : 0) + (text.includes(query) ? 4 : 0);
    return each.includes(0) ? 0 : each.reduce((sum, one) => sum + one, whole);
  }

  function find(query) {
    const asked = wordsOf(query);
    return window.bookIndex
      .map((section) => ({ section, points: score(section, query, asked) }))
      .filter(({ points }) => points > 0)
      .sort((a, b) => b.points - a.points)
      .map(({ section }) => section);
  }

  /** Text with what was asked for marked in it. */
  function marked(tag, text, query) {
    const element = document.createElement(tag);
    const parts = [query, ...wordsOf(query)].map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
    for (const [i, part] of text.split(new RegExp(`(${parts.join("|")})`, "iu")).entries()) {
      if (i % 2 === 1) {
        const mark = document.createElement("mark");
        mark.textContent = part;
        element.append(mark);
      } else {
        element.append(part);
      }
    }
    return element;
  }

  function excerpt(words, query) {
    const text = words.toLowerCase();
    const whole = text.indexOf(query);
    const at = whole >= 0 ? whole : Math.max(0, text.indexOf(wordsOf(query)[0]));
    const from = Math.max(0, at - AROUND);
    const until = at + query.length + AROUND;
    return (from > 0 ? "…" : "") + words.slice(from, until) + (until < words.length ? "…" : "");
  }

  function item({ path, page, heading, words }, query) {
    const line = document.createElement("li");
    const link = document.createElement("a");
    const where = document.createElement("span");
    link.href = box.dataset.top + path;
    link.append(marked("strong", heading, query));
    where.textContent = heading === page ? "" : page;
    where.className = "quiet";
    line.append(link, " ", where, marked("p", excerpt(words, query), query));
    return line;
  }

  function show() {
    const query = field.value.trim().toLowerCase();
    results.hidden = query === "";
    if (query === "") {
      return;
    }
    if (!window.bookIndex) {
      load();
      return;
    }
    const found = find(query);
    status.textContent = found.length === 0 ? box.dataset.nothing : box.dataset.found + found.length;
    results.querySelector("ol").replaceChildren(...found.slice(0, MOST).map((section) => item(section, query)));
  }

  function load() {
    if (!document.querySelector("script[data-search]")) {
      const script = document.createElement("script");
      script.dataset.search = "";
      script.src = box.dataset.index;
      script.addEventListener("load", show);
      document.head.append(script);
    }
  }

  function onKey(event) {
    const typing = event.target.closest("input, textarea, select");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field.focus();
    } else if (event.key === "Escape" && box.contains(event.target)) {
      field.value = "";
      results.hidden = true;
      field.focus();
    } else if (event.key === "Enter" && event.target === field) {
      results.querySelector("a")?.click();
    }
  }

  field.addEventListener("focus", load);
  field.addEventListener("input", show);
  document.addEventListener("keydown", onKey);
  // A result on this very page: the list has done its work.
  results.addEventListener("click", (event) => (results.hidden = event.target.closest("a") !== null));
  document.addEventListener("pointerdown", (event) => (results.hidden ||= !box.contains(event.target)));
}
