/** The messages of the conversation, each once, in their order. */

import type { Message } from "../shared/wire";

export class Transcript {
  private readonly known = new Set<number>();
  last = 0;

  /** Takes messages as they arrive (a reconnect repeats some), returns the new ones. */
  add(messages: Message[]): Message[] {
    const fresh = messages.filter((message) => !this.known.has(message.id)).sort((a, b) => a.id - b.id);
    for (const message of fresh) {
      this.known.add(message.id);
      this.last = Math.max(this.last, message.id);
    }
    return fresh;
  }

  clear(): void {
    this.known.clear();
    this.last = 0;
  }
}
