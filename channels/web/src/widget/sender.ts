/** Sends messages in their order; what could not be sent waits and is sent again under the same id. */

import type { Api, Outgoing } from "./api";
import { Refused } from "./api";
import { Backoff, pause } from "./backoff";
import type { Session } from "./session";

const TRY_AGAIN = new Set([0, 408, 429, 500, 502, 503, 504]);

export interface SenderHooks {
  sent(message: Outgoing): void;
  waiting(message: Outgoing, detail: string): void;
  refused(message: Outgoing, detail: string): void;
}

export class Sender {
  private readonly wake = new EventTarget();
  private readonly backoff: Backoff;
  private stop = new AbortController();
  private busy = false;

  constructor(
    private readonly api: Api,
    private readonly session: Session,
    private readonly hooks: SenderHooks,
    random?: () => number,
  ) {
    this.backoff = new Backoff(random);
  }

  send(message: Outgoing): void {
    this.session.keep({ outbox: [...this.session.outbox, message] });
    void this.flush();
  }

  /** The network is back: try at once. */
  nudge(): void {
    this.backoff.reset();
    this.wake.dispatchEvent(new Event("wake"));
    void this.flush();
  }

  /** Gives up what waits (the conversation is forgotten). */
  clear(): void {
    this.stop.abort();
    this.stop = new AbortController();
  }

  async flush(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      for (let message = this.session.outbox[0]; message; message = this.session.outbox[0]) await this.deliver(message);
    } finally {
      this.busy = false;
    }
  }

  private async deliver(message: Outgoing): Promise<void> {
    const { signal } = this.stop;
    const session = this.session.id;
    try {
      await this.api.send(session, message);
      this.backoff.reset();
      this.drop(message);
      if (session === this.session.id) this.hooks.sent(message);
    } catch (error) {
      const { status, detail, retryAfter } = error instanceof Refused ? error : new Refused(0, "", 0);
      if (!TRY_AGAIN.has(status)) {
        this.drop(message);
        this.hooks.refused(message, detail);
        return;
      }
      this.hooks.waiting(message, detail);
      await pause(Math.max(this.backoff.delay(), retryAfter * 1000), signal, retryAfter ? undefined : this.wake);
    }
  }

  private drop(message: Outgoing): void {
    this.session.keep({ outbox: this.session.outbox.filter((kept) => kept.message_id !== message.message_id) });
  }
}
