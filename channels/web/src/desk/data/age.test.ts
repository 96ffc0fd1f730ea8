import { expect, it, test } from "vitest";
import { ageOf, dayOf } from "./age";

const MINUTE = 60_000;

test.each([
  [0, "vừa xong"],
  [5 * MINUTE, "5 phút trước"],
  [3.5 * 60 * MINUTE, "3 giờ trước"],
  [50 * 60 * MINUTE, "2 ngày trước"],
  [-MINUTE, "vừa xong"],
])("%d milliseconds ago is %s", (age, said) => {
  expect(ageOf(1_000_000_000, 1_000_000_000 + age)).toBe(said);
});

it("writes a day as people write it", () => {
  expect(dayOf("2026-11-02T03:00:00+07:00")).toBe("2/11/2026");
  expect(dayOf("giữa năm 2025")).toBe("giữa năm 2025");
});
