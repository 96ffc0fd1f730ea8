/**
 * Vietnamese text for comparing, by the rules of `nlu/text/folding.py` (`tests/channels/web/matching.json` holds both to
 * the same cases).
 */

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const MARKS = /[\u0300-\u036f]/g;
const NO_WIDTH = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const APOSTROPHES = /['’ʼ`]/g;
const UNFOLDED = /[^\x00-\x7f]/;
const WORD = /[\p{L}\p{N}]+/gu;

/** Lower case without diacritics, the way most people type: "Đặng Thuỳ" → "dang thuy". */
export function fold(text: string): string {
  // Looking is several times cheaper than decomposing a text that has nothing to lose.
  if (!UNFOLDED.test(text)) return text.toLowerCase();
  return text
    .normalize("NFD")
    .replace(NO_WIDTH, "")
    .replace(MARKS, "")
    .replace(/[đĐðÐ]/g, "d")
    .normalize("NFC")
    .toLowerCase();
}

/** The words of a text, folded, without punctuation: "Ea H'leo" → ea, hleo. */
export function foldedWords(text: string): string[] {
  return fold(text).replace(APOSTROPHES, "").match(WORD) ?? [];
}

/**
 * The words of a text with their diacritics, each with its tone mark moved to the end, so that "hoà" and "hòa" are one.
 */
export function markedWords(text: string): string[] {
  const clean = text.normalize("NFC").toLowerCase().replace(NO_WIDTH, "").replace(APOSTROPHES, "");
  return (clean.match(WORD) ?? []).map((word) => {
    const parts = word.replace(/ð/g, "đ").normalize("NFD");
    const tones = parts.match(TONES)?.join("") ?? "";
    return parts.replace(TONES, "").normalize("NFC") + tones;
  });
}

/** Whether any letter carries a Vietnamese mark. */
export function isMarked(text: string): boolean {
  return text.normalize("NFC").toLowerCase() !== fold(text);
}
