import { useEffect } from "preact/hooks";
import { Card } from "../card/card";
import type { Directory } from "../data/directory";
import type { Member } from "../data/model";
import { focusSearch, SearchBox } from "../search/box";
import { config } from "../session/session";
import { dropped, picked, shownIn, titleOf } from "../state/picking";
import type { Reference } from "../state/remembered";
import { isPinned, noteRecent, pinned, togglePinned } from "../state/remembered";
import type { Tab } from "../state/tabs";
import { activeTab, changeTab, isEmpty, tabs } from "../state/tabs";
import { useValue } from "../state/value";
import { words } from "../strings";
import { Shelf } from "./shelf";
import { TabRow } from "./tab-row";

/** The counter: one citizen a tab, one box, one card. */
export function Counter({ directory, member }: { directory: Directory; member: Member }) {
  const state = useValue(tabs);
  const settings = useValue(config);
  const tab = activeTab(state);
  useEffect(focusSearch, [tab.id]);

  const change = (changes: Partial<Tab>) => tabs.set(changeTab(tabs.get(), tab.id, changes));
  const settle = (changes: Partial<Tab>) => {
    change(changes);
    focusSearch();
  };
  const pick = ({ kind, code }: Reference, rest = "") => {
    const changes = picked({ kind, code }, directory);
    if (!changes) return;
    noteRecent({ kind, code });
    change({ ...changes, query: rest });
    // A choice takes the focus itself.
    if (!changes.choice) focusSearch();
  };

  return (
    <>
      <TabRow state={state} directory={directory} />
      <div role="tabpanel" id={`panel-${tab.id}`} aria-labelledby={`tab-${tab.id}`} class="counter">
        <SearchBox
          key={tab.id}
          directory={directory}
          query={tab.query}
          onQuery={(query) => change({ query })}
          onPick={(result) => pick(result, result.rest)}
        />
        <Chosen tab={tab} directory={directory} onDrop={(reference) => settle(dropped(reference))} />
        {isEmpty(tab) ? (
          <Shelf directory={directory} onPick={pick} />
        ) : (
          <Card
            tab={tab}
            directory={directory}
            here={member.commune}
            publicUrl={settings?.public_url || location.origin}
            onChange={change}
            onSettled={settle}
          />
        )}
      </div>
    </>
  );
}

interface ChosenProps {
  tab: Tab;
  directory: Directory;
  onDrop: (reference: Reference) => void;
}

/** What the card is about; each can be pinned or taken out. */
function Chosen({ tab, directory, onDrop }: ChosenProps) {
  const pins = useValue(pinned);
  const shown = shownIn(tab).map((reference) => ({ reference, title: titleOf(reference, directory) ?? reference.code }));
  return (
    <>
      <ul class="chosen" aria-label={words.chosen.label}>
        {shown.map(({ reference, title }) => {
          const pin = isPinned(pins, reference);
          return (
            <li key={`${reference.kind} ${reference.code}`}>
              <span>{title}</span>
              <button
                aria-pressed={pin}
                aria-label={pin ? words.empty.unpinThis(title) : words.empty.pinThis(title)}
                onClick={() => togglePinned(reference)}
              >
                {pin ? words.empty.unpin : words.empty.pin}
              </button>
              <button class="drop" aria-label={words.chosen.remove(title)} onClick={() => onDrop(reference)}>
                <span aria-hidden="true">×</span>
              </button>
            </li>
          );
        })}
      </ul>
      <p class="unseen" role="status">
        {shown.map(({ title }) => title).join(", ")}
      </p>
    </>
  );
}
