/** Calls to the service; the session id travels in bodies only. */

import type { Message, Place, State, Welcome } from "../shared/wire";
import { EventReader } from "./sse";

/** The service refused; `status` 0: it was not reached. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly retryAfter: number,
  ) {
    super(detail);
  }
}

export interface Outgoing {
  message_id: string;
  text?: string;
  payload?: string;
  title?: string;
  location?: Place;
}

export interface Since {
  messages: Message[];
  state: State;
}

export interface Api {
  send(session: string, message: Outgoing): Promise<void>;
  since(session: string, after: number, wait: number, signal: AbortSignal): Promise<Since>;
  events(session: string, after: number, signal: AbortSignal): AsyncIterable<Partial<Since>>;
  forget(session: string): Promise<void>;
  judge(session: string, id: number, helpful: boolean, text: string): Promise<void>;
  welcome(): Promise<Welcome>;
}

export class HttpApi implements Api {
  constructor(
    private readonly base: string,
    private readonly commune: string | null,
  ) {}

  async send(session: string, message: Outgoing): Promise<void> {
    await this.post("messages", { session_id: session, ...message, ...(this.commune ? { commune: this.commune } : {}) });
  }

  async since(session: string, after: number, wait: number, signal: AbortSignal): Promise<Since> {
    const response = await this.post("since", { session_id: session, after, wait }, signal);
    return (await response.json()) as Since;
  }

  /** Yields what the stream tells; a heartbeat yields nothing in it. */
  async *events(session: string, after: number, signal: AbortSignal): AsyncIterable<Partial<Since>> {
    const response = await this.post("events", { session_id: session, after }, signal);
    if (!response.body) throw new Refused(0, "", 0);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    const events = new EventReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield {};
      for (const event of events.push(value)) {
        if (event.name === "message") yield { messages: [JSON.parse(event.data) as Message] };
        if (event.name === "state") yield { state: JSON.parse(event.data) as State };
      }
    }
  }

  async forget(session: string): Promise<void> {
    await this.post("forget", { session_id: session });
  }

  async judge(session: string, id: number, helpful: boolean, text: string): Promise<void> {
    await this.post("feedback", { session_id: session, id, helpful, text });
  }

  async welcome(): Promise<Welcome> {
    const query = this.commune ? `?commune=${this.commune}` : "";
    return (await (await this.call(`/v1/welcome${query}`, {})).json()) as Welcome;
  }

  private post(what: string, body: object, signal?: AbortSignal): Promise<Response> {
    const headers = { "Content-Type": "application/json" };
    const request = { method: "POST", headers, body: JSON.stringify(body), ...(signal ? { signal } : {}) };
    return this.call(`/v1/conversation/${what}`, request);
  }

  private async call(path: string, init: RequestInit): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(this.base + path, { ...init, credentials: "omit", referrerPolicy: "no-referrer" });
    } catch (error) {
      if (init.signal?.aborted) throw error;
      throw new Refused(0, "", 0);
    }
    if (response.ok) return response;
    const problem = (await response.json().catch(() => ({}))) as { detail?: string };
    throw new Refused(response.status, problem.detail ?? "", Number(response.headers.get("Retry-After") ?? 0));
  }
}
