import { Value } from "../state/value";
import type { Config, Kind, Member } from "./model";

const BASE = "/quay/api";
const PATIENCE = 15_000;
/** The first snapshot of a province after a change of content takes the service a while. */
const LONG_PATIENCE = 60_000;

/** The service cannot be reached: no network, or it is down. */
export class UnreachableError extends Error {}

/** The service answered, with an error. */
export class RefusedError extends Error {
  constructor(
    readonly status: number,
    /** Seconds to wait, of a 429. */
    readonly retryAfter: number,
  ) {
    super(`HTTP ${status}`);
  }
}

/** Whether the service could be reached the last time. */
export const online = new Value(navigator.onLine);
/** Whether the service does not know the session any more. */
export const expired = new Value(false);

/**
 * Calls the service.
 *
 * @throws UnreachableError there is no way to it; `online` becomes false.
 * @throws RefusedError it answered with an error; `expired` becomes true on 401, except of a sign-in.
 */
async function call(path: string, init: RequestInit = {}, patience = PATIENCE): Promise<Response> {
  const headers = new Headers(init.headers);
  if (init.method && init.method !== "GET") headers.set("X-Motcua", "quay");
  if (init.body) headers.set("Content-Type", "application/json");
  let response: Response;
  try {
    response = await patiently(BASE + path, { ...init, headers, cache: "no-store", redirect: "error" }, patience);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    online.set(false);
    throw new UnreachableError(path);
  }
  // A proxy before a service that is down is no more than a network that is down; the service itself says what is wrong.
  const ours = response.headers.get("Content-Type")?.startsWith("application/problem+json");
  if ([502, 503, 504].includes(response.status) && !ours) {
    online.set(false);
    throw new UnreachableError(path);
  }
  online.set(true);
  if (response.ok || response.status === 304) return response;
  if (response.status === 401 && path !== "/sign-in") expired.set(true);
  throw new RefusedError(response.status, Number(response.headers.get("Retry-After")) || 60);
}

/** Waits so long for an answer to begin; the rest of it may take its time on a bad line. */
async function patiently(address: string, init: RequestInit, patience: number): Promise<Response> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  init.signal?.addEventListener("abort", () => stop.abort());
  try {
    return await fetch(address, { ...init, signal: stop.signal });
  } finally {
    clearTimeout(timer);
  }
}

async function json<T>(path: string, init?: RequestInit): Promise<T> {
  return (await (await call(path, init)).json()) as T;
}

export function fetchConfig(): Promise<Config> {
  return json("/config");
}

export function fetchMember(): Promise<Member> {
  return json("/me");
}

export async function signIn(name: string, password: string): Promise<Member> {
  const member = await json<Member>("/sign-in", { method: "POST", body: JSON.stringify({ name, password }) });
  expired.set(false);
  return member;
}

export async function signOut(): Promise<void> {
  await call("/sign-out", { method: "POST" });
}

/** The snapshot of a province as it was sent, or null when the one of this ETag is still right. */
export async function fetchSnapshot(province: string, etag: string | null): Promise<Response | null> {
  const headers: HeadersInit = etag ? { "If-None-Match": etag } : {};
  const response = await call(`/snapshot?province=${encodeURIComponent(province)}`, { headers }, LONG_PATIENCE);
  return response.status === 304 ? null : response;
}

/** One thing the service found. */
export interface Found {
  kind: Kind;
  code: string;
  /** First day of a unit; codes of units were reused. */
  valid_from: string | null;
}

export async function search(text: string, province: string, signal: AbortSignal): Promise<Found[]> {
  const query = new URLSearchParams({ q: text, province });
  return (await json<{ items: Found[] }>(`/search?${query}`, { signal })).items;
}

export function fetchCard<T>(kind: Kind, code: string): Promise<T> {
  return json(`/card?${new URLSearchParams({ kind, code })}`);
}

export interface Unanswered {
  id: string;
  text: string;
  count: number;
  /** What it came closest to. */
  label_name: string | null;
  commune: string | null;
  first: string;
  last: string;
}

export interface Report {
  id: number;
  /** Path of the page it is about, and the code of what the page shows. */
  page: string;
  code: string;
  kind_title: string;
  text: string;
  created_at: string;
}

export async function fetchUnanswered(): Promise<Unanswered[]> {
  return (await json<{ items: Unanswered[] }>("/unanswered")).items;
}

export async function fetchReports(): Promise<Report[]> {
  return (await json<{ items: Report[] }>("/reports?state=new")).items;
}

export type ListName = "unanswered" | "reports";

export async function markDone(list: ListName, id: string): Promise<void> {
  await call(`/${list}/${encodeURIComponent(id)}/done`, { method: "POST" });
}

/** Where the sheet of a procedure, done in a commune, is to be had as a PDF. */
export function pdfAddress(procedure: string, commune: string | null): string {
  const query = new URLSearchParams({ procedure });
  if (commune) query.set("commune", commune);
  return `${BASE}/print.pdf?${query}`;
}
