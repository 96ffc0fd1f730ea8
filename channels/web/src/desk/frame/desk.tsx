import { useState } from "preact/hooks";
import { expired } from "../data/api";
import type { Member } from "../data/model";
import { holding, loading, refresh } from "../data/snapshot";
import { WaitingList } from "../lists/waiting-list";
import { focusSearch } from "../search/box";
import { config } from "../session/session";
import { preferences } from "../state/remembered";
import { useValue } from "../state/value";
import { words } from "../strings";
import { takeOver, waiting } from "../worker/register";
import { Notice } from "./app";
import { Connection } from "./connection";
import { Counter } from "./counter";
import { Dialog } from "./dialog";
import { Header } from "./header";
import { isTyping, useKeys } from "./shortcuts";
import { SignIn } from "./sign-in";
import type { View } from "./views";

/** The desk of a signed-in member. */
export function Desk({ member }: { member: Member }) {
  const [view, setView] = useState<View>("search");
  const held = useValue(holding);
  const notice = useValue(config)?.notice;
  const { slash } = useValue(preferences);
  useKeys((event) => {
    const key = event.key.toLowerCase();
    const bySlash = slash && key === "/" && !event.ctrlKey && !event.altKey && !isTyping();
    if (!bySlash && !(event.ctrlKey && key === "k")) return false;
    setView("search");
    // The box may have to be drawn first.
    requestAnimationFrame(focusSearch);
    return true;
  });

  return (
    <>
      <a class="skip" href="#main">
        {words.skip}
      </a>
      <Header member={member} view={view} onView={setView} />
      {notice && <Notice text={notice} />}
      <main class="column wide" id="main" tabIndex={-1}>
        <Update />
        <Expired />
        <Connection />
        {view !== "search" && (
          <WaitingList
            key={view}
            list={view}
            directory={held?.directory ?? null}
            onLookUp={() => setView("search")}
          />
        )}
        {view === "search" && <h1 class="unseen">{words.frame.search}</h1>}
        {view === "search" && held && <Counter directory={held.directory} member={member} />}
        {view === "search" && !held && <Missing province={member.province} />}
      </main>
    </>
  );
}

/** Before there is any data on this machine. */
function Missing({ province }: { province: string }) {
  const failed = useValue(loading) === "failed";
  return (
    <section class="panel" role="status">
      <p>{failed ? words.connection.failed : words.connection.loading}</p>
      {failed && <button onClick={() => void refresh(province)}>{words.connection.retry}</button>}
    </section>
  );
}

function Update() {
  if (!useValue(waiting)) return null;
  return (
    <div class="strip" role="status">
      <p>
        {words.frame.update} {words.frame.reloadKeeps}
      </p>
      <button onClick={takeOver}>{words.frame.reload}</button>
    </div>
  );
}

function Expired() {
  const [asking, setAsking] = useState(false);
  if (!useValue(expired)) return null;
  return (
    <div class="strip" role="status">
      <p>{words.signIn.expired}</p>
      <button onClick={() => setAsking(true)}>{words.signIn.again}</button>
      {asking && (
        <Dialog heading={words.signIn.again} onClose={() => setAsking(false)}>
          <SignIn onDone={() => setAsking(false)} />
        </Dialog>
      )}
    </div>
  );
}
