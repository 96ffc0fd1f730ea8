import { foldedWords } from "../../shared/folding";
import type { Entry } from "./entries";
import { otherSpelling } from "./query";

/** Where a word of an entry stands, and how much it is worth there: all of the word, only its start. */
const WORTH = { name: [4, 3], near: [2.5, 2], far: [1.2, 0.8] } as const;

interface Posting {
  entry: number;
  field: keyof typeof WORTH;
}

/** The words of all entries in alphabetical order: the beginnings of words are a range of them. */
export class WordIndex {
  private readonly words: readonly string[];
  private readonly postings: readonly (readonly Posting[])[];

  constructor(entries: readonly Entry[]) {
    const postings = new Map<string, Posting[]>();
    const add = (entry: number, field: keyof typeof WORTH, texts: readonly string[]) => {
      for (const word of new Set(texts.flatMap(foldedWords))) {
        for (const spelling of [word, otherSpelling(word)]) {
          if (spelling === null) continue;
          const there = postings.get(spelling);
          if (there) there.push({ entry, field });
          else postings.set(spelling, [{ entry, field }]);
        }
      }
    };
    entries.forEach((entry, at) => {
      add(at, "name", [entry.name]);
      add(at, "near", [...entry.names, ...entry.near]);
      add(at, "far", entry.far);
    });
    this.words = [...postings.keys()].sort();
    this.postings = this.words.map((word) => postings.get(word) ?? []);
    this.size = entries.length;
  }

  readonly size: number;

  /** How well a word, or the start of one, fits each entry; 0 where it does not stand at all. */
  fits(word: string): Float32Array {
    const fits = new Float32Array(this.size);
    for (let at = this.firstFrom(word); at < this.words.length; at += 1) {
      const found = this.words[at] ?? "";
      if (!found.startsWith(word)) break;
      const part = found === word ? 0 : 1;
      for (const { entry, field } of this.postings[at] ?? []) {
        const worth = WORTH[field][part];
        if (worth > (fits[entry] ?? 0)) fits[entry] = worth;
      }
    }
    return fits;
  }

  private firstFrom(word: string): number {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.words[middle] ?? "") < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
