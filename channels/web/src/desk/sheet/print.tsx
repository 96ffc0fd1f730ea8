import { words } from "../strings";
import type { Sheet } from "./content";
import { QrCode } from "./qr";

/** The sheet as it is printed: on paper only. */
export function PrintedSheet({ sheet, publicUrl }: { sheet: Sheet; publicUrl: string }) {
  const url = sheet.path ? publicUrl + sheet.path : null;
  return (
    <article class="sheet" aria-hidden="true">
      <header>
        <div>
          <h1>{sheet.title}</h1>
          {sheet.place && <p class="sheet-place">{sheet.place}</p>}
        </div>
        {url && (
          <figure>
            <QrCode url={url} />
            <figcaption>{words.sheet.scan}</figcaption>
          </figure>
        )}
      </header>
      {sheet.parts.map((part) => (
        <section key={part.heading}>
          {part.heading && <h2>{part.heading}</h2>}
          <ul class={part.boxes ? "boxes" : "lines"}>
            {part.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
      <footer>
        {sheet.sources.map((source) => (
          <p key={source}>{source}</p>
        ))}
        {url && <p>{url}</p>}
        <p>{words.sheet.privacy}</p>
      </footer>
    </article>
  );
}
