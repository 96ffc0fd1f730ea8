import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Found } from "../data/api";
import { online, search } from "../data/api";
import type { Directory } from "../data/directory";
import { useValue } from "../state/value";
import { words } from "../strings";
import type { Result } from "./results";
import { localResults, withAdded } from "./results";

const said = words.search;
const PAUSE = 150;
const COUNT_PAUSE = 700;

interface Props {
  directory: Directory;
  query: string;
  onQuery: (query: string) => void;
  onPick: (result: Result) => void;
}

/** The one box: a combobox over everything that can be found. */
export function SearchBox({ directory, query, onQuery, onPick }: Props) {
  const [open, setOpen] = useState(query.trim() !== "");
  const connected = useValue(online);
  const results = useResults(directory, query, connected);
  // Where the arrows stand belongs to a text; another text starts at the top again.
  const [stand, setStand] = useState({ query, at: 0 });
  const at = stand.query === query ? stand.at : 0;
  const shown = open && results.length > 0;
  const list = useRef<HTMLUListElement>(null);

  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [at]);

  const pick = (result: Result | undefined) => {
    if (result) onPick(result);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && results.length) {
      setOpen(true);
      setStand({ query, at: (at + step + results.length) % results.length });
    } else if (event.key === "Enter" && shown) {
      pick(results[at]);
    } else if (event.key === "Escape") {
      if (open && results.length) setOpen(false);
      else onQuery("");
    } else {
      return;
    }
    event.preventDefault();
  };

  return (
    <div class="search" role="search">
      <label for="search">{said.label}</label>
      <input
        id="search"
        type="text"
        role="combobox"
        aria-expanded={shown}
        aria-controls="results"
        aria-autocomplete="list"
        aria-activedescendant={shown ? `result-${at}` : undefined}
        aria-describedby="search-hint"
        placeholder={said.placeholder}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        enterkeyhint="search"
        maxLength={200}
        value={query}
        onInput={(event) => {
          setOpen(true);
          onQuery(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
        onFocus={() => setOpen(query.trim() !== "")}
      />
      <p id="search-hint" class="quiet hint">
        {said.hint}
      </p>
      <ul id="results" role="listbox" aria-label={said.results} ref={list} hidden={!shown}>
        {results.map((result, index) => (
          <li
            key={`${result.kind} ${result.code}`}
            id={`result-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(result)}
          >
            <span class="kind">{result.label}</span>
            <span class="title">{result.title}</span>
            <span class="quiet subtitle">
              {result.subtitle}
              {result.added && ` · ${said.more}`}
            </span>
          </li>
        ))}
      </ul>
      {query.trim() !== "" && results.length === 0 && (
        <p class="none">
          {connected ? said.none : said.noneOffline}{" "}
          {connected && (
            <a href={`/xa-phuong?${new URLSearchParams({ q: query })}`} target="_blank" rel="noreferrer">
              {said.otherProvince}
            </a>
          )}
        </p>
      )}
      <Count text={query.trim() ? said.count(results.length) : ""} />
    </div>
  );
}

/** What this machine finds, in the same breath as the typing; what the service adds comes later, below. */
function useResults(directory: Directory, query: string, connected: boolean): readonly Result[] {
  const asked = query.trim();
  const local = useMemo(() => (asked ? localResults(directory, asked) : []), [directory, asked]);
  const [added, setAdded] = useState<{ asked: string; found: readonly Found[] }>({ asked: "", found: [] });
  useEffect(() => {
    if (asked.length < 2 || !connected) return undefined;
    const asking = new AbortController();
    const timer = setTimeout(() => {
      search(asked, directory.snapshot.province.code, asking.signal)
        .then((found) => setAdded({ asked, found }))
        .catch(() => undefined);
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [asked, directory, connected]);
  return useMemo(
    () => (added.asked === asked ? withAdded(local, added.found, directory) : local),
    [local, added, asked, directory],
  );
}

/** Says the number of results once typing pauses. */
function Count({ text }: { text: string }) {
  const [spoken, setSpoken] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(text), text ? COUNT_PAUSE : 0);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p class="unseen" role="status">
      {spoken}
    </p>
  );
}

/** Puts the cursor into the search box, all of the text marked. */
export function focusSearch(): void {
  const box = document.getElementById("search");
  if (box instanceof HTMLInputElement) {
    box.focus();
    box.select();
  }
}
