/** Who works here, and what has to happen when that or the network changes. */

import { expired, fetchConfig, fetchMember, online, RefusedError, signOut } from "../data/api";
import { errands, openErrands, send } from "../data/errands";
import { forget, keep, recall } from "../data/kept";
import type { Config, Member } from "../data/model";
import { holding, letGo, loading, openKept, refresh } from "../data/snapshot";
import { forgetPerson, member } from "../state/remembered";
import { forgetTabs } from "../state/tabs";
import { Value } from "../state/value";

export const config = new Value<Config | null>(null);
/** Whether it is known yet if somebody is signed in. */
export const known = new Value(member.get() !== null);

const HALF_HOUR = 30 * 60 * 1000;
const OFTEN = 15_000;

/**
 * Finds out who works here. Whoever was signed in goes on at once with what is on this machine; the service is asked
 * beside that, and only its clear "no" leads to the sign-in form.
 */
export async function begin(): Promise<void> {
  watchNetwork();
  const before = member.get();
  if (before) void open(before);
  config.set(await recall("config"));
  void askConfig();
  try {
    await enter(await fetchMember());
  } catch (error) {
    if (error instanceof RefusedError && error.status === 401 && !before) expired.set(false);
  }
  known.set(true);
}

/** Starts work as this person. */
export async function enter(who: Member): Promise<void> {
  const before = member.get();
  // Another person, or another place: nothing of the one before is shown.
  if (before && (before.name !== who.name || before.province !== who.province)) await clear();
  member.set(who);
  if (before?.province !== who.province || !holding.get()) await open(who);
  else void refresh(who.province);
  void send();
}

/** Signs out and forgets everything on this machine, with or without the network. */
export async function leave(): Promise<void> {
  if (online.get()) await send();
  await clear();
  expired.set(false);
  try {
    await signOut();
  } catch {
    // No network, or no session any more. The session ends by itself; nothing of it is left here.
  }
}

async function clear(): Promise<void> {
  forgetPerson();
  forgetTabs();
  letGo();
  errands.set([]);
  const shown = config.get();
  await forget();
  if (shown) await keep("config", shown);
}

async function open(who: Member): Promise<void> {
  await Promise.all([openKept(who.province), openErrands()]);
  await refresh(who.province);
}

async function askConfig(): Promise<void> {
  try {
    const fresh = await fetchConfig();
    config.set(fresh);
    await keep("config", fresh);
  } catch {
    // What was kept goes on.
  }
}

function watchNetwork(): void {
  addEventListener("offline", () => online.set(false));
  addEventListener("online", () => void askConfig());
  online.subscribe((there) => {
    if (there) void resume();
  });
  // "online" of the browser tells of a cable, not of a way to the service.
  setInterval(() => {
    const who = member.get();
    if (!online.get()) void askConfig();
    else if (who && loading.get() === "failed") void refresh(who.province);
  }, OFTEN);
  setInterval(() => {
    const who = member.get();
    if (who && online.get()) void Promise.all([askConfig(), refresh(who.province)]);
  }, HALF_HOUR);
}

async function resume(): Promise<void> {
  const who = member.get();
  if (!who || !known.get()) return;
  try {
    await enter(await fetchMember());
  } catch {
    // The session is over (said by `expired`) or the network went again.
  }
}
