import type { ListName } from "../data/api";
import { words } from "../strings";

/** The parts of the work: looking up, and the two lists. */
export type View = "search" | ListName;

export const VIEWS: readonly { view: View; title: string }[] = [
  { view: "search", title: words.frame.search },
  { view: "unanswered", title: words.frame.unanswered },
  { view: "reports", title: words.frame.reports },
];
