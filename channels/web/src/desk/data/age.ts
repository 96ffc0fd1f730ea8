import { words } from "../strings";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, in words. Both in milliseconds since 1970. */
export function ageOf(then: number, now: number): string {
  const age = Math.max(0, now - then);
  if (age < MINUTE) return words.age.now;
  if (age < HOUR) return words.age.minutes(Math.floor(age / MINUTE));
  if (age < DAY) return words.age.hours(Math.floor(age / HOUR));
  return words.age.days(Math.floor(age / DAY));
}

/** A date as people write it here: "2026-11-22…" → "22/11/2026". Anything else stays as it is. */
export function dayOf(date: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  return parts ? `${Number(parts[3])}/${Number(parts[2])}/${parts[1]}` : date;
}
