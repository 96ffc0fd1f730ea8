import { describe, expect, it, test } from "vitest";
import { fold, foldedWords, markedWords } from "../../shared/folding";
import { Directory } from "../data/directory";
import { cases, SNAPSHOT } from "../fixture";

const matcher = new Directory(SNAPSHOT).matcher;

function codes(text: string): string[] {
  return matcher.find(text, 12).map(({ entry }) => entry.code);
}

function units(text: string): string[] {
  const found = matcher.find(text, 12).map(({ entry }) => entry);
  return found.filter((entry) => entry.kind === "unit").map((entry) => entry.code);
}

describe("the same as the service", () => {
  test.each(cases.folded as [string, string][])("folds %s", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  test.each(cases.words as [string, string[]][])("cuts %s into words", (text, words) => {
    expect(foldedWords(text)).toEqual(words);
  });

  test.each(cases.same_with_diacritics as [string, string, boolean][])("compares %s with %s", (one, other, same) => {
    expect(markedWords(one).join(" ") === markedWords(other).join(" ")).toBe(same);
  });

  test.each(cases.beginnings)("finds what $typed begins", ({ typed, found }) => {
    const here = units(typed);
    expect(here[0]).toBe(found[0]);
    expect(here).toEqual(expect.arrayContaining(found));
  });
});

describe("what the desk finds beyond the beginning of a name", () => {
  it("takes words in any order", () => {
    expect(units("nghe ben")[0]).toBe("26740@2025-06-30");
  });

  it("takes the beginning of any word", () => {
    expect(units("sa g")[0]).toBe("26740");
  });

  it.each(["p. bến nghé, q.1", "P.Ben Nghe Q1", "f ben nghe q1"])("knows the abbreviations of %s", (text) => {
    expect(units(text)[0]).toBe("26740@2025-06-30");
  });

  it("tells numbered communes apart by their district", () => {
    expect(units("p1 q3")[0]).toBe("27160@2025-06-30");
    expect(units("p1 q10")[0]).toBe("27184@2025-06-30");
    expect(units("phường 01 quận 3")[0]).toBe("27160@2025-06-30");
  });

  it("knows both spellings of y", () => {
    expect(units("phu mi")[0]).toBe("26704");
  });

  it("finds a former commune by its former district and province", () => {
    expect(units("hoa binh xuyen moc")).toEqual(["26641@2025-06-30"]);
    expect(units("hoa binh ba ria vung tau")[0]).toBe("26641@2025-06-30");
  });

  it("puts the typed diacritics first", () => {
    expect(units("Tân Định")[0]).toBe("26737");
  });

  it("wants a word twice that is typed twice", () => {
    expect(units("my my")).not.toContain("26704");
  });

  it("finds a centre by its address", () => {
    expect(codes("45 le duan")).toContain("26740-ttpvhcc");
  });

  it("finds a procedure by name, other name, code, abbreviation", () => {
    expect(codes("khai sinh")[0]).toBe("1.001193");
    expect(codes("lam giay khai sinh")[0]).toBe("1.001193");
    expect(codes("1.001193")[0]).toBe("1.001193");
    expect(codes("dk ks")[0]).toBe("1.001193");
    expect(codes("nhập hộ khẩu")[0]).toBe("1.004222");
  });

  it("finds a procedure in an everyday question", () => {
    expect(codes("giấy khai sinh cho con cần mang gì vậy")[0]).toBe("1.001193");
  });

  it("puts what is known by name alone last", () => {
    const found = codes("khai sinh");
    expect(found.indexOf("1.001521")).toBeOneOf([-1, found.length - 1]);
  });

  it("takes a place and a matter in one line, the place first", () => {
    const found = codes("ben nghe khai sinh");
    expect(found.slice(0, 2)).toEqual(["26740@2025-06-30", "1.001193"]);
  });

  it("finds a frequent question", () => {
    expect(codes("căn cước cũ")[0]).toBe("id_card_valid");
  });

  it.each(["", "   ", ".,;", "xyzzy", "của"])("finds nothing for %j", (text) => {
    expect(codes(text)).toEqual([]);
  });
});
