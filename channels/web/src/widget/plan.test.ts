import { describe, expect, test } from "vitest";
import { plan } from "./plan";

const VINH = { lat: 18.67, lon: 105.69 };
const NORTH = { lat: 18.76, lon: 105.69 };

describe("plan", () => {
  test("one place makes no picture", () => {
    expect(plan([VINH])).toBeNull();
  });

  test("north is up, everything lies inside", () => {
    const drawn = plan([VINH, NORTH]);
    const [south, north] = drawn?.points ?? [];
    expect(north?.y).toBeLessThan(south?.y ?? 0);
    for (const { x, y } of drawn?.points ?? []) {
      expect(x >= 0 && x <= 320 && y >= 0 && y <= 180).toBe(true);
    }
  });

  test("the scale bar is as long as it says", () => {
    const drawn = plan([VINH, NORTH]);
    const [south, north] = drawn?.points ?? [];
    const perKm = ((south?.y ?? 0) - (north?.y ?? 0)) / 10.02;
    expect((drawn?.scale.width ?? 0) / (drawn?.scale.km ?? 1)).toBeCloseTo(perKm, 1);
  });

  test("two offices at one address stay near each other", () => {
    const [first, second] = plan([VINH, VINH])?.points ?? [];
    expect(first).toEqual(second);
  });
});
