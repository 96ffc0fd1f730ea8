/** The frame of the widget: launcher, header, log, status, form. */

import { h } from "../../shared/dom";
import * as speech from "../speech";
import type { Options } from "../options";
import type { Say } from "../words";
import { icon } from "./icons";

export const MAX_TEXT = 500;

export interface Panel {
  root: HTMLElement;
  launcher: HTMLButtonElement;
  section: HTMLElement;
  large: HTMLButtonElement;
  notice: HTMLElement;
  scroll: HTMLElement;
  welcome: HTMLElement;
  log: HTMLElement;
  below: HTMLElement;
  typing: HTMLElement;
  status: HTMLElement;
  offline: HTMLElement;
  field: HTMLInputElement;
  speak: HTMLButtonElement | null;
}

export interface Actions {
  open(): void;
  close(): void;
  large(): void;
  send(text: string): void;
  place(): void;
  speak(): void;
  person(): void;
  forget(): void;
  retry(): void;
}

function iconButton(name: Parameters<typeof icon>[0], label: string, act: () => void, kind = "square"): HTMLButtonElement {
  return h("button", { type: "button", class: kind, "aria-label": label, title: label, onclick: act }, icon(name));
}

export function panel(options: Options, say: Say, act: Actions): Panel {
  const field = h("input", {
    id: "question", type: "text", maxlength: MAX_TEXT, autocomplete: "off", enterkeyhint: "send", lang: "vi",
    placeholder: say("placeholder"),
  });
  const speak = speech.canListen() ? iconButton("speak", say("speak"), act.speak) : null;
  const large = h("button", { type: "button", class: "quiet", "aria-pressed": "false", onclick: act.large }, say("large"));
  const parts = {
    launcher: h("button", { type: "button", class: "launcher", "aria-expanded": "false", onclick: act.open }, icon("ask"), h("span", {}, say("open"))),
    large,
    field,
    speak,
    notice: h("div", { class: "notice", role: "note", "aria-label": say("notice"), hidden: true }),
    welcome: h("div", { class: "welcome" }),
    log: h("div", { class: "log", role: "log", "aria-label": say("log"), "aria-live": "off" }),
    below: h("div", { class: "below" }),
    typing: h("p", { class: "typing", "aria-hidden": "true", hidden: true }, h("i"), h("i"), h("i"), say("answering")),
    status: h("p", { class: "hidden", role: "status" }),
    offline: h("div", { class: "offline", hidden: true }, h("span", {}, say("offline")), h("button", { type: "button", onclick: act.retry }, say("retry_now"))),
  };
  const scroll = h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": say("log") }, parts.welcome, parts.log, parts.below, parts.typing);
  const section = h(
    "section",
    { class: "panel", role: options.page ? "group" : "dialog", "aria-labelledby": "title", hidden: !options.page },
    header(options, say, large, act),
    parts.notice,
    scroll,
    parts.offline,
    parts.status,
    form(say, field, speak, act),
    h(
      "div",
      { class: "foot" },
      h("button", { type: "button", class: "quiet", onclick: act.person }, say("person")),
      h("button", { type: "button", class: "quiet", onclick: act.forget }, say("forget")),
    ),
  );
  const kind = `root ${options.position}${options.page ? " page" : ""}`;
  const root = h("div", { class: kind, lang: options.language, role: "region", "aria-label": say("title") });
  root.append(...(options.page ? [section] : [parts.launcher, section]));
  return { ...parts, root, section, scroll };
}

function header(options: Options, say: Say, large: HTMLElement, act: Actions): HTMLElement {
  return h(
    "div",
    { class: "head" },
    h("div", { class: "titles" }, h("h2", { id: "title" }, say("title")), h("p", {}, say("subtitle"))),
    large,
    !options.page && iconButton("close", say("close"), act.close),
  );
}

function form(say: Say, field: HTMLInputElement, speak: HTMLElement | null, act: Actions): HTMLElement {
  const submit = (event: Event): void => {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) return field.focus();
    field.value = "";
    act.send(text);
  };
  return h(
    "form",
    { class: "ask", onsubmit: submit },
    h("label", { for: "question" }, say("question")),
    h(
      "div",
      { class: "line" },
      field,
      h("button", { type: "submit", class: "send", "aria-label": say("send"), title: say("send") }, icon("send")),
    ),
    h("div", { class: "tools" }, h("button", { type: "button", class: "quiet", onclick: act.place }, icon("place"), say("location")), speak),
  );
}
