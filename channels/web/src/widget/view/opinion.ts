/** Below the newest answer: read it aloud, say whether it helped. */

import { h } from "../../shared/dom";
import type { Message } from "../../shared/wire";
import * as speech from "../speech";
import type { Say } from "../words";
import { icon } from "./icons";

/** Answers one can have an opinion on; a question back or a greeting is none. */
const JUDGED = new Set(["center", "unit_conversion", "procedure", "faq", "out_of_scope", "fallback", "handover"]);

export type Judge = (helpful: boolean, text: string) => Promise<void>;

export function opinion(message: Message, say: Say, judge: Judge, announce: (text: string) => void): HTMLElement | null {
  const judged = message.answer !== null && JUDGED.has(message.answer.type);
  const voice = speech.vietnameseVoice() !== null;
  if (!judged && !voice) return null;
  const row = h("div", { class: "opinion" });
  if (voice) row.append(reader(message.text, say));
  if (judged) row.append(thumbs(row, say, judge, announce));
  return row;
}

function reader(text: string, say: Say): HTMLElement {
  const words = h("span", {}, say("read"));
  let reading = false;
  const show = (now: boolean): void => {
    reading = now;
    words.textContent = say(now ? "read_stop" : "read");
  };
  const press = (): void => {
    if (reading) return speech.hush();
    show(true);
    speech.read(text, () => show(false));
  };
  return h("button", { type: "button", class: "quiet", onclick: press }, icon("read"), words);
}

function thumbs(row: HTMLElement, say: Say, judge: Judge, announce: (text: string) => void): HTMLElement {
  const chosen = (helpful: boolean): void => {
    // The opinion counts at once; the line of text is a second, optional step.
    judge(helpful, "").catch(() => undefined);
    announce(say("thanks"));
    const field = h("input", { type: "text", maxlength: 300, autocomplete: "off", lang: "vi", "aria-label": say("opinion"), placeholder: say("opinion") });
    const send = (event: Event): void => {
      event.preventDefault();
      if (field.value.trim()) judge(helpful, field.value.trim()).catch(() => undefined);
      announce(say("thanks"));
      row.replaceChildren(h("p", { class: "small" }, say("thanks")));
    };
    row.replaceChildren(
      h("p", { class: "small" }, say("thanks")),
      h("form", { class: "line", onsubmit: send }, field, h("button", { type: "submit" }, say("opinion_send"))),
    );
    field.focus();
  };
  return h(
    "div",
    { class: "thumbs", role: "group", "aria-label": say("helpful") },
    h("span", { class: "small", "aria-hidden": "true" }, say("helpful")),
    h("button", { type: "button", class: "quiet", title: say("yes"), "aria-label": say("yes"), onclick: () => chosen(true) }, icon("up")),
    h("button", { type: "button", class: "quiet", title: say("no"), "aria-label": say("no"), onclick: () => chosen(false) }, icon("down")),
  );
}
