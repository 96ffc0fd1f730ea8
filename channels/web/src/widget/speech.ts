/** Reading aloud and listening, where the browser can. */

interface Recognition extends EventTarget {
  lang: string;
  interimResults: boolean;
  start(): void;
  abort(): void;
}
type RecognitionClass = new () => Recognition;
type WithSpeech = typeof globalThis & { SpeechRecognition?: RecognitionClass; webkitSpeechRecognition?: RecognitionClass };

const VIETNAMESE = "vi-VN";

/** A Vietnamese voice of the machine; another one would read Vietnamese as nonsense. */
export function vietnameseVoice(): SpeechSynthesisVoice | null {
  if (!("speechSynthesis" in window)) return null;
  return speechSynthesis.getVoices().find((voice) => voice.lang.replace("_", "-").startsWith("vi")) ?? null;
}

/** Calls back once voices are known; browsers load them late. */
export function whenVoices(call: () => void): void {
  if (!("speechSynthesis" in window)) return;
  if (vietnameseVoice()) call();
  else speechSynthesis.addEventListener("voiceschanged", call, { once: true });
}

/** Reads a text aloud; `ended` is called when it is over or was stopped. */
export function read(text: string, ended: () => void): void {
  const voice = vietnameseVoice();
  const utterance = new SpeechSynthesisUtterance(text.replace(/https:\S+/g, "").replace(/ · /g, ". "));
  utterance.lang = VIETNAMESE;
  if (voice) utterance.voice = voice;
  utterance.addEventListener("end", ended);
  utterance.addEventListener("error", ended);
  speechSynthesis.cancel();
  speechSynthesis.speak(utterance);
}

export function hush(): void {
  if ("speechSynthesis" in window) speechSynthesis.cancel();
}

export function canListen(): boolean {
  const speech = globalThis as WithSpeech;
  return Boolean(speech.SpeechRecognition ?? speech.webkitSpeechRecognition);
}

/** Listens to one sentence; returns what stops it. */
export function listen(heard: (text: string) => void, ended: (failed: boolean) => void): () => void {
  const speech = globalThis as WithSpeech;
  const make = speech.SpeechRecognition ?? speech.webkitSpeechRecognition;
  if (!make) return () => undefined;
  const recognition = new make();
  recognition.lang = VIETNAMESE;
  recognition.interimResults = false;
  let failed = false;
  recognition.addEventListener("result", (event) => {
    const { results } = event as Event & { results: { transcript: string }[][] };
    heard(results[0]?.[0]?.transcript ?? "");
  });
  recognition.addEventListener("error", () => (failed = true));
  recognition.addEventListener("end", () => ended(failed));
  recognition.start();
  return () => recognition.abort();
}
