import { dayOf } from "../data/age";
import { words } from "../strings";

/** What a fact rests on, and of when. */
export function SourceLine({ source, asOf }: { source?: string | null | undefined; asOf?: string | null | undefined }) {
  if (!source) return null;
  return <p class="quiet source">{words.source(source, asOf ? dayOf(asOf) : words.unknown)}</p>;
}
