/** What outlives a reload: a random session id, texts not sent yet, how the widget looked. In sessionStorage only. */

import type { Outgoing } from "./api";

const KEY = "motcua-widget";

interface Kept {
  id: string;
  outbox: Outgoing[];
  open: boolean;
  large: boolean;
}

export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_");
}

export class Session {
  private kept: Kept;

  constructor(private readonly storage: Storage | null) {
    this.kept = { id: randomId(), outbox: [], open: false, large: false, ...this.read() };
  }

  get id(): string {
    return this.kept.id;
  }

  get outbox(): Outgoing[] {
    return this.kept.outbox;
  }

  get open(): boolean {
    return this.kept.open;
  }

  get large(): boolean {
    return this.kept.large;
  }

  /** Changes something and writes it down. */
  keep(change: Partial<Kept>): void {
    this.kept = { ...this.kept, ...change };
    // A shared place stays in memory: it is used once and kept nowhere.
    const outbox = this.kept.outbox.filter((message) => !message.location);
    try {
      this.storage?.setItem(KEY, JSON.stringify({ ...this.kept, outbox }));
    } catch {
      // Storage is full or forbidden: the conversation then ends with the page.
    }
  }

  /** Begins a conversation nobody can connect with the old one. */
  renew(): void {
    this.keep({ id: randomId(), outbox: [] });
  }

  private read(): Partial<Kept> {
    try {
      return JSON.parse(this.storage?.getItem(KEY) ?? "{}") as Partial<Kept>;
    } catch {
      return {};
    }
  }
}

/** The tab's storage, null where the browser forbids it. */
export function tabStorage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}
