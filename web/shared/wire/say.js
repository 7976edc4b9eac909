// The page's texts put in place, and the function that gives them to everybody else.

import { localize } from "../page.js";
import { texts } from "./texts.js";

export const text = localize(texts);

const ATTRIBUTES = { label: "aria-label", hint: "placeholder", tip: "title" };
for (const [name, attribute] of Object.entries(ATTRIBUTES)) {
  for (const element of document.querySelectorAll(`[data-${name}]`)) {
    element.setAttribute(attribute, text(element.dataset[name]));
  }
}
