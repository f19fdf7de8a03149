import { jaModel, Parser } from "budoux";

const parser = new Parser(jaModel);

/** Returns where the phrases of a Japanese text begin, by BudouX: offsets into it, in order, without 0. */
export function findPhrases(text: string): readonly number[] {
  return parser.parseBoundaries(text);
}
