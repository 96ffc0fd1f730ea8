import { expect, test } from "vitest";
import { options } from "./options";

function from(attributes: Record<string, string>) {
  return options((name) => attributes[name] ?? null, "https://h");
}

test("what the tag says", () => {
  expect(from({ commune: "16690", lang: "en", position: "left", open: "", mode: "page" })).toEqual({
    base: "https://h", commune: "16690", language: "en", position: "left", open: true, page: true,
  });
});

test("what is no commune code is none, what is no language is Vietnamese", () => {
  expect(from({ commune: "16690&x=1", lang: "fr", open: "false" })).toMatchObject({ commune: null, language: "vi", open: false });
});
