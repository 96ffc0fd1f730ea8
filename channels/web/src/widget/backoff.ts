/** How long to wait before the next try. */

const FIRST = 500;
const LONGEST = 20_000;

export class Backoff {
  private next = FIRST;

  constructor(private readonly random: () => number = Math.random) {}

  /** Milliseconds to wait: doubling, and spread so that a thousand browsers do not come back at once. */
  delay(): number {
    const base = this.next;
    this.next = Math.min(2 * base, LONGEST);
    return base * (0.75 + this.random() / 2);
  }

  reset(): void {
    this.next = FIRST;
  }
}

/** Waits; returns early when woken or aborted. */
export function pause(milliseconds: number, signal: AbortSignal, wake?: EventTarget): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      wake?.removeEventListener("wake", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", done);
    wake?.addEventListener("wake", done);
  });
}
