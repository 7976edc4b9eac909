// What a page of the book does: it draws its diagrams, and lets whoever has no mouse scroll what is too wide.
// No module: a browser loads none into a page that is opened as a file.
{
  /** Both colour schemes at once; the style sheet shows the one that fits, on paper too. */
  async function draw(code, number) {
    const figure = document.createElement("figure");
    const source = code.textContent;
    figure.className = "diagram";
    code.parentElement.replaceWith(figure);
    sizes.observe(figure);
    for (const [scheme, theme, label] of [["light", "neutral", "#fff"], ["dark", "dark", "#1a232a"]]) {
      const drawing = document.createElement("div");
      drawing.className = scheme;
      figure.append(drawing);
      const themeVariables = { edgeLabelBackground: label };
      window.mermaid.initialize({ startOnLoad: false, theme, themeVariables, fontFamily: "inherit" });
      const { svg } = await window.mermaid.render(`diagram-${number}-${scheme}`, source);
      // Mermaid has made sure that no script is in it.
      drawing.append(document.createRange().createContextualFragment(svg));
      const drawn = drawing.firstElementChild;
      drawn.setAttribute("aria-label", heading(figure));
      figure.style.setProperty("--natural", drawn.style.maxWidth);
    }
  }

  /** The heading that something stands under. */
  function heading(element) {
    const above = [...document.querySelectorAll("h1, h2, h3")].filter(
      (one) => one.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    return above.at(-1)?.textContent ?? document.title;
  }

  async function drawAll() {
    let number = 0;
    for (const code of document.querySelectorAll("code.language-mermaid")) {
      number += 1;
      await draw(code, number);
    }
    document.documentElement.dataset.drawn = number;
  }

  /** Who has no mouse scrolls with the arrow keys, once the focus is there. */
  function letScroll(element) {
    if (element.scrollWidth > element.clientWidth) {
      element.tabIndex = 0;
    } else {
      element.removeAttribute("tabindex");
    }
  }

  const sizes = new ResizeObserver((changes) => changes.forEach(({ target }) => letScroll(target)));
  document.querySelectorAll("pre, .scroll").forEach((element) => sizes.observe(element)); // which looks at each at once
  if (window.parent !== window) {
    // In the workbench's frame, which has the links to the other language. Other sites do not let themselves be framed.
    document.documentElement.classList.add("framed");
    document.querySelectorAll("a[href*='://']").forEach((link) => (link.target = "_blank"));
  }
  window.Prism.languages.console = window.Prism.languages["shell-session"];
  drawAll();
}
