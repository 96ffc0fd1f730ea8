import type { ComponentChildren } from "preact";
import type { Directory } from "../data/directory";
import type { Procedure } from "../data/model";
import { feeOf, onlineOf } from "../sheet/content";
import type { Tab } from "../state/tabs";
import { words } from "../strings";
import { SourceLine } from "./source";

const said = words.procedure;

interface Props {
  tab: Tab;
  procedure: Procedure;
  directory: Directory;
  onTick: (ticked: number[]) => void;
  onOpen: (procedure: string) => void;
}

/** What to bring, what it costs, how long it takes. */
export function ProcedureCard({ tab, procedure, directory, onTick, onOpen }: Props) {
  const { detailed } = procedure;
  const linked = (procedure.linked ?? []).map((code) => directory.procedure(code)).filter((other) => other !== null);
  return (
    <section class="panel" aria-labelledby={`procedure-${tab.id}`}>
      <h2 id={`procedure-${tab.id}`}>{procedure.name}</h2>
      <p class="quiet">
        {[said.code(procedure.code), procedure.field, procedure.handled_by && said.handledBy[procedure.handled_by]]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {!detailed && <p>{said.nameOnly}</p>}
      {procedure.summary && <p>{procedure.summary}</p>}
      {detailed && (
        <>
          <h3>{said.documents}</h3>
          <Documents tab={tab} procedure={procedure} onTick={onTick} />
          <Facts procedure={procedure} />
          <More procedure={procedure} />
        </>
      )}
      {linked.length > 0 && (
        <>
          <h3>{said.linked}</h3>
          <ul class="plain">
            {linked.map((other) => (
              <li key={other.code}>
                <button onClick={() => onOpen(other.code)}>{other.short_name || other.name}</button>
              </li>
            ))}
          </ul>
        </>
      )}
      {Boolean(procedure.doubts?.length) && (
        <div class="doubt">
          <h3>{said.doubts}</h3>
          <Lines lines={procedure.doubts ?? []} />
        </div>
      )}
      {procedure.url && (
        <p>
          <a href={procedure.url} target="_blank" rel="noreferrer">
            {said.portal}
          </a>
        </p>
      )}
      <SourceLine source={procedure.source} asOf={procedure.as_of} />
    </section>
  );
}

function Documents({ tab, procedure, onTick }: Pick<Props, "tab" | "procedure" | "onTick">) {
  const { documents } = procedure;
  if (!documents) return <p>{words.unknown}</p>;
  if (documents.length === 0) return <p>{said.noDocuments}</p>;
  const toggle = (at: number) =>
    onTick(tab.ticked.includes(at) ? tab.ticked.filter((other) => other !== at) : [...tab.ticked, at]);
  return (
    <ul class="checklist">
      {documents.map((document, at) => (
        <li key={document.text}>
          <label>
            <input type="checkbox" checked={tab.ticked.includes(at)} onChange={() => toggle(at)} />
            <span>
              {document.text}
              {document.note && <span class="quiet"> – {document.note}</span>}
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}

function Facts({ procedure }: { procedure: Procedure }) {
  const { online } = procedure;
  return (
    <dl>
      <Fact name={said.fee}>{feeOf(procedure)}</Fact>
      <Fact name={said.time}>{procedure.time?.text ?? words.unknown}</Fact>
      <Fact name={said.where}>{procedure.where?.text ?? procedure.in_person?.text ?? words.unknown}</Fact>
      <Fact name={said.online}>
        {onlineOf(procedure)}{" "}
        {online?.url && (
          <a href={online.url} target="_blank" rel="noreferrer">
            {words.faq.open}
          </a>
        )}
      </Fact>
      {procedure.who && <Fact name={said.who}>{procedure.who}</Fact>}
      {procedure.result && <Fact name={said.result}>{procedure.result}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function More({ procedure }: { procedure: Procedure }) {
  const legal = (procedure.legal ?? []).map((law) => [law.number, law.date && `(${law.date})`].filter(Boolean).join(" "));
  return (
    <>
      {Boolean(procedure.steps?.length) && (
        <details>
          <summary>{said.steps}</summary>
          <ol>
            {procedure.steps?.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </details>
      )}
      {legal.length > 0 && (
        <details>
          <summary>{said.legal}</summary>
          <Lines lines={legal} />
        </details>
      )}
    </>
  );
}

export function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
