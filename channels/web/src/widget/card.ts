/** What a card shows of a centre, taken out of the answer's text so that nothing is said twice. */

import type { Center, Message } from "../shared/wire";

export interface Card {
  center: Center;
  /** What the text says about the centre beyond name and address: opening, distance, telephone. */
  facts: string[];
  /** The map, only where the assistant offers directions: elsewhere the point is just one inside the commune. */
  map: string | null;
}

export interface Shown {
  lines: string[];
  cards: Card[];
  sources: string[];
  buttons: Message["buttons"];
}

const SOURCE = "Nguồn:";
const SEPARATOR = " · ";
const ASIDE = " – ";
const DIRECTIONS = "m:";

export function mapUrl(center: Center): string | null {
  if (center.lat === null || center.lon === null) return null;
  const [lat, lon] = [center.lat.toFixed(5), center.lon.toFixed(5)];
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=17/${lat}/${lon}`;
}

/** Splits a message into lines, cards, sources and the buttons the cards do not stand for already. */
export function shown(message: Message): Shown {
  const all = message.text.split("\n").filter((line) => line.trim() !== "");
  const sources = all.filter((line) => line.startsWith(SOURCE));
  let lines = all.filter((line) => !line.startsWith(SOURCE));
  const directed = new Set(
    message.buttons.filter((button) => button.payload.startsWith(DIRECTIONS)).map((button) => button.payload.slice(2)),
  );
  const centers = message.answer?.type === "center" ? (message.answer.centers ?? []) : [];
  const cards = centers.map((center) => {
    const line = lines.find((candidate) => speaksOf(candidate, center));
    lines = lines.filter((candidate) => candidate !== line);
    const map = directed.has(center.commune_code) || message.text.includes("openstreetmap.org/") ? mapUrl(center) : null;
    return { center, facts: line ? beyond(line, center) : [], map };
  });
  const linked = new Set(cards.filter((card) => card.map).map((card) => DIRECTIONS + card.center.commune_code));
  return { lines, cards, sources, buttons: message.buttons.filter((button) => !linked.has(button.payload)) };
}

/** The line is about the centre and says nothing before its name that would be lost ("1. ", "Nơi làm: "). */
function speaksOf(line: string, center: Center): boolean {
  return line.includes(center.name) && (center.address === null || line.includes(center.address));
}

function beyond(line: string, center: Center): string[] {
  const told = center.address ?? center.name;
  const rest = line.slice(line.indexOf(told, line.indexOf(center.name)) + told.length);
  const phones = center.phones ?? [];
  return rest
    .replace(/https:\S+/g, "")
    .split(SEPARATOR)
    .flatMap((fact) => fact.split(ASIDE))
    .map((fact) => fact.replace(/^[\s,.:]+|[\s.:]+$/g, ""))
    .filter((fact) => fact !== "" && !phones.some((phone) => fact.includes(phone)));
}
