/** Entry of `/widget.js`: defines `<mot-cua>` and puts one on the page where the page has none. */

import { define } from "./element";
import { ATTRIBUTES } from "./options";

const script = document.currentScript;

if (script instanceof HTMLScriptElement) {
  define(new URL(script.src).origin);
  const place = (): void => {
    if (document.querySelector("mot-cua")) return;
    const element = document.createElement("mot-cua");
    for (const name of ATTRIBUTES) {
      const value = script.dataset[name];
      if (value !== undefined) element.setAttribute(name, value);
    }
    document.body.append(element);
  };
  if (document.body) place();
  else document.addEventListener("DOMContentLoaded", place);
}
