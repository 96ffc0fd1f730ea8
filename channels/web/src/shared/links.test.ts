import { describe, expect, test } from "vitest";
import { segments } from "./links";

describe("segments", () => {
  test("official addresses become links, the full stop after them stays text", () => {
    expect(segments("Nộp tại https://dichvucong.gov.vn/p/home.", "Xem bản đồ")).toEqual([
      { text: "Nộp tại " },
      { text: "dichvucong.gov.vn/p/home", href: "https://dichvucong.gov.vn/p/home" },
      { text: "." },
    ]);
  });

  test("a map is called a map", () => {
    expect(segments("https://www.openstreetmap.org/?mlat=1&mlon=2", "Xem bản đồ")[0]?.text).toBe("Xem bản đồ");
  });

  test.each(["https://dichvucong.gov.vn.evil.example/x", "https://evil-gov.vn/", "javascript:alert(1)", "http://a.gov.vn"])(
    "%s stays text",
    (url) => {
      expect(segments(`Xem ${url} nhé`, "").every((segment) => segment.href === undefined)).toBe(true);
    },
  );

  test("known telephones can be called", () => {
    expect(segments("• Cổng: 1800 1096", "", ["1800 1096"])[1]).toEqual({ text: "1800 1096", href: "tel:18001096" });
  });
});
