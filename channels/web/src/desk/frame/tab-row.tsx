import { useRef } from "preact/hooks";
import type { Directory } from "../data/directory";
import { shownIn, titleOf } from "../state/picking";
import type { Tab, Tabs } from "../state/tabs";
import { addTab, closeTab, MOST_TABS, showTab, tabs } from "../state/tabs";
import { words } from "../strings";
import { digitOf, useKeys, useShortcut } from "./shortcuts";

const said = words.tabs;
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** The citizens at the counter. */
export function TabRow({ state, directory }: { state: Tabs; directory: Directory }) {
  const row = useRef<HTMLDivElement>(null);
  useShortcut("n", () => tabs.set(addTab(tabs.get())));
  useShortcut("w", () => tabs.set(closeTab(tabs.get(), tabs.get().active)));
  useKeys((event) => {
    const digit = digitOf(event);
    const tab = digit === null ? undefined : tabs.get().open[digit - 1];
    if (tab) tabs.set(showTab(tabs.get(), tab.id));
    return digit !== null;
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    // The arrows move the focus alone, Enter shows the tab: showing one puts the cursor into its search box.
    const all = [...(row.current?.querySelectorAll<HTMLElement>("[role=tab]") ?? [])];
    const at = all.findIndex((tab) => tab === document.activeElement);
    all[(at + step + all.length) % all.length]?.focus();
    event.preventDefault();
  };

  return (
    <div class="tabs">
      <div role="tablist" aria-label={said.label} ref={row} onKeyDown={onKeyDown}>
        {state.open.map((tab, at) => (
          <button
            key={tab.id}
            id={`tab-${tab.id}`}
            role="tab"
            aria-selected={tab.id === state.active}
            aria-controls={tab.id === state.active ? `panel-${tab.id}` : undefined}
            tabIndex={tab.id === state.active ? 0 : -1}
            onClick={() => tabs.set(showTab(state, tab.id))}
          >
            <span class="number">{at + 1}</span>
            <span class="tab-title">{nameOf(tab, at, directory)}</span>
          </button>
        ))}
      </div>
      <div class="tab-buttons">
        <button onClick={() => tabs.set(addTab(state))} disabled={state.open.length >= MOST_TABS}>
          {said.add}
        </button>
        <button onClick={() => tabs.set(closeTab(state, state.active))}>{said.close}</button>
      </div>
    </div>
  );
}

function nameOf(tab: Tab, at: number, directory: Directory): string {
  const titles = shownIn(tab).map((reference) => titleOf(reference, directory));
  return titles.filter((title) => title !== null).join(", ") || said.untitled(at + 1);
}
