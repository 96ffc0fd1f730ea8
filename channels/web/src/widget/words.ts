/** The widget's own words; what the assistant says comes from the service. */

import en from "./words/en.json";
import vi from "./words/vi.json";

export type Word = keyof typeof vi;
export type Say = (word: Word, values?: Record<string, string | number>) => string;

export const languages: Record<string, Record<Word, string>> = { vi, en };

export function speaker(language: string): Say {
  const words = languages[language] ?? vi;
  return (word, values = {}) => words[word].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
