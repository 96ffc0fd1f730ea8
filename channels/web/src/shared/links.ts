/** Turns addresses in plain text into links: only to the hosts the product trusts (as channels/page/links.py). */

const URLS = /https:\/\/[^\s<>"']+[^\s<>"'.,;:!?)]/g;
const TRUSTED = [".gov.vn", ".openstreetmap.org"];

export interface Segment {
  text: string;
  href?: string;
}

export function trusted(url: string): boolean {
  const host = URL.canParse(url) ? new URL(url).hostname : "";
  return TRUSTED.some((suffix) => host.endsWith(suffix) || host === suffix.slice(1));
}

/** What a person reads instead of a long address. */
export function label(url: string, mapLabel: string): string {
  const { hostname, pathname } = new URL(url);
  return hostname.endsWith("openstreetmap.org") ? mapLabel : hostname + pathname.replace(/\/+$/, "");
}

export function telephone(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, "")}`;
}

/** Splits a line into plain and linked parts; `phones` are the numbers known to be telephones. */
export function segments(line: string, mapLabel: string, phones: string[] = []): Segment[] {
  const found: Segment[] = [];
  let position = 0;
  for (const match of line.matchAll(URLS)) {
    if (!trusted(match[0])) continue;
    found.push(...dialled(line.slice(position, match.index), phones));
    found.push({ text: label(match[0], mapLabel), href: match[0] });
    position = match.index + match[0].length;
  }
  return [...found, ...dialled(line.slice(position), phones)];
}

function dialled(text: string, phones: string[]): Segment[] {
  const phone = phones.find((known) => text.includes(known));
  if (phone === undefined) return text ? [{ text }] : [];
  const at = text.indexOf(phone);
  const rest = phones.filter((known) => known !== phone);
  return [
    ...dialled(text.slice(0, at), rest),
    { text: phone, href: telephone(phone) },
    ...dialled(text.slice(at + phone.length), rest),
  ];
}
