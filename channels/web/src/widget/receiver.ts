/** Gets new messages: through a stream, and where streams do not get through by asking again and again. */

import type { Api, Since } from "./api";
import { Refused } from "./api";
import { Backoff, pause } from "./backoff";

export type Link = "connecting" | "online" | "offline";

const FIRST_SIGN = 5_000;
const SILENCE = 40_000;
const LONG_WAIT = 20;
const POLL_EVERY = 2_000;
/** When to try a stream again: where one worked before, it was the network and not something in the way. */
const STREAM_AGAIN = { new: 300_000, proven: 10_000 };

export interface Hooks {
  after(): number;
  received(news: Partial<Since>): void;
  link(state: Link): void;
}

export class Receiver {
  private stop = new AbortController();
  private readonly wake = new EventTarget();
  private readonly backoff: Backoff;
  private pollUntil = 0;
  private streams: "new" | "proven" = "new";

  constructor(
    private readonly api: Api,
    private readonly hooks: Hooks,
    private readonly now: () => number = Date.now,
    random?: () => number,
  ) {
    this.backoff = new Backoff(random);
  }

  /** Receives for a session until stopped. */
  start(session: string): void {
    this.halt();
    this.stop = new AbortController();
    void this.run(session, this.stop.signal);
  }

  halt(): void {
    this.stop.abort();
  }

  /** The network is back, or something was sent: do not wait any longer. */
  nudge(): void {
    this.backoff.reset();
    this.wake.dispatchEvent(new Event("wake"));
  }

  private async run(session: string, signal: AbortSignal): Promise<void> {
    this.hooks.link("connecting");
    while (!signal.aborted) {
      try {
        if (this.now() < this.pollUntil) await this.poll(session, signal);
        else await this.stream(session, signal);
        this.backoff.reset();
      } catch (error) {
        if (signal.aborted) return;
        this.hooks.link("offline");
        const retryAfter = error instanceof Refused ? error.retryAfter * 1000 : 0;
        await pause(Math.max(this.backoff.delay(), retryAfter), signal, this.wake);
      }
    }
  }

  /** Follows one stream to its end; when it gives no sign of life, the next tries are polls. */
  private async stream(session: string, outer: AbortSignal): Promise<void> {
    const inner = new AbortController();
    const abort = (): void => inner.abort();
    outer.addEventListener("abort", abort);
    let timer = setTimeout(abort, FIRST_SIGN);
    let alive = false;
    try {
      for await (const news of this.api.events(session, this.hooks.after(), inner.signal)) {
        clearTimeout(timer);
        timer = setTimeout(abort, SILENCE);
        if (!alive) this.hooks.link("online");
        alive = true;
        this.streams = "proven";
        this.hooks.received(news);
      }
    } catch (error) {
      if (alive) throw error;
    } finally {
      clearTimeout(timer);
      outer.removeEventListener("abort", abort);
    }
    if (!alive && !outer.aborted) this.pollUntil = this.now() + STREAM_AGAIN[this.streams];
    else if (alive && !outer.aborted) await pause(this.backoff.delay(), outer, this.wake);
  }

  private async poll(session: string, signal: AbortSignal): Promise<void> {
    // The first look does not wait: what is there already comes at once, and a wait may be cut off on the way.
    let wait = 0;
    for (;;) {
      const asked = this.now();
      const news = await this.api.since(session, this.hooks.after(), wait, signal);
      this.hooks.link("online");
      this.hooks.received(news);
      if (signal.aborted || this.now() >= this.pollUntil) return;
      if (wait > 0 && this.now() - asked < POLL_EVERY && news.messages.length === 0) await pause(POLL_EVERY, signal, this.wake);
      wait = LONG_WAIT;
    }
  }
}
