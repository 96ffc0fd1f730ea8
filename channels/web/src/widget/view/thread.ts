/** The messages on the screen, the newest in sight. */

import { h } from "../../shared/dom";
import type { Say } from "../words";
import { mine } from "./bubbles";

export class Thread {
  private readonly own = new Map<string, HTMLElement>();

  constructor(
    private readonly log: HTMLElement,
    private readonly scroller: HTMLElement,
    private readonly say: Say,
  ) {}

  clear(): void {
    this.own.clear();
    this.log.replaceChildren();
  }

  /** Shows a citizen's message before the service has it. */
  typed(id: string, text: string): void {
    const bubble = mine(text, this.say);
    this.own.set(id, bubble);
    this.append(bubble);
  }

  /** Shows a citizen's message as the service keeps it: what looked like personal data is masked. */
  kept(id: string, text: string): void {
    this.note(id, null);
    const bubble = this.own.get(id);
    if (bubble) bubble.querySelector("p")?.replaceChildren(text);
    else this.log.append(mine(text, this.say));
  }

  /** Notes below a citizen's message what became of it, or takes the note away. */
  note(id: string, text: string | null): void {
    const bubble = this.own.get(id);
    const old = bubble?.querySelector(".note");
    if (text === null) old?.remove();
    else if (old) old.textContent = text;
    else bubble?.append(h("p", { class: "note" }, text));
  }

  /** What the citizen asked last. */
  lastAsked(): string {
    return [...this.log.querySelectorAll(".mine p:first-of-type")].pop()?.textContent ?? "";
  }

  append(bubble: HTMLElement): void {
    this.log.append(bubble);
    this.scrollTo(bubble);
  }

  /** Brings the beginning of something into sight: a long answer is read from its beginning. */
  scrollTo(element: HTMLElement): void {
    const top = this.scroller.getBoundingClientRect().top;
    this.scroller.scrollTop += element.getBoundingClientRect().top - top - 12;
  }
}
