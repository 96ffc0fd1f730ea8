import { Value } from "../state/value";
import { fetchSnapshot } from "./api";
import { Directory } from "./directory";
import type { KeptSnapshot } from "./kept";
import { keep, recall } from "./kept";
import type { Snapshot } from "./model";

/** What the desk knows, and since when (milliseconds since 1970). */
export interface Holding {
  directory: Directory;
  checkedAt: number;
}

export type Loading = "idle" | "loading" | "failed";

export const holding = new Value<Holding | null>(null);
export const loading = new Value<Loading>("idle");

let kept: KeptSnapshot | null = null;
/** Changes on signing out: what was asked for before is not taken up after. */
let visit = 0;

/** Takes up the copy on this machine, if it is of this province. */
export async function openKept(province: string): Promise<void> {
  const found = await recall("snapshot");
  // Another call, or the service, may have been faster.
  const held = kept?.snapshot.province.code === province;
  if (!held && found?.snapshot.province.code === province) hold(found);
}

/** Asks the service for a newer snapshot, once at a time; what is at hand stays at hand when that fails. */
export function refresh(province: string): Promise<void> {
  if (asking?.province !== province) {
    const answer = ask(province).finally(() => {
      if (asking?.answer === answer) asking = null;
    });
    asking = { province, answer };
  }
  return asking.answer;
}

let asking: { province: string; answer: Promise<void> } | null = null;

async function ask(province: string): Promise<void> {
  loading.set("loading");
  const asked = visit;
  try {
    const sameProvince = kept?.snapshot.province.code === province;
    const response = await fetchSnapshot(province, sameProvince ? (kept?.etag ?? null) : null);
    const snapshot = response && ((await response.json()) as Snapshot);
    if (asked !== visit) return;
    if (response && snapshot) {
      hold({ etag: response.headers.get("ETag"), checkedAt: Date.now(), snapshot });
    } else if (kept) {
      hold({ ...kept, checkedAt: Date.now() });
    }
    loading.set("idle");
  } catch {
    loading.set("failed");
    return;
  }
  if (kept) await keep("snapshot", kept);
}

/** Lets go of everything, on signing out. */
export function letGo(): void {
  visit += 1;
  kept = null;
  holding.set(null);
}

function hold(next: KeptSnapshot): void {
  const before = holding.get();
  const directory = before && kept?.snapshot === next.snapshot ? before.directory : new Directory(next.snapshot);
  kept = next;
  holding.set({ directory, checkedAt: next.checkedAt });
}
