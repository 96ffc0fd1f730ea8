import { useEffect, useRef } from "preact/hooks";
import type { Directory, Part } from "../data/directory";
import type { Unit } from "../data/model";
import { words } from "../strings";

const said = words.place;
const MOST_NAMED = 4;

interface Props {
  unit: Unit;
  directory: Directory;
  onChoose: (commune: string) => void;
}

/** A former unit went to several: which of them is it for this citizen? */
export function ChoiceCard({ unit, directory, onChoose }: Props) {
  const first = useRef<HTMLButtonElement>(null);
  const parts = directory.became(unit);
  useEffect(() => first.current?.focus(), [unit]);
  const heading = unit.l === "district" ? said.district : said.split;
  return (
    <section class="panel" aria-labelledby="choice-heading">
      <h2 id="choice-heading">{heading([unit.n, unit.d, unit.p].filter(Boolean).join(", "), parts.length)}</h2>
      <p>{said.choose}</p>
      <ul class="choices">
        {parts.map((part, at) => (
          <li key={part.unit.c}>
            <button ref={at === 0 ? first : null} onClick={() => onChoose(part.unit.c)}>
              <strong>{part.unit.n}</strong>
              <span class="quiet">{hintOf(part, directory)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What tells a candidate apart: what else it is made of, and where its office is. */
function hintOf(part: Part, directory: Directory): string {
  const made = directory.madeOf(part.unit.c);
  const names = made.slice(0, MOST_NAMED).map(({ unit, extent }) => (extent === "part" ? said.partOf(unit.n) : unit.n));
  const more = made.length > MOST_NAMED ? "…" : "";
  const address = directory.centersOf(part.unit.c)[0]?.address;
  const origin = names.length ? words.place.consistsOf(names.join(", ") + more) : null;
  return [origin, address ? words.place.officeAt(address) : null].filter(Boolean).join(" · ");
}
