import { foldedWords, markedWords } from "../../shared/folding";
import type { Entry } from "./entries";
import type { Query } from "./query";

/** What names begin with and people leave out: "Đăng ký khai sinh" is "khai sinh". */
const OPENINGS = /^(?:dang ky|cap giay|cap|xin|lam|thu tuc|giay)\s+/;

/** The texts of an entry that decide between those that have the same words. */
interface Texts {
  names: readonly string[];
  /** Everything near the name, in its order. */
  line: string;
  marked: readonly string[];
  counts: ReadonlyMap<string, number>;
}

/** Tells apart entries that fit a query by their words; the texts it needs are made when they are first looked at. */
export class Bonus {
  private readonly texts = new Map<Entry, Texts>();

  /** More for a name that begins as typed, more still for all of it, for words side by side, for the right diacritics. */
  of(entry: Entry, query: Query): number {
    const { names, line, marked } = this.textsOf(entry);
    let bonus = Math.min(1, query.words.length / (names[0]?.split(" ").length ?? 1)) / 2;
    if (query.texts.some((text) => names.some((name) => name.startsWith(text)))) bonus += 0.6;
    if (query.texts.some((text) => names.includes(text))) bonus += 0.8;
    bonus += 0.8 * pairShare(query, line);
    return query.marked ? bonus + 0.9 * markedShare(marked, query.marked) : bonus;
  }

  /** "an an" is not An Bình: a word that is typed twice has to stand there twice. */
  hasEnoughOf(entry: Entry, words: readonly string[]): boolean {
    if (new Set(words).size === words.length) return true;
    const typed = countsOf(words);
    const { counts } = this.textsOf(entry);
    return [...typed].every(([word, count]) => count === 1 || (counts.get(word) ?? 0) >= count);
  }

  private textsOf(entry: Entry): Texts {
    const known = this.texts.get(entry);
    if (known) return known;
    const own = [entry.name, entry.title, ...entry.names].map((name) => foldedWords(name).join(" "));
    const line = foldedWords([entry.title, ...entry.near].join(" "));
    const made: Texts = {
      names: [...own, ...own.map((name) => name.replace(OPENINGS, ""))],
      line: ` ${line.join(" ")} `,
      marked: markedWords(entry.title),
      counts: countsOf(line),
    };
    this.texts.set(entry, made);
    return made;
  }
}

function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** How many neighbours of the query are neighbours there as well: "p1 q3" is phường 1 of quận 3. */
function pairShare(query: Query, line: string): number {
  if (query.words.length < 2) return 0;
  const shares = query.texts.map((text) => {
    const words = text.split(" ");
    const pairs = words.slice(1).map((word, at) => ` ${words[at] ?? ""} ${word}`);
    return pairs.filter((pair) => line.includes(pair)).length / pairs.length;
  });
  return Math.max(...shares);
}

/** How many of the typed words the name has with the same diacritics. */
function markedShare(name: readonly string[], typed: readonly string[]): number {
  const same = typed.filter((word) => name.some((own) => own.startsWith(word)));
  return same.length / typed.length;
}
