import { dayOf } from "../data/age";
import type { Directory } from "../data/directory";
import type { Procedure } from "../data/model";
import type { Tab } from "../state/tabs";
import { words } from "../strings";
import { roleOf, whereLines } from "./where";

/** What a citizen takes home: the same on paper, in a message and behind the QR code. */
export interface Sheet {
  title: string;
  place: string | null;
  parts: Part[];
  sources: string[];
  /** Path of the public page, or null when there is none. */
  path: string | null;
}

export interface Part {
  heading: string;
  /** A box to tick before each line. */
  boxes: boolean;
  lines: string[];
}

/** The sheet of what is chosen in a tab, or null when nothing is. */
export function sheetOf(tab: Tab, directory: Directory): Sheet | null {
  const unit = tab.commune ? directory.unit(tab.commune) : null;
  const procedure = tab.procedure ? directory.procedure(tab.procedure) : null;
  if (!unit && !procedure) return otherSheet(tab, directory);
  const centers = unit && roleOf(procedure) !== "elsewhere" ? directory.centersOf(unit.c) : [];
  const place = unit ? `${unit.n}, ${directory.snapshot.province.name}` : null;
  return {
    title: procedure?.name ?? place ?? "",
    place: procedure ? place : null,
    parts: [
      ...(unit ? [part(words.sheet.where, whereLines(tab, directory, procedure))] : []),
      ...(procedure ? procedureParts(procedure) : []),
    ],
    sources: [...new Set([...centers.map(sourceOf), ...(procedure ? [sourceOf(procedure)] : [])])].filter(Boolean),
    path: procedure ? `/thu-tuc/${procedure.code}` : unit ? `/trung-tam/${unit.c}` : null,
  };
}

function otherSheet(tab: Tab, directory: Directory): Sheet | null {
  const faq = tab.faq ? directory.faq(tab.faq) : null;
  const redirect = tab.redirect ? directory.redirect(tab.redirect) : null;
  const said = faq ?? redirect;
  if (!said) return null;
  const links = faq ? faq.links.map((link) => `${link.title}: ${link.url}`) : redirect?.url ? [redirect.url] : [];
  const sources = said.sources.map((source) => [source.title, source.number].filter(Boolean).join(" "));
  return {
    title: said.title,
    place: null,
    parts: [part("", [said.answer, ...(faq?.details ? [faq.details] : []), ...links])],
    sources: sources.length ? [words.source(sources.join("; "), dayOf(said.as_of))] : [],
    path: null,
  };
}

function procedureParts(procedure: Procedure): Part[] {
  const said = words.procedure;
  const facts = [
    procedure.fee ? `${said.fee}: ${feeOf(procedure)}` : null,
    procedure.time ? `${said.time}: ${procedure.time.text}` : null,
    procedure.where ? `${said.where}: ${procedure.where.text}` : null,
    procedure.online ? `${said.online}: ${onlineOf(procedure)}` : null,
    procedure.online?.url ?? procedure.url ?? null,
  ].filter((line) => line !== null);
  return [
    ...(procedure.documents ? [documentsPart(procedure)] : []),
    part(words.sheet.facts, facts.length ? facts : [said.nameOnly]),
    ...(procedure.doubts?.length ? [part(said.doubts, procedure.doubts)] : []),
  ];
}

function documentsPart(procedure: Procedure): Part {
  const documents = procedure.documents ?? [];
  if (documents.length === 0) return part(words.sheet.bring, [words.procedure.noDocuments]);
  return part(
    words.sheet.bring,
    documents.map((document) => `${document.text}${document.note ? ` (${document.note})` : ""}`),
    true,
  );
}

/** The fee in words, unknown said as unknown. */
export function feeOf(procedure: Procedure): string {
  if (!procedure.fee) return words.unknown;
  const known = /tỉnh|địa phương|thành phố/i.test(procedure.fee.text);
  return procedure.fee.set_by_province && !known
    ? `${procedure.fee.text} (${words.procedure.feeByProvince})`
    : procedure.fee.text;
}

/** Whether it can be done online, in words. */
export function onlineOf(procedure: Procedure): string {
  const { online } = procedure;
  if (!online || (online.available === null && !online.text)) return words.unknown;
  return online.text ?? (online.available ? words.procedure.onlineYes : words.procedure.onlineNo);
}

function sourceOf(record: { source?: string | null; as_of?: string | null }): string {
  return record.source ? words.source(record.source, record.as_of ? dayOf(record.as_of) : words.unknown) : "";
}

function part(heading: string, lines: string[], boxes = false): Part {
  return { heading, lines, boxes };
}
