// The quiz: the reader writes a prediction, compares it with the answer, and says whether it was right.
// Without this script a question simply unfolds into its answer, as on GitHub.
{
  const TEXTS = {
    en: {
      prediction: "Your prediction",
      compare: "Compare with the answer",
      verdict: "Was it right?",
      right: "Yes",
      wrong: "No",
      count: "{right} of {all} right",
      again: "Begin again",
    },
    "zh-CN": {
      prediction: "你的预测",
      compare: "对照答案",
      verdict: "你预测对了吗？",
      right: "对了",
      wrong: "没对",
      count: "{all} 题预测对了 {right} 题",
      again: "重新开始",
    },
  };
  // Both languages ask the same.
  const key = `quiz ${location.pathname.replace(/(\.zh-CN)?\.html$/, "")}`;

  function make(tag, properties, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  function load() {
    try {
      return JSON.parse(window.localStorage.getItem(key));
    } catch {
      return []; // a browser need not keep anything
    }
  }

  function keep() {
    try {
      window.localStorage.setItem(key, JSON.stringify(predictions));
    } catch {
      // Then it lasts as long as the page.
    }
  }

  const text = TEXTS[document.documentElement.lang];
  const questions = [...document.querySelectorAll("article details")];
  const count = make("span", { className: "count", role: "status" });
  const again = make("button", { type: "button", className: "plain", textContent: text.again });
  const kept = load();
  const predictions = questions.map((_, i) => ({ words: "", compared: false, verdict: "", ...kept?.[i] }));

  function showCount() {
    const right = predictions.filter(({ verdict }) => verdict === "right").length;
    const judged = predictions.some(({ verdict }) => verdict);
    count.textContent = judged ? text.count.replace("{right}", right).replace("{all}", predictions.length) : "";
    again.hidden = predictions.every(({ compared }) => !compared);
  }

  /** Makes a question live; returns what shows how far its reader is. */
  function enliven(details, number) {
    const prediction = predictions[number];
    const summary = details.querySelector("summary");
    const rest = [...details.childNodes].filter((node) => node !== summary);
    const words = make("textarea", { id: `prediction-${number}`, rows: 2, required: true, autocomplete: "off" });
    const compare = make("button", { textContent: text.compare });
    const label = make("label", { htmlFor: words.id, textContent: text.prediction });
    const form = make("form", {}, label, words, compare);
    const answer = make("div", { className: "answer", tabIndex: -1 }, ...rest);
    const verdicts = ["right", "wrong"].map((value) =>
      make("input", { type: "radio", name: `verdict-${number}`, value }),
    );
    const choices = verdicts.map((radio) => make("label", {}, radio, text[radio.value]));
    const verdict = make("fieldset", {}, make("legend", { textContent: text.verdict }), ...choices);

    function show() {
      words.value = prediction.words;
      words.readOnly = prediction.compared;
      compare.hidden = prediction.compared;
      answer.hidden = verdict.hidden = !prediction.compared;
      verdicts.forEach((radio) => (radio.checked = radio.value === prediction.verdict));
    }

    words.addEventListener("input", () => {
      prediction.words = words.value;
      keep();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      prediction.compared = true;
      keep();
      show();
      showCount();
      answer.focus(); // a screen reader goes on there
    });
    verdict.addEventListener("change", (event) => {
      prediction.verdict = event.target.value;
      keep();
      showCount();
    });
    summary.id = `question-${number}`;
    words.setAttribute("aria-describedby", summary.id);
    verdict.setAttribute("aria-describedby", summary.id);
    details.append(form, answer, verdict);
    details.open = true;
    show();
    return show;
  }

  const shows = questions.map(enliven);
  again.addEventListener("click", () => {
    predictions.forEach((prediction) => Object.assign(prediction, { words: "", compared: false, verdict: "" }));
    keep();
    shows.forEach((show) => show());
    showCount();
    document.getElementById("prediction-0").focus(); // the button is gone
  });
  questions.at(-1).after(make("p", { className: "row score" }, count, again));
  showCount();
}
