import { expect, test } from "vitest";
import { storage } from "./double";
import { rounded } from "./place";
import { Session } from "./session";

test("a reload continues, a new tab does not", () => {
  const tab = storage();
  const first = new Session(tab);
  first.keep({ open: true });
  expect(new Session(tab).id).toBe(first.id);
  expect(new Session(tab).open).toBe(true);
  expect(new Session(storage()).id).not.toBe(first.id);
});

test("forgetting gives a new id", () => {
  const session = new Session(storage());
  const before = session.id;
  session.renew();
  expect(session.id).not.toBe(before);
  expect(session.id).toMatch(/^[\w-]{24}$/);
});

test("it works where storage is forbidden or holds nonsense", () => {
  expect(new Session(null).id).toHaveLength(24);
  const tab = storage();
  tab.setItem("motcua-widget", "{");
  expect(new Session(tab).outbox).toEqual([]);
});

test("a place is rounded to four decimals", () => {
  expect(rounded(10.776912345, 106.700945678)).toEqual({ lat: 10.7769, lon: 106.7009 });
});
