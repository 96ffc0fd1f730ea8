import { useRef, useState } from "preact/hooks";
import { online, pdfAddress } from "../data/api";
import { useShortcut } from "../frame/shortcuts";
import { Dialog } from "../frame/dialog";
import type { Tab } from "../state/tabs";
import { useValue } from "../state/value";
import { words } from "../strings";
import type { Sheet } from "./content";
import { QrCode } from "./qr";
import { asText } from "./text";

const said = words.actions;

/** What can be handed over: paper, a file, a code to scan, a message. */
export function Actions({ tab, sheet, publicUrl }: { tab: Tab; sheet: Sheet; publicUrl: string }) {
  const connected = useValue(online);
  const [qr, setQr] = useState(false);
  const [byHand, setByHand] = useState(false);
  const [told, setTold] = useState("");
  const pdf = useRef<HTMLAnchorElement>(null);
  const url = sheet.path ? publicUrl + sheet.path : null;
  const text = asText(sheet, publicUrl);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      // Emptied first, so that a second copy is announced again.
      setTold("");
      setTimeout(() => setTold(said.copied));
    } catch {
      setByHand(true);
    }
  };
  useShortcut("i", () => print());
  useShortcut("s", () => pdf.current?.click());
  useShortcut("q", () => setQr(url !== null));
  useShortcut("c", () => void copy());

  return (
    <section class="actions" aria-label={said.label}>
      <div class="row">
        <button class="main" onClick={() => print()}>
          {said.print}
        </button>
        {tab.procedure && connected && (
          <a class="button" ref={pdf} href={pdfAddress(tab.procedure, tab.commune)} download={`${tab.procedure}.pdf`}>
            {said.pdf}
          </a>
        )}
        {url && <button onClick={() => setQr(true)}>{said.qr}</button>}
        <button onClick={() => void copy()}>{said.copy}</button>
        {url && connected && (
          <a class="button" href={url} target="_blank" rel="noreferrer">
            {said.page}
          </a>
        )}
      </div>
      {tab.procedure && !connected && <p class="quiet">{said.pdfOffline}</p>}
      <p class="told" role="status">
        {told}
      </p>
      {qr && url && (
        <Dialog heading={words.qr.heading} onClose={() => setQr(false)}>
          <div class="qr-large">
            <QrCode url={url} />
            <p>{sheet.title}</p>
            <p class="quiet">{url}</p>
          </div>
        </Dialog>
      )}
      {byHand && (
        <Dialog heading={said.copy} onClose={() => setByHand(false)}>
          <p>{said.copyByHand}</p>
          <textarea readOnly rows={10} aria-label={said.copy} value={text} onFocus={(event) => event.currentTarget.select()} />
        </Dialog>
      )}
    </section>
  );
}
