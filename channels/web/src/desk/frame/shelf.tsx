import { SourceLine } from "../card/source";
import type { Directory } from "../data/directory";
import type { Contact } from "../data/model";
import { titleOf } from "../state/picking";
import type { Reference } from "../state/remembered";
import { isPinned, pinned, recent } from "../state/remembered";
import { useValue } from "../state/value";
import { words } from "../strings";

/** What stands ready in an empty tab: things pinned, things looked at lately. */
export function Shelf({ directory, onPick }: { directory: Directory; onPick: (reference: Reference) => void }) {
  const pins = useValue(pinned);
  const lately = useValue(recent).filter((reference) => !isPinned(pins, reference));
  return (
    <div class="shelf">
      <p>{words.empty.nothing}</p>
      <p class="quiet">{words.empty.steps}</p>
      <ShelfList heading={words.empty.pinned} references={pins} directory={directory} onPick={onPick} />
      <ShelfList heading={words.empty.recent} references={lately} directory={directory} onPick={onPick} />
      <Contacts contacts={directory.snapshot.contacts} />
    </div>
  );
}

interface ShelfListProps {
  heading: string;
  references: readonly Reference[];
  directory: Directory;
  onPick: (reference: Reference) => void;
}

function ShelfList({ heading, references, directory, onPick }: ShelfListProps) {
  const known = references.map((reference) => ({ reference, title: titleOf(reference, directory) }));
  const shown = known.filter(({ title }) => title !== null);
  if (shown.length === 0) return null;
  return (
    <section>
      <h2>{heading}</h2>
      <ul class="plain wide">
        {shown.map(({ reference, title }) => (
          <li key={`${reference.kind} ${reference.code}`}>
            <button onClick={() => onPick(reference)}>
              <span class="kind">{words.kinds[reference.kind]}</span> {title}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who can be called when the desk does not know. */
function Contacts({ contacts }: { contacts: readonly Contact[] }) {
  const shown = contacts.filter((contact) => contact.phone);
  if (shown.length === 0) return null;
  return (
    <section>
      <h2>{words.empty.contacts}</h2>
      <ul class="contacts">
        {shown.map((contact) => (
          <li key={contact.name}>
            <a class="button" href={`tel:${contact.phone?.replace(/[^\d+]/g, "") ?? ""}`}>
              {contact.phone}
            </a>
            <div>
              {contact.name}
              {contact.hours && <span class="quiet"> · {contact.hours}</span>}
              <SourceLine source={contact.source} asOf={contact.as_of} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
