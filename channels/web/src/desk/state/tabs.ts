/** Several citizens at once: each has a tab with a query, a place and a matter. */

import { Value } from "./value";

export interface Tab {
  id: number;
  query: string;
  /** Code of the chosen present commune. */
  commune: string | null;
  /** `unitKey` of the former unit that led there. */
  via: string | null;
  /** `unitKey` of a former unit whose successor has to be chosen first. */
  choice: string | null;
  procedure: string | null;
  faq: string | null;
  redirect: string | null;
  /** Papers ticked off, by their place in the list. */
  ticked: readonly number[];
}

export interface Tabs {
  open: readonly Tab[];
  active: number;
}

export const MOST_TABS = 9;
const KEY = "motcua-quay-tabs";
/** Kept over a reload. Not what was typed: it may be about a person. */
const KEPT = ["commune", "via", "choice", "procedure", "faq", "redirect"] as const;

export const tabs = new Value<Tabs>(recalled());
tabs.subscribe(remember);

export function emptyTab(id: number): Tab {
  return {
    id,
    query: "",
    commune: null,
    via: null,
    choice: null,
    procedure: null,
    faq: null,
    redirect: null,
    ticked: [],
  };
}

export function activeTab(state: Tabs): Tab {
  return state.open.find((tab) => tab.id === state.active) ?? state.open[0] ?? emptyTab(1);
}

export function isEmpty(tab: Tab): boolean {
  return KEPT.every((field) => tab[field] === null);
}

export function addTab(state: Tabs): Tabs {
  if (state.open.length >= MOST_TABS) return state;
  const id = Math.max(...state.open.map((tab) => tab.id)) + 1;
  return { open: [...state.open, emptyTab(id)], active: id };
}

/** Closes a tab and shows its neighbour; the last one is emptied instead. */
export function closeTab(state: Tabs, id: number): Tabs {
  const at = state.open.findIndex((tab) => tab.id === id);
  if (at < 0) return state;
  if (state.open.length === 1) return { open: [emptyTab(id + 1)], active: id + 1 };
  const open = state.open.filter((tab) => tab.id !== id);
  const neighbour = open[Math.min(at, open.length - 1)];
  return { open, active: state.active === id && neighbour ? neighbour.id : state.active };
}

export function showTab(state: Tabs, id: number): Tabs {
  return state.open.some((tab) => tab.id === id) ? { ...state, active: id } : state;
}

export function changeTab(state: Tabs, id: number, change: Partial<Tab>): Tabs {
  return { ...state, open: state.open.map((tab) => (tab.id === id ? { ...tab, ...change } : tab)) };
}

/** Starts over with one empty tab. */
export function forgetTabs(): void {
  tabs.set({ open: [emptyTab(1)], active: 1 });
}

function remember(state: Tabs): void {
  try {
    const open = state.open.map((tab) => Object.fromEntries(["id" as const, ...KEPT].map((name) => [name, tab[name]])));
    sessionStorage.setItem(KEY, JSON.stringify({ open, active: state.active }));
  } catch {
    // Storage is off: a reload starts over.
  }
}

function recalled(): Tabs {
  try {
    const state = JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Tabs | null;
    const open = (state?.open ?? []).map((tab) => ({ ...emptyTab(tab.id), ...tab }));
    if (state && open.length) return { open, active: state.active };
  } catch {
    // Storage is off, or holds something else.
  }
  return { open: [emptyTab(1)], active: 1 };
}
