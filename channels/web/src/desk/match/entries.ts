import type { Center, Faq, Kind, Procedure, Redirect, Snapshot, Unit } from "../data/model";
import { unitKey } from "../data/model";
import { words as said } from "../strings";

/** Something that can be found, with the texts it can be found by. */
export interface Entry {
  kind: Kind;
  /** Code of the thing; of a unit its `unitKey`. */
  code: string;
  title: string;
  subtitle: string;
  /** The name, of a unit without its type. */
  name: string;
  /** Other names that are as good as the name when all of one is typed. */
  names: readonly string[];
  /** What stands beside the name: type, former district and province, code. */
  near: readonly string[];
  /** What only hints at it. */
  far: readonly string[];
  /** Decides between equals: lower comes first. */
  order: number;
}

/** The order of what is known by name alone. */
export const NAME_ONLY = 60;

const TYPE = /^(?:thành phố|tỉnh|quận|huyện|thị xã|phường|xã|thị trấn|đặc khu)\s+/i;

/** The type of a unit and its name without it: "Phường Bến Nghé" → "Phường", "Bến Nghé". */
export function withoutType(name: string): [type: string, bare: string] {
  const whole = name.normalize("NFC");
  const type = TYPE.exec(whole)?.[0] ?? "";
  return type.length < whole.length ? [type.trim(), whole.slice(type.length)] : ["", whole];
}

/**
 * Everything of a snapshot that can be found.
 *
 * @param became names of what a former unit is today
 */
export function entriesOf(snapshot: Snapshot, became: (unit: Unit) => string[]): Entry[] {
  const communes = snapshot.units.filter((unit) => unit.l !== "province");
  const names = new Map(communes.filter((unit) => !unit.t).map((unit) => [unit.c, unit.n]));
  return [
    ...communes.map((unit) => ofUnit(unit, became, snapshot.province.name)),
    ...snapshot.procedures.map(ofProcedure),
    ...snapshot.faqs.map((faq) => ofQuestion(faq, "faq")),
    ...snapshot.redirects.map((redirect) => ofQuestion(redirect, "redirect")),
    ...snapshot.centers.map((center) => ofCenter(center, names.get(center.commune_code) ?? "")),
  ];
}

function ofUnit(unit: Unit, became: (unit: Unit) => string[], province: string): Entry {
  const [type, name] = withoutType(unit.n);
  const around = [unit.d, unit.p].filter((part) => part !== null);
  return {
    kind: "unit",
    code: unitKey(unit),
    title: unit.n,
    subtitle: unit.t ? said.became(around, became(unit)) : province,
    name,
    names: unit.a ?? [],
    near: [type, ...around, province],
    far: [],
    order: unit.t ? (unit.l === "commune" ? 2 : 3) : 0,
  };
}

function ofCenter(center: Center, commune: string): Entry {
  return {
    kind: "center",
    code: center.code,
    title: center.name,
    subtitle: center.address ?? said.noAddress,
    name: center.name,
    names: [],
    near: [commune, "ttpvhcc"],
    far: center.address ? [center.address] : [],
    order: 6,
  };
}

function ofProcedure(procedure: Procedure): Entry {
  const title = procedure.short_name || procedure.name;
  return {
    kind: "procedure",
    code: procedure.code,
    title,
    subtitle: [procedure.field, procedure.detailed ? null : said.nameOnly].filter(Boolean).join(" · "),
    name: title,
    names: [procedure.name, ...(procedure.aliases ?? [])],
    near: [procedure.code],
    far: [procedure.field ?? "", ...(procedure.keywords ?? [])],
    order: procedure.detailed ? 1 : NAME_ONLY,
  };
}

function ofQuestion(question: Faq | Redirect, kind: "faq" | "redirect"): Entry {
  return {
    kind,
    code: question.id,
    title: question.title,
    subtitle: question.answer.split(". ")[0] ?? "",
    name: question.title,
    names: [],
    near: [],
    far: question.keywords ?? [],
    order: 4,
  };
}
