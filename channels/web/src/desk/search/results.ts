import type { Found } from "../data/api";
import type { Directory } from "../data/directory";
import type { Kind } from "../data/model";
import { unitKey } from "../data/model";
import type { Entry } from "../match/entries";
import { words } from "../strings";

/** One line of the result list. */
export interface Result {
  kind: Kind;
  /** Code; of a unit its `unitKey`. */
  code: string;
  title: string;
  subtitle: string;
  label: string;
  /** Whether the service added it. */
  added: boolean;
  /** What stays in the box when this is chosen. */
  rest: string;
}

const LIMIT = 12;
const MOST_ADDED = 8;

/** What this machine finds for the text, best first. */
export function localResults(directory: Directory, text: string): Result[] {
  return directory.matcher.find(text, LIMIT).map(({ entry, rest }) => ({
    ...resultOf(entry, directory, false),
    rest: rest ?? "",
  }));
}

/** The list with what the service found beside; what stands in it stays where it is. */
export function withAdded(results: readonly Result[], found: readonly Found[], directory: Directory): Result[] {
  const there = new Set(results.map(identity));
  const added: Result[] = [];
  for (const one of found) {
    const entry = directory.entry(one.kind, keyOf(one, directory));
    if (!entry || there.has(identity(entry))) continue;
    there.add(identity(entry));
    added.push(resultOf(entry, directory, true));
  }
  return [...results, ...added.slice(0, MOST_ADDED)];
}

function resultOf(entry: Entry, directory: Directory, added: boolean): Result {
  const { kind, code, title, subtitle } = entry;
  const district = kind === "unit" && directory.unit(code)?.l === "district";
  return { kind, code, title, subtitle, label: words.kinds[district ? "district" : kind], added, rest: "" };
}

function keyOf(found: Found, directory: Directory): string {
  if (found.kind !== "unit") return found.code;
  const units = directory.snapshot.units;
  const unit = units.find((other) => other.c === found.code && other.f === found.valid_from);
  return unit ? unitKey(unit) : found.code;
}

function identity(result: { kind: Kind; code: string }): string {
  return `${result.kind} ${result.code}`;
}
