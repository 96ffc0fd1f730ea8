import type { Entry } from "../match/entries";
import { entriesOf } from "../match/entries";
import { Matcher } from "../match/matcher";
import type { Center, Extent, Faq, Kind, Procedure, Redirect, Snapshot, Unit } from "./model";
import { unitKey } from "./model";

/** A unit at the other end of a change. */
export interface Part {
  unit: Unit;
  extent: Extent;
}

/** A snapshot, ready to be looked into. */
export class Directory {
  readonly matcher: Matcher;
  private readonly units: Map<string, Unit>;
  private readonly centers = new Map<string, Center[]>();
  private readonly centerCommunes: Map<string, string>;
  private readonly origins = new Map<string, Part[]>();
  private readonly procedures: Map<string, Procedure>;
  private readonly faqs: Map<string, Faq>;
  private readonly redirects: Map<string, Redirect>;

  private readonly entries: Map<string, Entry>;

  constructor(readonly snapshot: Snapshot) {
    this.units = new Map(snapshot.units.map((unit) => [unitKey(unit), unit]));
    const entries = entriesOf(snapshot, (unit) => this.became(unit).map((part) => part.unit.n));
    this.matcher = new Matcher(entries);
    this.entries = new Map(entries.map((entry) => [`${entry.kind} ${entry.code}`, entry]));
    this.procedures = new Map(snapshot.procedures.map((procedure) => [procedure.code, procedure]));
    this.faqs = new Map(snapshot.faqs.map((faq) => [faq.id, faq]));
    this.redirects = new Map(snapshot.redirects.map((redirect) => [redirect.id, redirect]));
    this.centerCommunes = new Map(snapshot.centers.map((center) => [center.code, center.commune_code]));
    for (const center of snapshot.centers) push(this.centers, center.commune_code, center);
    for (const unit of snapshot.units) {
      if (unit.l !== "commune") continue;
      for (const [code, extent] of unit.b ?? []) push(this.origins, code, { unit, extent });
    }
  }

  /** What can be found by this kind and code. */
  entry(kind: Kind, code: string): Entry | null {
    return this.entries.get(`${kind} ${code}`) ?? null;
  }

  /** A unit by its `unitKey`; a bare code names the present one. */
  unit(key: string): Unit | null {
    return this.units.get(key) ?? null;
  }

  procedure(code: string): Procedure | null {
    return this.procedures.get(code) ?? null;
  }

  faq(id: string): Faq | null {
    return this.faqs.get(id) ?? null;
  }

  redirect(id: string): Redirect | null {
    return this.redirects.get(id) ?? null;
  }

  centersOf(commune: string): Center[] {
    return this.centers.get(commune) ?? [];
  }

  communeOf(center: string): string | null {
    return this.centerCommunes.get(center) ?? null;
  }

  /** What a unit became: present units, what took all of it first. A district became what its communes became. */
  became(unit: Unit): Part[] {
    const own = unit.l === "district" && !unit.b?.length ? this.successorsWithin(unit) : (unit.b ?? []);
    const parts = own.map(([code, extent]) => ({ unit: this.unit(code), extent }));
    return parts.filter((part): part is Part => part.unit !== null);
  }

  private successorsWithin(district: Unit): [code: string, extent: Extent][] {
    const communes = this.snapshot.units.filter((unit) => unit.d === district.n && unit.p === district.p);
    const codes = new Set(communes.flatMap((commune) => (commune.b ?? []).map(([code]) => code)));
    return [...codes].map((code) => [code, "part"]);
  }

  /** The former communes that a present one is made of, whole ones first. */
  madeOf(commune: string): Part[] {
    const parts = this.origins.get(commune) ?? [];
    return [...parts.filter((part) => part.extent === "whole"), ...parts.filter((part) => part.extent === "part")];
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const there = map.get(key);
  if (there) there.push(value);
  else map.set(key, [value]);
}
