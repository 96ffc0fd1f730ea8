import { expect, test } from "vitest";
import { languages, speaker } from "./words";

test("every language has every word", () => {
  const names = Object.values(languages).map((words) => Object.keys(words).sort());
  for (const other of names) expect(other).toEqual(names[0]);
});

test("places in a text are filled", () => {
  expect(speaker("vi")("call", { phone: "1022" })).toBe("Gọi 1022");
  expect(speaker("fr")("close")).toBe("Đóng");
});
