/** The person's place, asked for only when she presses the button. */

import type { Place } from "../shared/wire";

const DECIMALS = 4;
const PATIENCE = 15_000;

/** About eleven metres: enough to find an office, too coarse for a door. */
export function rounded(lat: number, lon: number): Place {
  return { lat: Number(lat.toFixed(DECIMALS)), lon: Number(lon.toFixed(DECIMALS)) };
}

/** Asks the browser; rejects with `denied` or `failed`. */
export function here(): Promise<Place> {
  return new Promise((resolve, reject) => {
    if (!("geolocation" in navigator)) return reject(new Error("failed"));
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve(rounded(coords.latitude, coords.longitude)),
      (error) => reject(new Error(error.code === error.PERMISSION_DENIED ? "denied" : "failed")),
      { timeout: PATIENCE, maximumAge: 60_000 },
    );
  });
}
