import { useEffect, useRef, useState } from "preact/hooks";
import { online, RefusedError, signIn } from "../data/api";
import { config, enter } from "../session/session";
import { useValue } from "../state/value";
import { words } from "../strings";

const said = words.signIn;

/** The sign-in form; `onDone` when it stands in a dialog over the desk. */
export function SignIn({ onDone }: { onDone?: () => void }) {
  const settings = useValue(config);
  const connected = useValue(online);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => name.current?.focus(), []);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    setBusy(true);
    setProblem("");
    try {
      const who = await signIn(String(fields.get("name")), String(fields.get("password")));
      onDone?.();
      await enter(who);
    } catch (error) {
      setProblem(problemOf(error));
      setBusy(false);
      name.current?.focus();
    }
  };

  return (
    <section class="panel sign-in" aria-labelledby="sign-in-heading">
      <h1 id="sign-in-heading">{said.heading}</h1>
      <p class="quiet">{said.lead}</p>
      <form onSubmit={(event) => void submit(event)}>
        <p class="problem" role="alert">
          {problem || (connected ? "" : said.offline)}
        </p>
        <label for="name">{said.name}</label>
        <input
          id="name"
          name="name"
          ref={name}
          required
          maxLength={64}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
        />
        <label for="password">{said.password}</label>
        <input
          id="password"
          name="password"
          type="password"
          required
          maxLength={200}
          autocomplete="current-password"
        />
        <button class="main" disabled={busy}>
          {busy ? said.busy : said.submit}
        </button>
      </form>
      {settings?.oidc && (
        <p>
          <a class="button" href="/quay/dang-nhap/oidc">
            {settings.oidc_name || said.oidc("SSO")}
          </a>
        </p>
      )}
    </section>
  );
}

function problemOf(error: unknown): string {
  if (!(error instanceof RefusedError)) return said.offline;
  if (error.status === 401) return said.wrong;
  if (error.status === 429) return said.tooMany(error.retryAfter);
  return said.failed;
}
