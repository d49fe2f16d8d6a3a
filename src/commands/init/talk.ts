import type { Translate } from "../../i18n/translate.ts";

/** How often a question is put before it counts as not answered. */
const TRIES = 3;

/** The person at the terminal: asked, and told what an answer could be. */
export interface Talk {
  readonly ask: (question: string) => Promise<string>;
  readonly say: (text: string) => void;
  readonly t: Translate;
}

/**
 * Asks until an answer is understood, and says what is possible after one that is not; undefined
 * after three of them.
 *
 * @param read what an answer means; undefined where it is not understood
 * @param possible the answers that are understood, in words
 */
export async function askUntil<Meaning>(
  question: string,
  read: (answer: string) => Meaning | undefined,
  possible: string,
  { ask, say, t }: Talk,
): Promise<Meaning | undefined> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const answer = (await ask(question)).trim();
    const meaning = read(answer);
    if (meaning !== undefined) return meaning;
    if (attempt === TRIES) say(`${t("init.ask.givenUp")}\n`);
    else if (answer === "") say(`${t("init.ask.noAnswer", { possible })}\n`);
    else say(`${t("init.ask.notUnderstood", { answer: answer.slice(0, 40), possible })}\n`);
  }
  return undefined;
}
