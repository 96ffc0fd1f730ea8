import type { Sheet } from "./content";

/** A sheet as a message for Zalo or SMS: plain lines, the address of the page at the end. */
export function asText(sheet: Sheet, publicUrl: string): string {
  const parts = sheet.parts.map((part) => {
    const lines = part.lines.map((line) => (part.boxes ? `☐ ${line}` : line));
    return [...(part.heading ? [`${part.heading}:`] : []), ...lines].join("\n");
  });
  const head = [sheet.title, sheet.place].filter(Boolean).join("\n");
  const foot = [...sheet.sources, ...(sheet.path ? [publicUrl + sheet.path] : [])].join("\n");
  return [head, ...parts, foot].filter(Boolean).join("\n\n");
}
