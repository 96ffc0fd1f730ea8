/** What the tag says: attributes of `<mot-cua>`, from the `data-…` of the script. */

export interface Options {
  /** Origin of the service. */
  base: string;
  commune: string | null;
  language: string;
  /** Side of the window. */
  position: "left" | "right";
  open: boolean;
  /** The widget fills its place on the page instead of floating over it. */
  page: boolean;
}

export const ATTRIBUTES = ["commune", "lang", "position", "open", "mode"] as const;

export function options(read: (name: string) => string | null, base: string): Options {
  const commune = read("commune") ?? "";
  const language = (read("lang") ?? "vi").toLowerCase().slice(0, 2);
  return {
    base,
    commune: /^\d{5}$/.test(commune) ? commune : null,
    language: language === "en" ? "en" : "vi",
    position: read("position") === "left" ? "left" : "right",
    open: read("open") !== null && read("open") !== "false",
    page: read("mode") === "page",
  };
}
