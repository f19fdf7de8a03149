import type { Language } from "../model/chapter.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import type { Labels } from "./labels.ts";

const labels = { ja, en } satisfies Record<Language, Labels>;

/** Returns the label table of a language. */
export function labelsOf(language: Language): Labels {
  return labels[language];
}
