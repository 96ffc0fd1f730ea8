import { dayOf } from "../data/age";
import type { Directory } from "../data/directory";
import type { Center, Procedure } from "../data/model";
import type { Tab } from "../state/tabs";
import { words } from "../strings";

/** What the centre of a commune is to a matter: where it is done, where one can ask, or not the place at all. */
export type Role = "does" | "asks" | "elsewhere";

/** The role of the commune's centre for a procedure; without a procedure it is simply the centre. */
export function roleOf(procedure: Procedure | null): Role {
  if (!procedure || procedure.handled_by === "commune") return "does";
  return procedure.handled_by === "province" || procedure.handled_by === "other" ? "elsewhere" : "asks";
}

/** What has to be said before the centre's address, or null when the matter is simply done there. */
export function cautionOf(procedure: Procedure | null): string | null {
  const role = roleOf(procedure);
  if (role === "does") return null;
  if (role === "elsewhere") return words.place.elsewhere;
  return procedure?.handled_by === "commune_police" ? words.place.askAboutPolice : words.place.askAnyway;
}

/** Lines that say where to go. */
export function whereLines(tab: Tab, directory: Directory, procedure: Procedure | null): string[] {
  const centers = tab.commune ? directory.centersOf(tab.commune) : [];
  const told = roleOf(procedure) === "elsewhere" ? [] : centers.flatMap(centerLines);
  const none = centers.length === 0 ? [words.place.noCenter] : [];
  return [conversionOf(tab, directory), cautionOf(procedure), ...told, ...none].filter((line) => line !== null);
}

function centerLines(center: Center): string[] {
  const hours = center.hours_text ?? words.unknown;
  return [
    center.name,
    ...addressLines(center),
    `${words.place.opening}: ${hours}${center.hours_label ? ` (${center.hours_label})` : ""}`,
    `${words.place.phones}: ${center.phones?.join(", ") || words.place.noPhones}`,
  ];
}

/** "Phường Bến Nghé, Quận 1 (đến 30/6/2025), nay thuộc Phường Sài Gòn (từ 1/7/2025)", or null without a former unit. */
export function conversionOf(tab: Tab, directory: Directory): string | null {
  const former = tab.via ? directory.unit(tab.via) : null;
  const unit = tab.commune ? directory.unit(tab.commune) : null;
  if (!former || !unit) return null;
  const whole = directory.became(former).find((other) => other.unit.c === unit.c)?.extent !== "part";
  const old = words.place.was([former.n, former.d, former.p].filter(Boolean).join(", "), former.t && dayOf(former.t));
  const now = words.place.now(unit.n, unit.f && dayOf(unit.f));
  return whole ? `${old}, ${now}` : `${words.place.partWas(old)}, ${now}`;
}

/** The addresses of a centre, one line a building. */
export function addressLines(center: Center): string[] {
  const sites = center.sites.filter((site) => site.address);
  if (sites.length === 0) return [center.address ?? words.noAddress];
  return sites.map((site) => {
    const former = site.former_office ? ` (${words.place.formerOffice(site.former_office)})` : "";
    const label = site.label ? `${site.label}: ` : "";
    return `${label}${site.address ?? ""}${former}${site.lines ? ` – ${site.lines}` : ""}`;
  });
}
