/** What this browser remembers of the desk: who signed in, codes pinned and looked at lately, how to show things. */

import type { Kind, Member } from "../data/model";
import { Value } from "./value";

/** A thing by its code alone. */
export interface Reference {
  kind: Kind;
  code: string;
}

export interface Preferences {
  large: boolean;
  /** Whether "/" leads to the search box. */
  slash: boolean;
}

const PREFIX = "motcua-quay-";
const MOST_RECENT = 8;

export const member = stored<Member | null>("member", null);
export const pinned = stored<readonly Reference[]>("pinned", []);
export const recent = stored<readonly Reference[]>("recent", []);
export const preferences = stored<Preferences>("preferences", { large: false, slash: true });

export function sameReference(one: Reference, other: Reference): boolean {
  return one.kind === other.kind && one.code === other.code;
}

export function isPinned(references: readonly Reference[], reference: Reference): boolean {
  return references.some((other) => sameReference(other, reference));
}

export function togglePinned(reference: Reference): void {
  const others = pinned.get().filter((other) => !sameReference(other, reference));
  pinned.set(others.length < pinned.get().length ? others : [...others, reference]);
}

/** Puts a thing first among those looked at lately. */
export function noteRecent(reference: Reference): void {
  const others = recent.get().filter((other) => !sameReference(other, reference));
  recent.set([reference, ...others].slice(0, MOST_RECENT));
}

/** Forgets who was here and what they looked at; how to show things belongs to the machine and stays. */
export function forgetPerson(): void {
  member.set(null);
  pinned.set([]);
  recent.set([]);
}

function stored<T>(name: string, otherwise: T): Value<T> {
  const value = new Value<T>(read(name, otherwise));
  value.subscribe((changed) => {
    try {
      localStorage.setItem(PREFIX + name, JSON.stringify(changed));
    } catch {
      // Storage is off or full: it lasts as long as the page.
    }
  });
  return value;
}

function read<T>(name: string, otherwise: T): T {
  try {
    const found = JSON.parse(localStorage.getItem(PREFIX + name) ?? "null") as T | null;
    return found ?? otherwise;
  } catch {
    return otherwise;
  }
}
