import { foldedWords, isMarked, markedWords } from "../../shared/folding";
import { ABBREVIATIONS, EMPTY_WORDS, TYPE_WORDS } from "./abbreviations";

/** One word of a query and the ways to read it. */
export interface Term {
  /** Each a run of folded words; what the person typed comes first. */
  readings: readonly (readonly string[])[];
  /** Whether the word says what the query is about. */
  telling: boolean;
}

export interface Query {
  terms: readonly Term[];
  /** The folded words as they were typed. */
  words: readonly string[];
  /** The same joined, and with its abbreviations written out. */
  texts: readonly string[];
  /** The words with their diacritics, or null when none was typed. */
  marked: readonly string[] | null;
  /** The query without the words that tell nothing. */
  essence: () => Query;
}

const GLUED = /^(p|f|q|x|h|phuong|quan)(\d+)$/;
const OPEN_Y = /^(?:qu|[bcdghklmnprstvx]+)?[yi]$/;

/** The same syllable in the other spelling: "my" and "mi". */
export function otherSpelling(word: string): string | null {
  if (word.length < 2 || !OPEN_Y.test(word)) return null;
  return word.slice(0, -1) + (word.endsWith("y") ? "i" : "y");
}

/** Whether a word names a type of unit: "phuong", "p". */
export function isType(word: string | undefined): boolean {
  return word !== undefined && TYPE_WORDS.has(word);
}

/** What a text typed into the search box asks for. */
export function parse(text: string): Query {
  return parseWords(foldedWords(text).flatMap(apart), isMarked(text) ? markedWords(text) : null);
}

/** What folded words ask for. */
export function parseWords(words: readonly string[], marked: readonly string[] | null = null): Query {
  const telling = words.filter((word) => !EMPTY_WORDS.has(word));
  const all = telling.length === 0 || telling.length === words.length;
  const written = words.map((word) => readings(word)[1]?.join(" ") ?? word).join(" ");
  const query: Query = {
    terms: words.map((word) => ({ readings: readings(word), telling: all || !EMPTY_WORDS.has(word) })),
    words,
    texts: [...new Set([words.join(" "), written])],
    marked,
    essence: () => (all ? query : parseWords(telling, marked)),
  };
  return query;
}

function apart(word: string): string[] {
  const glued = GLUED.exec(word);
  if (glued?.[1] && glued[2]) return [glued[1], String(Number(glued[2]))];
  return [/^\d{1,2}$/.test(word) ? String(Number(word)) : word];
}

function readings(word: string): string[][] {
  return [[word], ...(ABBREVIATIONS[word]?.map((full) => full.split(" ")) ?? [])];
}
