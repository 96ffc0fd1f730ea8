import { expect, it } from "vitest";
import { Directory } from "../data/directory";
import { SNAPSHOT } from "../fixture";
import { localResults, withAdded } from "./results";

const directory = new Directory(SNAPSHOT);

it("says of a former commune where it belongs now", () => {
  expect(localResults(directory, "ben nghe")[0]).toMatchObject({
    title: "Phường Bến Nghé",
    subtitle: "Quận 1 cũ · nay thuộc Phường Sài Gòn",
    label: "Xã, phường",
  });
});

it("adds what the service found below, and moves nothing", () => {
  const local = localResults(directory, "khai sinh");
  const found = [
    { kind: "procedure" as const, code: "1.004222", valid_from: null },
    { kind: "procedure" as const, code: "1.001193", valid_from: null },
  ];
  const both = withAdded(local, found, directory);
  expect(both.slice(0, local.length)).toEqual(local);
  expect(both.slice(local.length)).toMatchObject([{ code: "1.004222", added: true }]);
});

it("tells units with the same code apart by their first day", () => {
  const found = [
    { kind: "unit" as const, code: "26740", valid_from: "2025-07-01" },
    { kind: "unit" as const, code: "26740", valid_from: null },
  ];
  expect(withAdded([], found, directory).map((result) => result.title)).toEqual(["Phường Sài Gòn", "Phường Bến Nghé"]);
});

it("leaves out what this machine knows nothing about", () => {
  expect(withAdded([], [{ kind: "procedure", code: "9.999999", valid_from: null }], directory)).toEqual([]);
});

it("leaves the matter in the box when a place of the same line is chosen", () => {
  const [place, matter] = localResults(directory, "ben nghe khai sinh");
  expect(place).toMatchObject({ kind: "unit", rest: "khai sinh" });
  expect(matter).toMatchObject({ kind: "procedure", rest: "" });
});
