import { useEffect, useState } from "preact/hooks";

/** A value that tells when it changes. */
export class Value<T> {
  private readonly listeners = new Set<(value: T) => void>();

  constructor(private current: T) {}

  get(): T {
    return this.current;
  }

  set(value: T): void {
    if (Object.is(value, this.current)) return;
    this.current = value;
    for (const listener of [...this.listeners]) listener(value);
  }

  /** Calls the listener on every change; returns how to stop that. */
  subscribe(listener: (value: T) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

/** The current value, in a component that is drawn again when it changes. */
export function useValue<T>(value: Value<T>): T {
  const [current, setCurrent] = useState(value.get());
  useEffect(() => {
    setCurrent(() => value.get());
    return value.subscribe((changed) => setCurrent(() => changed));
  }, [value]);
  return current;
}
