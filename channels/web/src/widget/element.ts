/** `<mot-cua>`: the widget in a shadow tree of its own, out of reach of the page's styles. */

import { HttpApi } from "./api";
import { Chat } from "./chat";
import type { Options } from "./options";
import { options } from "./options";
import { Session, tabStorage } from "./session";
import { listen, whenVoices } from "./speech";
import css from "./widget.css?inline";
import type { Panel } from "./view/panel";
import { panel } from "./view/panel";
import type { Say } from "./words";
import { speaker } from "./words";

/** Below this width an open panel covers the page. */
const NARROW = "(max-width: 32rem)";

export function define(base: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);

  class MotCua extends HTMLElement {
    private made = false;

    connectedCallback(): void {
      if (this.made) return;
      this.made = true;
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      new Widget(this, root, options((name) => this.getAttribute(name), base));
    }
  }

  if (!customElements.get("mot-cua")) customElements.define("mot-cua", MotCua);
}

class Widget {
  private readonly say: Say;
  private readonly session = new Session(tabStorage());
  private readonly panel: Panel;
  private readonly chat: Chat;
  private stopListening: (() => void) | null = null;

  constructor(
    private readonly host: HTMLElement,
    root: ShadowRoot,
    private readonly options: Options,
  ) {
    this.say = speaker(options.language);
    this.panel = panel(options, this.say, {
      open: () => this.toggle(),
      close: () => this.close(true),
      large: () => this.setLarge(!this.session.large),
      send: (text) => this.chat.ask(text),
      place: () => void this.chat.sharePlace(),
      speak: () => this.speak(),
      person: () => this.chat.press({ title: this.say("person"), payload: "h" }),
      forget: () => void this.chat.forget(),
      retry: () => this.chat.nudge(),
    });
    this.chat = new Chat(new HttpApi(options.base, options.commune), this.session, this.panel, this.say);
    root.append(this.panel.root);
    this.setLarge(this.session.large);
    this.panel.section.addEventListener("keydown", (event) => this.key(event));
    this.panel.section.addEventListener("focusout", (event) => this.left(event));
    whenVoices(() => undefined);
    if (options.page || this.session.open) this.open(false);
    else if (options.open && matchMedia(`not all and ${NARROW}`).matches) this.open(false);
  }

  private toggle(): void {
    if (this.panel.section.hidden) this.open(true);
    else this.close(true);
  }

  private open(focus: boolean): void {
    this.panel.section.hidden = false;
    this.panel.launcher.setAttribute("aria-expanded", "true");
    this.host.toggleAttribute("data-open", true);
    this.session.keep({ open: true });
    this.chat.start();
    if (focus) this.panel.field.focus();
  }

  private close(focus: boolean): void {
    if (this.options.page) return;
    this.chat.pause();
    this.panel.section.hidden = true;
    this.panel.launcher.setAttribute("aria-expanded", "false");
    this.host.toggleAttribute("data-open", false);
    this.session.keep({ open: false });
    if (focus) this.panel.launcher.focus();
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.isComposing) return;
    event.stopPropagation();
    this.close(true);
  }

  /** A panel that covers the page gives way when the focus leaves it: nothing focused stays hidden behind it. */
  private left(event: FocusEvent): void {
    const to = event.relatedTarget;
    if (to instanceof Node && !this.panel.section.contains(to) && matchMedia(NARROW).matches) this.close(false);
  }

  private setLarge(large: boolean): void {
    this.session.keep({ large });
    this.panel.root.classList.toggle("large", large);
    this.panel.large.setAttribute("aria-pressed", String(large));
  }

  private speak(): void {
    if (this.stopListening) return this.stopListening();
    const label = (word: "speak" | "speak_stop"): void => {
      this.panel.speak?.setAttribute("aria-label", this.say(word));
      this.panel.speak?.setAttribute("title", this.say(word));
      this.panel.speak?.classList.toggle("on", word === "speak_stop");
    };
    label("speak_stop");
    this.chat.announce(this.say("listening"), true);
    this.stopListening = listen(
      (text) => (this.panel.field.value = text.slice(0, this.panel.field.maxLength)),
      (failed) => {
        this.stopListening = null;
        label("speak");
        this.chat.announce(failed ? this.say("speech_failed") : "", true);
        this.panel.field.focus();
      },
    );
  }
}
