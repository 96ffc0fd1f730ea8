import { foldedWords } from "../../shared/folding";
import { Bonus } from "./bonus";
import type { Entry } from "./entries";
import { NAME_ONLY } from "./entries";
import type { Query, Term } from "./query";
import { isType, parse, parseWords } from "./query";
import { WordIndex } from "./word-index";

/** Every word stands there; every word that tells something does; most of them do. */
const ALL = 10;
const TELLING = 8;
const MOST = 4;
/** What the lowest order takes off. */
const WORST = NAME_ONLY / 20;
const CLOSER_LOOK = 200;
/** What is so much worse than the best only makes the list longer. */
const MARGIN = 4;
const ENOUGH = 0.6;

export interface Match {
  entry: Entry;
  score: number;
  /** What the text says beside this place, folded; missing when it speaks of one thing. */
  rest?: string;
}

/** Finds entries by the beginnings of their words, in any order, with or without diacritics. */
export class Matcher {
  private readonly index: WordIndex;
  private readonly bonus = new Bonus();
  private readonly units: ReadonlyMap<string, readonly Entry[]>;

  constructor(private readonly entries: readonly Entry[]) {
    this.index = new WordIndex(entries);
    const units = entries.filter((entry) => entry.kind === "unit");
    const byName = new Map<string, Entry[]>();
    for (const unit of units) {
      const name = foldedWords(unit.name).join(" ");
      byName.set(name, [...(byName.get(name) ?? []), unit]);
    }
    this.units = byName;
  }

  /**
   * The best entries for what was typed so far.
   *
   * When nothing has every word, a place may stand beside a matter ("ben nghe khai sinh"): the place comes first, then
   * what fits the other words.
   */
  find(text: string, limit: number): Match[] {
    const query = parse(text);
    const found = this.ranked(query);
    // The long names of what is known by name alone have any words by chance.
    const whole = found.some((match) => match.score >= TELLING && match.entry.order < NAME_ONLY);
    return (whole ? found : [...this.beside(query), ...found]).filter(isFirst).slice(0, limit);
  }

  private ranked(query: Query): Match[] {
    if (query.terms.length === 0) return [];
    const fits = query.terms.map((term) => this.termFits(term));
    const found: Match[] = [];
    this.entries.forEach((entry, at) => {
      const score = this.score(entry, query, fits, at);
      if (score > 0) found.push({ entry, score });
    });
    // The finer differences cost more; one or two letters fit half of everything.
    const best = found.sort((one, other) => other.score - one.score).slice(0, CLOSER_LOOK);
    const essence = query.essence();
    const finer = ({ entry, score }: Match): Match => {
      if (score < TELLING) return { entry, score };
      return { entry, score: score + this.bonus.of(entry, score < ALL ? essence : query) };
    };
    return best
      .map(finer)
      .sort((one, other) => other.score - one.score || byTitle(one.entry, other.entry))
      .filter(isNear);
  }

  /** Of a reading of several words the worst counts, of several readings the best. */
  private termFits(term: Term): Float32Array {
    const [first, ...others] = term.readings.map((reading) => {
      const [whole, ...more] = reading.map((word) => this.index.fits(word));
      return more.reduce((worst, next) => worst.map((fit, at) => Math.min(fit, next[at] ?? 0)), whole ?? none);
    });
    return others.reduce((best, next) => best.map((fit, at) => Math.max(fit, next[at] ?? 0)), first ?? none);
  }

  /** Runs for every entry at every key press: it makes nothing that has to be cleared away. */
  private score(entry: Entry, query: Query, fits: readonly Float32Array[], at: number): number {
    let sum = 0;
    let fitting = 0;
    let telling = 0;
    let told = 0;
    for (let term = 0; term < fits.length; term += 1) {
      const fit = fits[term]?.[at] ?? 0;
      const tells = query.terms[term]?.telling === true;
      sum += fit;
      if (tells) telling += 1;
      if (fit === 0) continue;
      fitting += 1;
      if (tells) told += 1;
    }
    if (told === 0) return 0;
    const mean = sum / fits.length - entry.order / 20;
    if (told === telling && this.bonus.hasEnoughOf(entry, query.words)) {
      if (fitting === fits.length) return ALL + WORST + mean;
      // A unit of which only the empty words are missing would be found by "của", "cho".
      if (entry.kind !== "unit") return TELLING + Math.min(mean / 4, 1);
    }
    const share = told / telling;
    const vague = entry.kind === "unit" || entry.kind === "center" || told < 2 || share < ENOUGH;
    return vague ? 0 : Math.max(MOST * share + mean, 0);
  }

  /** Places whose whole name stands in the text, then what fits the words that are left. */
  private beside(query: Query): Match[] {
    for (let length = Math.min(query.words.length - 1, 4); length > 0; length -= 1) {
      for (let at = 0; at + length <= query.words.length; at += 1) {
        const places = this.units.get(query.words.slice(at, at + length).join(" "));
        if (!places) continue;
        const before = query.words.slice(0, at);
        const after = query.words.slice(at + length);
        if (length === 1 && !isType(before.at(-1))) continue;
        const rest = parseWords([...before.slice(0, isType(before.at(-1)) ? -1 : undefined), ...after]);
        const others = this.ranked(rest).filter((match) => match.entry.kind !== "unit" && match.score >= MOST + 2);
        if (others.length === 0) continue;
        const left = rest.words.join(" ");
        const ranked = places.map((entry) => ({
          entry,
          score: this.bonus.of(entry, query) - entry.order / 20,
          rest: left,
        }));
        return [...ranked.sort((one, other) => other.score - one.score).slice(0, 4), ...others];
      }
    }
    return [];
  }
}

const none = new Float32Array();
const COLLATOR = new Intl.Collator("vi");

function byTitle(one: Entry, other: Entry): number {
  return COLLATOR.compare(one.title, other.title);
}

function isNear(match: Match, _at: number, matches: readonly Match[]): boolean {
  return match.score > (matches[0]?.score ?? 0) - MARGIN;
}

function isFirst(match: Match, at: number, matches: readonly Match[]): boolean {
  return matches.findIndex((other) => other.entry === match.entry) === at;
}
