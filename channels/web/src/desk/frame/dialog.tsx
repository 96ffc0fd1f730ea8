import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { words } from "../strings";

interface Props {
  heading: string;
  onClose: () => void;
  children: ComponentChildren;
}

/** A box over the page. Esc closes it and the focus returns to where it was. */
export function Dialog({ heading, onClose, children }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    box.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog ref={box} aria-labelledby={id} onClose={onClose}>
      <div class="dialog-head">
        <h2 id={id}>{heading}</h2>
        <button onClick={() => box.current?.close()}>{words.close}</button>
      </div>
      {children}
    </dialog>
  );
}
