import { dayOf } from "../data/age";
import type { Directory } from "../data/directory";
import type { Faq, Redirect, Source } from "../data/model";
import { words } from "../strings";
import { Lines } from "./procedure";

const said = words.faq;

interface FaqProps {
  faq: Faq;
  directory: Directory;
  onOpen: (procedure: string) => void;
}

/** A question of many with its answer. */
export function FaqCard({ faq, directory, onOpen }: FaqProps) {
  const related = faq.related_procedures.map((code) => directory.procedure(code)).filter((other) => other !== null);
  return (
    <section class="panel" aria-labelledby="faq-heading">
      <h2 id="faq-heading">{faq.title}</h2>
      <p class="said">{faq.answer}</p>
      {faq.details && <p class="said">{faq.details}</p>}
      {faq.links.length > 0 && (
        <ul class="plain">
          {faq.links.map((link) => (
            <li key={link.url}>
              <a href={link.url} target="_blank" rel="noreferrer">
                {link.title}
              </a>
            </li>
          ))}
        </ul>
      )}
      {related.length > 0 && (
        <>
          <h3>{said.related}</h3>
          <ul class="plain">
            {related.map((other) => (
              <li key={other.code}>
                <button onClick={() => onOpen(other.code)}>{other.short_name || other.name}</button>
              </li>
            ))}
          </ul>
        </>
      )}
      {faq.doubts.length > 0 && (
        <div class="doubt">
          <h3>{words.procedure.doubts}</h3>
          <Lines lines={faq.doubts} />
        </div>
      )}
      <Sources sources={faq.sources} asOf={faq.as_of} />
    </section>
  );
}

/** A matter that somebody else does, and who. */
export function RedirectCard({ redirect }: { redirect: Redirect }) {
  return (
    <section class="panel" aria-labelledby="redirect-heading">
      <h2 id="redirect-heading">{redirect.title}</h2>
      <p class="said">{redirect.answer}</p>
      {redirect.url && (
        <p>
          <a href={redirect.url} target="_blank" rel="noreferrer">
            {said.open}
          </a>
        </p>
      )}
      <Sources sources={redirect.sources} asOf={redirect.as_of} />
    </section>
  );
}

function Sources({ sources, asOf }: { sources: readonly Source[]; asOf: string }) {
  const named = sources.map((source) => [source.title, source.number].filter(Boolean).join(" ")).join("; ");
  return <p class="quiet source">{words.source(named || words.unknown, dayOf(asOf))}</p>;
}
