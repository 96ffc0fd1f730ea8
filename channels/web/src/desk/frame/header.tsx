import { useState } from "preact/hooks";
import type { Member } from "../data/model";
import { leave } from "../session/session";
import { preferences } from "../state/remembered";
import { useValue } from "../state/value";
import { words } from "../strings";
import { Brand } from "./app";
import { Dialog } from "./dialog";
import type { View } from "./views";
import { VIEWS } from "./views";

const said = words.frame;

interface Props {
  member: Member;
  view: View;
  onView: (view: View) => void;
}

/** Who works here, the parts of the work, settings. */
export function Header({ member, view, onView }: Props) {
  const [box, setBox] = useState<"settings" | "keys" | null>(null);
  const close = () => setBox(null);
  return (
    <header class="top">
      <div class="column wide bar">
        <Brand />
        <div class="bar-buttons">
          <button class="keys-button" onClick={() => setBox("keys")}>{said.keys}</button>
          <button onClick={() => setBox("settings")}>{said.settings}</button>
        </div>
      </div>
      <nav class="column wide sections" aria-label={said.views}>
        {VIEWS.map(({ view: other, title }) => (
          <button key={other} aria-current={other === view ? "page" : undefined} onClick={() => onView(other)}>
            {title}
          </button>
        ))}
      </nav>
      {box === "keys" && <Keys onClose={close} />}
      {box === "settings" && <Settings member={member} onClose={close} />}
    </header>
  );
}

function Keys({ onClose }: { onClose: () => void }) {
  return (
    <Dialog heading={words.help.heading} onClose={onClose}>
      <dl class="keys">
        {words.help.rows.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

function Settings({ member, onClose }: { member: Member; onClose: () => void }) {
  const chosen = useValue(preferences);
  const option = (name: "large" | "slash") => (
    <label class="option">
      <input
        type="checkbox"
        checked={chosen[name]}
        onChange={(event) => preferences.set({ ...chosen, [name]: event.currentTarget.checked })}
      />
      {said[name]}
    </label>
  );
  return (
    <Dialog heading={said.settings} onClose={onClose}>
      {option("large")}
      {option("slash")}
      <p class="person">{member.display_name}</p>
      <p class="quiet">{words.signIn.outLead}</p>
      <button onClick={() => void leave()}>{words.signIn.out}</button>
    </Dialog>
  );
}
