/** A service for tests: remembers what it gets, answers as told. */

import type { Message } from "../shared/wire";
import type { Api, Outgoing, Since } from "./api";
import { Refused } from "./api";

export function message(id: number, over: Partial<Message> = {}): Message {
  return {
    id, author: "assistant", text: `tin ${id}`, lang: "vi", at: "", message_id: null, buttons: [], points: [], answer: null,
    failed: false, reply_to: null, ...over,
  };
}

export class Service implements Api {
  down = false;
  /** What a stream does: follows the messages, gives no sign of life, or is refused. */
  streams: "open" | "silent" | "refused" = "open";
  refuse: Refused | null = null;
  readonly got: Outgoing[] = [];
  readonly log: Message[] = [];
  readonly asked: string[] = [];
  private cut: (() => void)[] = [];

  add(item: Message): void {
    this.log.push(item);
    this.disconnect();
  }

  /** Ends open streams and waits: they look again. */
  disconnect(): void {
    for (const cut of this.cut.splice(0)) cut();
  }

  async send(_: string, outgoing: Outgoing): Promise<void> {
    if (this.down) throw new Refused(0, "", 0);
    if (this.refuse) throw this.refuse;
    if (!this.got.some((known) => known.message_id === outgoing.message_id)) this.got.push(outgoing);
  }

  async since(_: string, after: number, wait: number, signal: AbortSignal): Promise<Since> {
    this.asked.push("since");
    if (this.down) throw new Refused(0, "", 0);
    if (wait > 0 && !this.log.some((item) => item.id > after)) await this.moment(signal, wait * 1000);
    return { messages: this.log.filter((item) => item.id > after), state: "idle" };
  }

  async *events(_: string, after: number, signal: AbortSignal): AsyncIterable<Partial<Since>> {
    this.asked.push("events");
    if (this.down || this.streams === "refused") throw new Refused(0, "", 0);
    if (this.streams === "silent") await this.moment(signal, 10 ** 9);
    for (let last = after; !signal.aborted; await this.moment(signal, 15_000)) {
      if (this.down) throw new Refused(0, "", 0);
      const messages = this.log.filter((item) => item.id > last);
      last = Math.max(last, ...messages.map((item) => item.id));
      yield { messages, state: "idle" };
    }
  }

  async forget(): Promise<void> {}
  async judge(): Promise<void> {}
  async welcome() {
    return { text: "", buttons: [], notice: null };
  }

  private moment(signal: AbortSignal, milliseconds: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, milliseconds);
      this.cut.push(resolve);
      signal.addEventListener("abort", () => {
        clearTimeout(timer);
        reject(new Refused(0, "", 0));
      });
    });
  }
}

/** Storage as the browser's, in memory. */
export function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
    clear: () => kept.clear(),
    key: () => null,
    get length() {
      return kept.size;
    },
  };
}
