import type { Directory } from "../data/directory";
import { Actions } from "../sheet/actions";
import { sheetOf } from "../sheet/content";
import { PrintedSheet } from "../sheet/print";
import type { Tab } from "../state/tabs";
import { words } from "../strings";
import { ChoiceCard } from "./choice";
import { PlaceCard } from "./place";
import { ProcedureCard } from "./procedure";
import { FaqCard, RedirectCard } from "./question";

interface Props {
  tab: Tab;
  directory: Directory;
  /** The commune this desk stands in. */
  here: string | null;
  publicUrl: string;
  onChange: (change: Partial<Tab>) => void;
  /** A commune or a procedure was settled by a button: the cursor goes back to the box. */
  onSettled: (change: Partial<Tab>) => void;
}

/** Everything the desk says to one citizen: where and what, and what can be handed over. */
export function Card({ tab, directory, here, publicUrl, onChange, onSettled }: Props) {
  const unit = tab.commune ? directory.unit(tab.commune) : null;
  const choice = tab.choice ? directory.unit(tab.choice) : null;
  const procedure = tab.procedure ? directory.procedure(tab.procedure) : null;
  const faq = tab.faq ? directory.faq(tab.faq) : null;
  const redirect = tab.redirect ? directory.redirect(tab.redirect) : null;
  const sheet = sheetOf(tab, directory);
  const open = (code: string) => onSettled({ procedure: code, ticked: [] });
  return (
    <>
      {choice && (
        <ChoiceCard
          unit={choice}
          directory={directory}
          onChoose={(commune) => onSettled({ commune, via: tab.choice, choice: null })}
        />
      )}
      {sheet && <Actions tab={tab} sheet={sheet} publicUrl={publicUrl} />}
      <div class={unit && procedure ? "cards two" : "cards"}>
        {unit && <PlaceCard tab={tab} unit={unit} procedure={procedure} directory={directory} />}
        {procedure && !unit && !choice && <PlaceMissing here={here} directory={directory} onSettled={onSettled} />}
        {procedure && (
          <ProcedureCard
            tab={tab}
            procedure={procedure}
            directory={directory}
            onTick={(ticked) => onChange({ ticked })}
            onOpen={open}
          />
        )}
        {faq && <FaqCard faq={faq} directory={directory} onOpen={open} />}
        {redirect && <RedirectCard redirect={redirect} />}
      </div>
      {sheet && <PrintedSheet sheet={sheet} publicUrl={publicUrl} />}
    </>
  );
}

function PlaceMissing({ here, directory, onSettled }: Pick<Props, "here" | "directory" | "onSettled">) {
  const unit = here ? directory.unit(here) : null;
  return (
    <p class="missing">
      {words.chosen.placeMissing}{" "}
      {unit && (
        <button onClick={() => onSettled({ commune: unit.c, via: null })}>{words.chosen.here(unit.n)}</button>
      )}
    </p>
  );
}
