/** One message on the screen. */

import { h } from "../../shared/dom";
import { segments } from "../../shared/links";
import type { Button, Message } from "../../shared/wire";
import { shown } from "../card";
import type { Say } from "../words";
import { centers, sketch } from "./centers";

export type Press = (button: Button) => void;

export function line(text: string, kind: string | undefined, say: Say, phones: string[] = []): HTMLElement {
  const parts = segments(text, say("map_link"), phones).map(({ text: words, href }) =>
    href ? h("a", { href, rel: "noopener noreferrer", target: href.startsWith("tel:") ? undefined : "_blank" }, words) : words,
  );
  return h("p", { class: kind }, ...parts);
}

export function choices(buttons: Button[], press: Press): HTMLElement | null {
  if (buttons.length === 0) return null;
  const items = buttons.map((button) => h("button", { type: "button", lang: "vi", onclick: () => press(button) }, button.title));
  return h("div", { class: "choices" }, ...items);
}

/** The citizen's own message. */
export function mine(text: string, say: Say): HTMLElement {
  return h("div", { class: "message mine" }, h("span", { class: "hidden" }, `${say("you")} `), h("p", { lang: "vi" }, text));
}

/** A message of the assistant. */
export function theirs(message: Message, say: Say, press: Press): HTMLElement {
  const { lines, cards, sources, buttons } = shown(message);
  const phones = (message.answer?.contacts ?? []).flatMap((contact) => contact.phone ?? []);
  return h(
    "div",
    { class: "message theirs" },
    h("span", { class: "hidden" }, `${say("assistant")} `),
    h(
      "div",
      { lang: message.lang },
      ...lines.map((text) => line(text, undefined, say, phones)),
      ...centers(cards, say),
      sketch(message.points, say),
      ...sources.map((text) => line(text, "source", say)),
    ),
    choices(buttons, press),
  );
}
