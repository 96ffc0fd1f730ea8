import { useEffect, useState } from "preact/hooks";
import { fetchCard, online } from "../data/api";
import { dayOf } from "../data/age";
import type { Directory } from "../data/directory";
import type { Center, Opening, Procedure, Unit } from "../data/model";
import { addressLines, cautionOf, conversionOf } from "../sheet/where";
import type { Tab } from "../state/tabs";
import { useValue } from "../state/value";
import { words } from "../strings";
import { SourceLine } from "./source";

const said = words.place;
const MINUTE = 60_000;

interface Props {
  tab: Tab;
  unit: Unit;
  procedure: Procedure | null;
  directory: Directory;
}

/** Where to go: the present commune, what it was before, its centres. */
export function PlaceCard({ tab, unit, procedure, directory }: Props) {
  const conversion = conversionOf(tab, directory);
  const caution = cautionOf(procedure);
  const centers = directory.centersOf(unit.c);
  return (
    <section class="panel" aria-labelledby={`place-${tab.id}`}>
      <h2 id={`place-${tab.id}`}>
        {unit.n}, {directory.snapshot.province.name}
      </h2>
      {conversion && <p class="conversion">{conversion}.</p>}
      {caution && <p class="doubt">{caution}</p>}
      {centers.length === 0 && <p>{said.noCenter}</p>}
      {centers.map((center) => (
        <CenterFacts key={center.code} center={center} />
      ))}
      <Origins unit={unit} directory={directory} />
    </section>
  );
}

function CenterFacts({ center }: { center: Center }) {
  return (
    <div class="center">
      <h3>{center.name}</h3>
      <dl>
        <dt>{said.address}</dt>
        <dd>
          {addressLines(center).map((line) => (
            <div key={line}>{line}</div>
          ))}
          {center.confidence === "low" && <div class="doubt">{said.lowConfidence}</div>}
        </dd>
        <dt>{said.opening}</dt>
        <dd>
          <LiveOpening center={center.code} />
          <div>{center.hours_text ?? words.unknown}</div>
          {center.hours_label && <div class="quiet">{center.hours_label}</div>}
        </dd>
        <dt>{said.phones}</dt>
        <dd>
          {center.phones?.length
            ? center.phones.map((phone) => (
                <a key={phone} href={`tel:${phone.replace(/[^\d+]/g, "")}`}>
                  {phone}
                </a>
              ))
            : said.noPhones}
        </dd>
        {center.note && (
          <>
            <dt>{said.note}</dt>
            <dd>{center.note}</dd>
          </>
        )}
      </dl>
      <SourceLine source={center.source} asOf={center.as_of} />
    </div>
  );
}

/** Open or closed right now: only the service knows, so without it that is said. */
function LiveOpening({ center }: { center: string }) {
  const connected = useValue(online);
  const [opening, setOpening] = useState<Opening | null>(null);
  useEffect(() => {
    let current = true;
    setOpening(null);
    if (!connected) return undefined;
    const ask = () =>
      fetchCard<{ item: { opening: Opening } }>("center", center)
        .then((card) => current && setOpening(card.item.opening))
        .catch(() => current && setOpening(null));
    void ask();
    // A card may stand open over the lunch break.
    const timer = setInterval(() => void ask(), MINUTE);
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, [center, connected]);
  if (!connected) return <div class="quiet">{said.openingOffline}</div>;
  return opening && <div class={`opening ${opening.state}`}>{opening.text}</div>;
}

function Origins({ unit, directory }: { unit: Unit; directory: Directory }) {
  const parts = directory.madeOf(unit.c);
  if (parts.length === 0) return null;
  return (
    <details>
      <summary>{said.madeOf(parts.length)}</summary>
      <ul>
        {parts.map(({ unit: old, extent }) => (
          <li key={`${old.c}${old.t ?? ""}`}>
            {extent === "part" ? said.partOf(old.n) : old.n}
            <span class="quiet">
              {[old.d, old.p].filter(Boolean).map((name) => `, ${name}`)}
              {old.t && ` ${said.until(dayOf(old.t))}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
