/** The conversation: what is pressed and typed goes out, what comes in is shown. */

import { h } from "../shared/dom";
import type { Button, Message, Welcome } from "../shared/wire";
import type { Api, Outgoing, Since } from "./api";
import { here } from "./place";
import type { Link } from "./receiver";
import { Receiver } from "./receiver";
import { Sender } from "./sender";
import type { Session } from "./session";
import { randomId } from "./session";
import { hush } from "./speech";
import { Transcript } from "./transcript";
import { choices, line, theirs } from "./view/bubbles";
import { opinion } from "./view/opinion";
import type { Panel } from "./view/panel";
import { Thread } from "./view/thread";
import type { Say } from "./words";

const TYPING_AFTER = 400;

export class Chat {
  private readonly transcript = new Transcript();
  private readonly receiver: Receiver;
  private readonly sender: Sender;
  private readonly thread: Thread;
  private greeted = false;
  private wanted = false;
  private wasOffline = false;
  private typing: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly api: Api,
    private readonly session: Session,
    private readonly panel: Panel,
    private readonly say: Say,
  ) {
    this.thread = new Thread(panel.log, panel.scroll, say);
    this.receiver = new Receiver(api, {
      after: () => this.transcript.last,
      received: (news) => this.received(news),
      link: (link) => this.link(link),
    });
    this.sender = new Sender(api, session, {
      sent: (message) => {
        this.thread.note(message.message_id, null);
        this.answering(true);
        this.receiver.nudge();
      },
      waiting: (message, detail) => {
        this.thread.note(message.message_id, detail || say("unsent"));
        this.answering(false);
      },
      refused: (message, detail) => this.refused(message, detail || say("refused")),
    });
  }

  /** Connects: shows what was said before, sends what waits. */
  start(): void {
    if (this.greeted) return this.resume();
    this.greeted = true;
    this.greet(null);
    this.api.welcome().then((welcome) => this.greet(welcome), () => undefined);
    for (const message of this.session.outbox) this.showOwn(message);
    this.resume();
    void this.sender.flush();
    addEventListener("offline", () => this.lost());
    addEventListener("online", () => this.found());
    // A browser has few connections to one host: a tab nobody looks at must not keep one of them.
    document.addEventListener("visibilitychange", () => (document.hidden ? this.receiver.halt() : this.resume()));
  }

  /** Receives no more: the panel is closed. */
  pause(): void {
    this.wanted = false;
    this.receiver.halt();
    hush();
  }

  /** Tries again at once. */
  nudge(): void {
    this.receiver.nudge();
    this.sender.nudge();
  }

  ask(text: string): void {
    this.send({ message_id: randomId(), text });
  }

  press(button: Button): void {
    this.send({ message_id: randomId(), payload: button.payload, title: button.title.slice(0, 200) });
  }

  async sharePlace(): Promise<void> {
    this.announce(this.say("locating"), true);
    try {
      this.send({ message_id: randomId(), location: await here() });
      this.announce("", true);
    } catch (error) {
      const denied = error instanceof Error && error.message === "denied";
      this.announce(this.say(denied ? "location_denied" : "location_failed"), true);
    }
  }

  async forget(): Promise<void> {
    const { id } = this.session;
    this.receiver.halt();
    this.sender.clear();
    this.session.renew();
    this.transcript.clear();
    this.thread.clear();
    hush();
    this.panel.below.replaceChildren();
    this.answering(false);
    const done = await this.api.forget(id).then(() => true, () => false);
    this.announce(this.say(done ? "forgotten" : "forget_failed"), true);
    this.receiver.start(this.session.id);
    this.panel.field.focus();
  }

  /** Says something to a screen reader; `seen`: and shows it. */
  announce(text: string, seen = false): void {
    this.panel.status.className = seen && text ? "seen" : "hidden";
    this.panel.status.textContent = text;
  }

  /** The network is gone: a stream that is still open will bring nothing any more. */
  private lost(): void {
    this.receiver.halt();
    this.link("offline");
  }

  private found(): void {
    this.resume();
    this.sender.nudge();
  }

  private resume(): void {
    this.wanted ||= !this.panel.section.hidden;
    if (this.wanted && !document.hidden) this.receiver.start(this.session.id);
  }

  private greet(welcome: Welcome | null): void {
    const { panel, say } = this;
    const english = say("answers_language");
    panel.welcome.replaceChildren(
      h("p", { class: "lead" }, english || !welcome ? say("welcome") : welcome.text),
      ...(english ? [h("p", {}, english)] : []),
      h("p", { class: "small" }, say("privacy")),
      ...[choices(welcome?.buttons ?? [], (button) => this.press(button))].filter((node) => node !== null),
    );
    panel.notice.hidden = !welcome?.notice;
    panel.notice.replaceChildren(...(welcome?.notice ?? "").split("\n").map((text) => line(text, undefined, say)));
  }

  private send(message: Outgoing): void {
    this.panel.below.replaceChildren();
    this.showOwn(message);
    this.answering(true);
    this.sender.send(message);
  }

  private showOwn(message: Outgoing): void {
    this.thread.typed(message.message_id, message.text ?? message.title ?? this.say("my_location"));
  }

  private received({ messages, state }: Partial<Since>): void {
    for (const message of this.transcript.add(messages ?? [])) this.show(message);
    if (!state) return;
    // What came before the first state was said before a reload: it is not announced again.
    requestAnimationFrame(() => (this.panel.log.ariaLive = "polite"));
    this.answering(state === "answering");
  }

  private show(message: Message): void {
    if (message.author === "citizen") {
      this.thread.kept(message.message_id ?? "", message.text);
      return;
    }
    const bubble = theirs(message, this.say, (button) => this.press(button));
    if (message.failed) bubble.append(this.again(message));
    this.thread.append(bubble);
    const judge = (helpful: boolean, text: string): Promise<void> => this.api.judge(this.session.id, message.id, helpful, text);
    const row = opinion(message, this.say, judge, (text) => this.announce(text));
    this.panel.below.replaceChildren(...(row ? [row] : []));
  }

  /** A button that asks the unanswered question again. */
  private again(message: Message): HTMLElement {
    const asked = this.thread.lastAsked();
    const press = (): void => (asked === this.say("my_location") ? void this.sharePlace() : this.ask(asked));
    return h("button", { type: "button", "data-for": message.id, onclick: press }, this.say("retry"));
  }

  private refused(message: Outgoing, detail: string): void {
    this.thread.note(message.message_id, detail);
    this.announce(detail);
    this.answering(false);
  }

  private link(link: Link): void {
    this.panel.offline.hidden = link !== "offline";
    if (link === "offline" && !this.wasOffline) this.announce(this.say("offline"));
    if (link === "online" && this.wasOffline) this.announce(this.say("online"));
    if (link !== "connecting") this.wasOffline = link === "offline";
  }

  private answering(now: boolean): void {
    clearTimeout(this.typing);
    if (!now) {
      this.panel.typing.hidden = true;
      if (this.panel.status.textContent === this.say("answering")) this.announce("");
      return;
    }
    this.typing = setTimeout(() => {
      this.panel.typing.hidden = false;
      this.announce(this.say("answering"));
      this.thread.scrollTo(this.panel.typing);
    }, TYPING_AFTER);
  }
}
