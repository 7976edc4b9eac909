// The list of chapters, with what is done. The learner ticks a chapter off; the browser remembers. What is done of a
// chapter's practice the workbench knows.

const DONE = "done";

function doneChapters() {
  try {
    const done = JSON.parse(window.localStorage.getItem(DONE));
    return new Set(Array.isArray(done) ? done : []);
  } catch {
    return new Set();
  }
}

/**
 * Shows the chapters in a list.
 *
 * @param chapters [{slug, titles, texts}, …]
 * @param onChoice called with the slug of the chapter that was chosen
 * @return two functions: play marks the chapter with this slug as the one that plays, practise shows the progress
 */
export function chaptersIn(list, { chapters, lang, text, onChoice }) {
  const done = doneChapters();
  const buttons = new Map();
  const practices = new Map();

  function tick(slug, number) {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = done.has(slug);
    box.setAttribute("aria-label", text("doneLabel", { number }));
    box.title = box.getAttribute("aria-label");
    box.addEventListener("change", () => {
      if (box.checked) {
        done.add(slug);
      } else {
        done.delete(slug);
      }
      window.localStorage.setItem(DONE, JSON.stringify([...done]));
    });
    return box;
  }

  for (const { slug, titles } of chapters) {
    const number = slug.slice(0, 2);
    const button = document.createElement("button");
    const numeral = document.createElement("span");
    numeral.className = "number";
    numeral.textContent = number;
    button.type = "button";
    button.className = "plain";
    button.dataset.slug = slug;
    button.append(numeral, " ", titles[lang]);
    button.addEventListener("click", () => onChoice(slug));
    buttons.set(slug, button);
    const item = document.createElement("li");
    const practice = document.createElement("span");
    practice.className = "practice";
    practice.setAttribute("role", "img"); // two numbers that say little without their label
    practices.set(slug, practice);
    item.append(tick(slug, number), button, practice);
    list.append(item);
  }

  function play(playing) {
    for (const [slug, button] of buttons) {
      button.setAttribute("aria-current", slug === playing ? "true" : "false");
    }
  }

  function practise(progress) {
    for (const [slug, { done, tasks }] of Object.entries(progress)) {
      const practice = practices.get(slug);
      practice.textContent = `${done}/${tasks}`;
      practice.title = text("practiceLabel", { number: slug.slice(0, 2), done, tasks });
      practice.setAttribute("aria-label", practice.title);
    }
  }

  return { play, practise };
}
