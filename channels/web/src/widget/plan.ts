/** A sketch of where centres are: their points on a plane, a scale bar, no tiles and no network. */

export interface Spot {
  lat: number;
  lon: number;
}

export interface Plan {
  width: number;
  height: number;
  points: { x: number; y: number }[];
  /** Length of the scale bar: kilometres and its width in the picture. */
  scale: { km: number; width: number };
}

const KM_PER_DEGREE = 111.32;
const WIDTH = 320;
const HEIGHT = 180;
const MARGIN = 34;
const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];

export function plan(spots: Spot[]): Plan | null {
  if (spots.length < 2) return null;
  const middle = spots.reduce((sum, spot) => sum + spot.lat, 0) / spots.length;
  const east = KM_PER_DEGREE * Math.cos((middle * Math.PI) / 180);
  const xs = spots.map((spot) => spot.lon * east);
  const ys = spots.map((spot) => -spot.lat * KM_PER_DEGREE);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [across, down] = [Math.max(...xs) - left, Math.max(...ys) - top];
  // Two offices in one building would otherwise be blown up to the whole picture.
  const unit = Math.min((WIDTH - 2 * MARGIN) / Math.max(across, 0.2), (HEIGHT - 2 * MARGIN) / Math.max(down, 0.2));
  const points = spots.map((_, i) => ({
    x: round(WIDTH / 2 + ((xs[i] ?? 0) - left - across / 2) * unit),
    y: round(HEIGHT / 2 + ((ys[i] ?? 0) - top - down / 2) * unit),
  }));
  const km = STEPS.findLast((step) => step * unit <= WIDTH / 3) ?? STEPS[0] ?? 1;
  return { width: WIDTH, height: HEIGHT, points, scale: { km, width: round(km * unit) } };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
