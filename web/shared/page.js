// What every chapter's page shares: its language, its texts, its log, and the walk by alerts.

/** The page's language, "en" or "zh": `?lang=` decides, else the browser. */
export const lang = (new URLSearchParams(location.search).get("lang") ?? navigator.language).startsWith("zh")
  ? "zh"
  : "en";

/**
 * Puts the page's texts in place: every element with `data-text="key"` gets the text of that key, and the links of
 * `.languages` lead to this page in each language.
 *
 * @param texts {en: {title, …}, zh: {title, …}}, the same keys in both; `{name}` in a text is a value put in later
 * @return a function from a key, and the values by name, to the text in the page's language
 */
export function localize(texts) {
  const text = (key, values = {}) => texts[lang][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
  document.documentElement.classList.toggle("framed", window.parent !== window); // the page around it has the language
  document.title = text("title");
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = text(element.dataset.text);
  }
  document.querySelector(".languages")?.setAttribute("aria-label", lang === "zh" ? "语言" : "Language");
  for (const link of document.querySelectorAll(".languages a")) {
    const url = new URL(location.href);
    url.searchParams.set("lang", link.hreflang);
    link.href = url.href;
    if (link.hreflang === lang) {
      link.setAttribute("aria-current", "true");
    }
  }
  return text;
}

/**
 * Makes an ordered list the page's log.
 *
 * @return a function that adds a line with the time of day
 */
export function logTo(list) {
  return (line) => {
    const time = document.createElement("time");
    const now = new Date();
    time.dateTime = now.toISOString();
    time.textContent = now.toTimeString().slice(0, 8);
    const words = document.createElement("span");
    words.textContent = line;
    const item = document.createElement("li");
    item.append(time, " ", words);
    list.append(item);
    list.scrollTop = list.scrollHeight;
  };
}

/**
 * The classic way to tell a page's story: each step goes to the log, then into an alert. An alert holds the page until
 * the reader closes it, so the log comes first. A page that another site shows in a frame may not open alerts (WHATWG
 * HTML §8.8.1): it asks that site to, by a message {narration}.
 */
export function narrateTo(log) {
  return (line) => {
    log(line);
    if (window.parent === window) {
      alert(line);
    } else {
      window.parent.postMessage({ narration: line }, "*"); // nothing secret in it, whoever the parent is
    }
  };
}
