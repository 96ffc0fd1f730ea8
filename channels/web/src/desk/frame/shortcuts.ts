import { useEffect, useRef } from "preact/hooks";

/** Calls an action on Alt and a letter, whatever the keyboard layout makes of the two. */
export function useShortcut(letter: string, action: () => void): void {
  const latest = useRef(action);
  latest.current = action;
  useKeys((event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false;
    if (event.code !== `Key${letter.toUpperCase()}`) return false;
    latest.current();
    return true;
  });
}

/** The digit pressed with Alt or Ctrl, 1 to 9, or null. */
export function digitOf(event: KeyboardEvent): number | null {
  if (event.altKey === event.ctrlKey || event.metaKey || event.shiftKey) return null;
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
  return digit ? Number(digit) : null;
}

/** Listens to keys wherever the focus is, except under an open dialog; the handler tells whether a key was its own. */
export function useKeys(handler: (event: KeyboardEvent) => boolean): void {
  const latest = useRef(handler);
  latest.current = handler;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (document.querySelector("dialog[open]")) return;
      if (latest.current(event)) event.preventDefault();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}

/** Whether the focus is where "/" is a letter. */
export function isTyping(): boolean {
  const focused = document.activeElement;
  if (focused instanceof HTMLInputElement) return !["checkbox", "radio", "button"].includes(focused.type);
  return focused instanceof HTMLTextAreaElement;
}
