import { useEffect, useRef, useState } from "preact/hooks";
import { ageOf, dayOf } from "../data/age";
import { online } from "../data/api";
import { errands } from "../data/errands";
import { holding } from "../data/snapshot";
import { useValue } from "../state/value";
import { words } from "../strings";

const said = words.connection;
const MINUTE = 60_000;

/** Whether there is a network, and how old what is on this machine is. */
export function Connection() {
  const connected = useValue(online);
  const held = useValue(holding);
  const left = useValue(errands).length;
  const now = useNow();
  return (
    <div class={connected ? "connection" : "connection off"}>
      <p>
        <strong class="state">{connected ? said.online : said.offline}</strong>
        {!connected && held && `${said.stillWorks} `}
        {held ? said.data(dayOf(held.directory.snapshot.as_of), ageOf(held.checkedAt, now)) : said.none}
        {left > 0 && ` · ${said.waiting(left)}`}
      </p>
      <Change connected={connected} />
    </div>
  );
}

/** Announces that the network went or came, not that it is there. */
function Change({ connected }: { connected: boolean }) {
  const before = useRef(true);
  const [text, setText] = useState("");
  useEffect(() => {
    if (before.current !== connected) setText(connected ? said.wentOnline : said.wentOffline);
    before.current = connected;
  }, [connected]);
  return (
    <p class="unseen" role="status">
      {text}
    </p>
  );
}

function useNow(): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const update = () => setNow(Date.now());
    const timer = setInterval(update, MINUTE);
    const stop = holding.subscribe(update);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, []);
  return now;
}
