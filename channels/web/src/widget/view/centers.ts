/** Cards of centres and the sketch of where they are. */

import { h, s } from "../../shared/dom";
import { telephone } from "../../shared/links";
import type { Place } from "../../shared/wire";
import type { Card } from "../card";
import { plan } from "../plan";
import type { Say } from "../words";
import { icon } from "./icons";

/** A fact about the opening hours, in the words of the directory. */
const OPENING = /(mở|đóng) cửa|nghỉ/i;

export function centers(cards: Card[], say: Say): Node[] {
  const many = cards.length > 1;
  return [sketch(cards.map((card) => card.center), say), ...cards.map((card, i) => centerCard(card, many ? i + 1 : null, say))].filter(
    (node) => node !== null,
  );
}

function centerCard({ center, facts, map }: Card, number: number | null, say: Say): HTMLElement {
  const state = center.open_now === null ? "hours_unknown" : center.open_now ? "open_now" : "closed_now";
  // Where the text tells the hours in full, the badge would say the same again.
  const told = facts.some((fact) => OPENING.test(fact));
  const distance = center.distance_km === null ? null : say("distance", { km: center.distance_km.toLocaleString("vi") });
  return h(
    "div",
    { class: "card" },
    h("p", { class: "name" }, number !== null && h("span", { class: "number" }, String(number)), center.name),
    h("p", {}, center.address ?? say("address_unknown")),
    !told && h("p", { class: `state ${state}` }, say(state)),
    ...facts.map((fact) => h("p", { class: OPENING.test(fact) ? `fact state ${state}` : "fact" }, fact.charAt(0).toLocaleUpperCase("vi") + fact.slice(1))),
    distance !== null && !facts.some((fact) => fact.includes("km")) && h("p", { class: "fact" }, distance),
    h(
      "div",
      { class: "ways" },
      map !== null &&
        h("a", { class: "way", href: map, target: "_blank", rel: "noopener noreferrer" }, icon("way"), say("directions")),
      ...(center.phones ?? []).map((phone) =>
        h("a", { class: "way", href: telephone(phone) }, icon("call"), say("call", { phone })),
      ),
    ),
    map !== null && h("p", { class: "fact small" }, say("rough")),
  );
}

/** Draws places with the numbers they have in the list; those without a point are left out. */
export function sketch(places: (Place | Card["center"])[], say: Say): Element | null {
  const placed = places.flatMap(({ lat, lon }, i) => (lat === null || lon === null ? [] : [{ lat, lon, number: i + 1 }]));
  const drawn = plan(placed);
  if (!drawn) return null;
  const { width, height, points, scale } = drawn;
  const at = { x: 12, y: height - 12 };
  return s(
    "svg",
    { class: "map", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": say("map", { count: placed.length }) },
    s("rect", { class: "ground", width, height, rx: 8 }),
    ...points.map(({ x, y }, i) =>
      s(
        "g",
        {},
        s("circle", { class: "spot", cx: x, cy: y, r: 11 }),
        s("text", { class: "digit", x, y: y + 4.5, "text-anchor": "middle" }, String(placed[i]?.number ?? "")),
      ),
    ),
    s("path", { class: "bar", d: `M${at.x} ${at.y - 4}v4h${scale.width}v-4` }),
    s("text", { class: "legend", x: at.x, y: at.y - 8 }, say("scale", { km: scale.km.toLocaleString("vi") })),
    s("path", { class: "bar", d: `M${width - 18} 30V12 M${width - 23} 18l5-7 5 7` }),
  );
}
