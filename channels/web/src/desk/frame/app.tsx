import { useEffect } from "preact/hooks";
import { expired } from "../data/api";
import { config, known } from "../session/session";
import { member, preferences } from "../state/remembered";
import { useValue } from "../state/value";
import { words } from "../strings";
import { Desk } from "./desk";
import { SignIn } from "./sign-in";

/** The sign-in form or the desk. */
export function App() {
  const who = useValue(member);
  const settled = useValue(known);
  const { large } = useValue(preferences);
  useEffect(() => {
    document.documentElement.classList.toggle("large", large);
  }, [large]);
  if (!settled) return <p class="starting">{words.product}</p>;
  return who ? <Desk member={who} /> : <SignedOut />;
}

function SignedOut() {
  const notice = useValue(config)?.notice;
  useValue(expired);
  return (
    <>
      <header class="top">
        <Brand />
      </header>
      <main class="column narrow">
        {notice && <Notice text={notice} />}
        <SignIn />
      </main>
    </>
  );
}

export function Brand() {
  return (
    <div class="brand">
      <img src="/quay/app/icon.svg" alt="" width="40" height="40" />
      <span>
        <strong>{words.title}</strong> <span class="brand-name">{words.product}</span>
      </span>
    </div>
  );
}

/** What the operator wants everybody to know. */
export function Notice({ text }: { text: string }) {
  return (
    <p class="notice" role="status">
      {text}
    </p>
  );
}
