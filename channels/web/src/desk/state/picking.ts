import type { Directory } from "../data/directory";
import type { Unit } from "../data/model";
import { unitKey } from "../data/model";
import type { Reference } from "./remembered";
import type { Tab } from "./tabs";

/**
 * What choosing a thing changes in a tab: a place joins a matter and the other way round, so that one card says where
 * and what. Null when this machine does not know the thing.
 */
export function picked(reference: Reference, directory: Directory): Partial<Tab> | null {
  switch (reference.kind) {
    case "unit":
      return pickedUnit(directory.unit(reference.code), directory);
    case "center": {
      const commune = directory.communeOf(reference.code);
      return commune ? { commune, via: null, choice: null } : null;
    }
    case "procedure":
      if (!directory.procedure(reference.code)) return null;
      return { procedure: reference.code, faq: null, redirect: null, ticked: [] };
    case "faq":
      if (!directory.faq(reference.code)) return null;
      return { faq: reference.code, procedure: null, redirect: null };
    case "redirect":
      if (!directory.redirect(reference.code)) return null;
      return { redirect: reference.code, procedure: null, faq: null };
  }
}

function pickedUnit(unit: Unit | null, directory: Directory): Partial<Tab> | null {
  if (!unit) return null;
  if (!unit.t) return { commune: unit.c, via: null, choice: null };
  const became = directory.became(unit);
  const [only] = became;
  if (!only) return null;
  if (became.length === 1) return { commune: only.unit.c, via: unitKey(unit), choice: null };
  return { commune: null, via: null, choice: unitKey(unit) };
}

/** The things a tab shows, place first. */
export function shownIn(tab: Tab): Reference[] {
  return [
    tab.commune ? { kind: "unit" as const, code: tab.via ?? tab.commune } : null,
    tab.choice ? { kind: "unit" as const, code: tab.choice } : null,
    tab.procedure ? { kind: "procedure" as const, code: tab.procedure } : null,
    tab.faq ? { kind: "faq" as const, code: tab.faq } : null,
    tab.redirect ? { kind: "redirect" as const, code: tab.redirect } : null,
  ].filter((reference) => reference !== null);
}

/** What takes a thing out of a tab again. */
export function dropped(reference: Reference): Partial<Tab> {
  switch (reference.kind) {
    case "unit":
    case "center":
      return { commune: null, via: null, choice: null };
    case "procedure":
      return { procedure: null, ticked: [] };
    case "faq":
      return { faq: null };
    case "redirect":
      return { redirect: null };
  }
}

/** A short title of a thing, or null when this machine does not know it. */
export function titleOf(reference: Reference, directory: Directory): string | null {
  switch (reference.kind) {
    case "unit":
      return directory.unit(reference.code)?.n ?? null;
    case "center":
      return directory.snapshot.centers.find((center) => center.code === reference.code)?.name ?? null;
    case "procedure": {
      const procedure = directory.procedure(reference.code);
      return procedure && (procedure.short_name || procedure.name);
    }
    case "faq":
      return directory.faq(reference.code)?.title ?? null;
    case "redirect":
      return directory.redirect(reference.code)?.title ?? null;
  }
}
