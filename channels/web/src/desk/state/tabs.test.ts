import { describe, expect, it } from "vitest";
import { Directory } from "../data/directory";
import { SNAPSHOT } from "../fixture";
import { dropped, picked, shownIn } from "./picking";
import type { Tabs } from "./tabs";
import { activeTab, addTab, changeTab, closeTab, emptyTab, isEmpty, MOST_TABS, showTab } from "./tabs";

const ONE: Tabs = { open: [emptyTab(1)], active: 1 };

describe("tabs", () => {
  it("opens a tab and shows it", () => {
    const two = addTab(ONE);
    expect(two.open).toHaveLength(2);
    expect(activeTab(two).id).toBe(2);
  });

  it("opens no more than the digits reach", () => {
    let many = ONE;
    for (let at = 0; at < 20; at += 1) many = addTab(many);
    expect(many.open).toHaveLength(MOST_TABS);
  });

  it("keeps what each citizen asked", () => {
    const two = changeTab(addTab(ONE), 2, { commune: "26740", query: "khai" });
    expect(activeTab(showTab(two, 1))).toEqual(emptyTab(1));
    expect(activeTab(two)).toMatchObject({ commune: "26740", query: "khai" });
  });

  it("shows the neighbour of a closed tab", () => {
    const three = addTab(addTab(ONE));
    expect(closeTab(showTab(three, 2), 2)).toMatchObject({ active: 3 });
    expect(closeTab(three, 3)).toMatchObject({ active: 2 });
    expect(closeTab(showTab(three, 1), 3)).toMatchObject({ active: 1 });
  });

  it("empties the last one", () => {
    const left = closeTab(changeTab(ONE, 1, { commune: "26740", query: "tên ai đó" }), 1);
    expect(left.open).toHaveLength(1);
    expect(isEmpty(activeTab(left))).toBe(true);
    expect(activeTab(left).query).toBe("");
  });

  it("shows no tab that is not open", () => {
    expect(showTab(ONE, 7)).toEqual(ONE);
  });
});

describe("choosing", () => {
  const directory = new Directory(SNAPSHOT);
  const choose = (kind: "unit" | "center" | "procedure" | "faq", code: string) => picked({ kind, code }, directory);

  it("leads from a former commune to the present one", () => {
    expect(choose("unit", "26740@2025-06-30")).toMatchObject({ commune: "26740", via: "26740@2025-06-30", choice: null });
  });

  it("asks when a former commune was split", () => {
    expect(choose("unit", "26737@2025-06-30")).toMatchObject({ commune: null, choice: "26737@2025-06-30" });
  });

  it("takes a present commune as it is", () => {
    expect(choose("unit", "26740")).toMatchObject({ commune: "26740", via: null });
  });

  it("leads from a centre to its commune", () => {
    expect(choose("center", "26740-ttpvhcc")).toMatchObject({ commune: "26740" });
  });

  it("joins a matter to the place", () => {
    const tab = { ...emptyTab(1), ...choose("unit", "26740"), ...choose("procedure", "1.001193") };
    expect(shownIn(tab).map((reference) => reference.code)).toEqual(["26740", "1.001193"]);
    expect({ ...tab, ...dropped({ kind: "unit", code: "26740" }) }).toMatchObject({ commune: null, procedure: "1.001193" });
  });

  it("refuses what this machine does not know", () => {
    expect(choose("unit", "99999")).toBeNull();
    expect(choose("procedure", "9.9")).toBeNull();
  });
});
