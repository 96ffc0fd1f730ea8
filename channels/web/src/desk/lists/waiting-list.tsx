import { useEffect, useRef, useState } from "preact/hooks";
import { dayOf } from "../data/age";
import type { ListName, Report, Unanswered } from "../data/api";
import { fetchReports, fetchUnanswered, online } from "../data/api";
import type { Directory } from "../data/directory";
import { done, errands } from "../data/errands";
import { activeTab, addTab, changeTab, tabs } from "../state/tabs";
import { useValue } from "../state/value";
import { words } from "../strings";

const said = words.lists;

/** One line of either list. */
interface Item {
  id: string;
  text: string;
  facts: string[];
  page: string | null;
}

interface Props {
  list: ListName;
  directory: Directory | null;
  onLookUp: () => void;
}

/** What waits for the help desk: questions without an answer, or reports of something wrong. */
export function WaitingList({ list, directory, onLookUp }: Props) {
  const connected = useValue(online);
  const left = useValue(errands);
  const [items, setItems] = useState<readonly Item[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [told, setTold] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    let current = true;
    if (!connected) return undefined;
    setFailed(false);
    load(list, directory)
      .then((loaded) => current && setItems(loaded))
      .catch(() => current && setFailed(true));
    return () => {
      current = false;
    };
  }, [list, connected, directory]);

  const finish = async (item: Item) => {
    setTold("");
    heading.current?.focus();
    setTold((await done(list, item.id)) === "sent" ? said.doneSaid : said.doneLater);
    setItems((shown) => shown?.filter((other) => other.id !== item.id) ?? null);
  };
  const lookUp = (text: string) => {
    tabs.set(addTab(tabs.get()));
    tabs.set(changeTab(tabs.get(), activeTab(tabs.get()).id, { query: text.slice(0, 200) }));
    onLookUp();
  };

  const waiting = items?.filter((item) => !left.some((errand) => errand.list === list && errand.id === item.id));
  return (
    <section class="waiting" aria-labelledby="list-heading">
      <h1 id="list-heading" tabIndex={-1} ref={heading}>
        {words.frame[list]}
      </h1>
      <p class="quiet">{list === "unanswered" ? said.unansweredLead : said.reportsLead}</p>
      <p class="told" role="status">
        {told}
      </p>
      {!waiting && <p>{!connected ? said.offline : failed ? said.failed : said.loading}</p>}
      {waiting?.length === 0 && <p>{said.empty}</p>}
      <ul class="plain wide">
        {waiting?.map((item) => (
          <li key={item.id} class="panel">
            <p class="said">{item.text}</p>
            <p class="quiet">{item.facts.join(" · ")}</p>
            <div class="row">
              <button class="main" onClick={() => void finish(item)}>
                {said.done}
              </button>
              {list === "unanswered" && <button onClick={() => lookUp(item.text)}>{said.lookUp}</button>}
              {item.page && (
                <a class="button" href={item.page} target="_blank" rel="noreferrer">
                  {said.openPage}
                </a>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function load(list: ListName, directory: Directory | null): Promise<Item[]> {
  if (list === "unanswered") return (await fetchUnanswered()).map((one) => ofUnanswered(one, directory));
  return (await fetchReports()).map((one) => ofReport(one, directory));
}

function ofUnanswered(one: Unanswered, directory: Directory | null): Item {
  const place = one.commune && (directory?.unit(one.commune)?.n ?? one.commune);
  const near = one.label_name && said.near(one.label_name);
  const facts = [said.times(one.count), place, said.lastAsked(dayOf(one.last)), near];
  return { id: one.id, text: one.text, facts: facts.filter((fact) => fact !== null), page: null };
}

function ofReport(one: Report, directory: Directory | null): Item {
  // A path of ours and nothing else becomes a link.
  const page = /^\/[a-z][\w./-]*$/.test(one.page) ? one.page : null;
  const about = directory?.procedure(one.code)?.name ?? directory?.unit(one.code)?.n ?? one.page;
  return { id: String(one.id), text: one.text, facts: [one.kind_title, about, said.sentOn(dayOf(one.created_at))], page };
}
