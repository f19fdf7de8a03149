import { labelLanguageOf, type LabelLanguage, type LanguageTag } from "../model/language.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import type { Labels } from "./labels.ts";

const labels = { ja, en } satisfies Record<LabelLanguage, Labels>;

/** Returns the label table for a language: the English one where it has none of its own. */
export function labelsOf(language: LanguageTag): Labels {
  return labels[labelLanguageOf(language)];
}
