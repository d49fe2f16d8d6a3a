import { foldName } from "./names.ts";

/** Small words that questions in one of the languages are full of and that the other has not. */
const SWEDISH =
  "att av bor brukar de dem den det dig din dina ditt du där efter eller en ett finns från för " +
  "gånger går gör ha har hur hos hade inte jag kan kön med mig min mina mitt mycket många nej någon " +
  "något några när och om på sen senaste sig ska skolan skulle som till under ut vad var vem vi " +
  "vilka vilken vuxna är åt";
const ENGLISH =
  "a about and any anyone are be been best by did do does ever feel for from had has have how if in " +
  "is it like many most much my of on or school someone that the their there they think this to " +
  "was were what when where which who with would you your";

const [swedish, english] = [SWEDISH, ENGLISH].map((words) => new Set(words.split(" ")));

/** The language in which a question is put; null where its words do not tell. */
export function questionLanguage(text: string): "en" | "sv" | null {
  const words = foldName(text).split(/[^\p{L}]+/u);
  const sv = words.filter((word) => swedish?.has(word) || /[åäö]/.test(word)).length;
  const en = words.filter((word) => english?.has(word)).length;
  if (sv === en) return null;
  return sv > en ? "sv" : "en";
}
