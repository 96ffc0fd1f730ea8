import { Value } from "../state/value";
import type { ListName } from "./api";
import { markDone, RefusedError } from "./api";
import type { Errand } from "./kept";
import { keep, recall } from "./kept";

/** What was marked as done and the service has not been told yet. */
export const errands = new Value<readonly Errand[]>([]);

/** Takes up what an earlier visit left. */
export async function openErrands(): Promise<void> {
  const left = (await recall("errands")) ?? [];
  const now = errands.get();
  const others = now.filter((one) => !left.some((other) => other.list === one.list && other.id === one.id));
  if (left.length > 0) errands.set([...left, ...others]);
}

/** Marks as done, now or as soon as the service can be reached; tells which of the two. */
export async function done(list: ListName, id: string): Promise<"sent" | "kept"> {
  await replace([...errands.get(), { list, id }]);
  await send();
  return errands.get().some((errand) => errand.list === list && errand.id === id) ? "kept" : "sent";
}

/** Tells the service what it has not been told; stops when there is no way to it. */
export async function send(): Promise<void> {
  if (sending) return sending;
  sending = sendAll().finally(() => (sending = null));
  return sending;
}

let sending: Promise<void> | null = null;

async function sendAll(): Promise<void> {
  for (const errand of errands.get()) {
    try {
      await markDone(errand.list, errand.id);
    } catch (error) {
      if (!(error instanceof RefusedError)) return;
      // Gone or forbidden: asking again changes nothing. Anything else may pass.
      if (![403, 404, 409, 410].includes(error.status)) continue;
    }
    await replace(errands.get().filter((other) => other !== errand));
  }
}

async function replace(next: readonly Errand[]): Promise<void> {
  errands.set(next);
  await keep("errands", [...next]);
}
