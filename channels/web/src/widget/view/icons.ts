/** Icons drawn from strokes on a grid of 24. */

import { s } from "../../shared/dom";

const STROKES = {
  ask: "M4 5h16v11H11l-5 4v-4H4z M8 9h8 M8 12h5",
  close: "M6 6l12 12 M18 6L6 18",
  place: "M12 21c4-5 6-8 6-11a6 6 0 1 0-12 0c0 3 2 6 6 11z M12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  send: "M5 12h13 M12 6l6 6-6 6",
  speak: "M12 4a3 3 0 0 0-3 3v4a3 3 0 0 0 6 0V7a3 3 0 0 0-3-3z M6 11a6 6 0 0 0 12 0 M12 17v3",
  read: "M5 10v4h3l4 4V6L8 10z M15.5 9a4 4 0 0 1 0 6 M18 6.5a8 8 0 0 1 0 11",
  up: "M8 11v9H5v-9z M8 12l4-8c2 0 2.500 1.500 2 3l-.8 3H19l-1.500 9.500H8",
  down: "M8 13V4H5v9z M8 12l4 8c2 0 2.500-1.500 2-3l-.8-3H19L17.500 4.500H8",
  way: "M12 3l9 9-9 9-9-9z M9 14v-3h6 M13 9l2 2-2 2",
  call: "M6 4h3l2 5-2 1.500a10 10 0 0 0 4.500 4.500L15 13l5 2v3a2 2 0 0 1-2 2A14 14 0 0 1 4 6a2 2 0 0 1 2-2z",
} as const;

export type Icon = keyof typeof STROKES;

export function icon(name: Icon): SVGElement {
  const path = s("path", { d: STROKES[name], fill: "none", stroke: "currentColor", "stroke-width": 1.8 });
  path.setAttribute("stroke-linecap", "round");
  path.setAttribute("stroke-linejoin", "round");
  return s("svg", { viewBox: "0 0 24 24", "aria-hidden": "true", class: "icon" }, path);
}
