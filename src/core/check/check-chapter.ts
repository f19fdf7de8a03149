import type { Diagnostic } from "../model/diagnostic.ts";
import type { Check, CheckInput } from "./check.ts";
import { checkDuplicateHeadings } from "./check-duplicate-headings.ts";
import { checkEncoding } from "./check-encoding.ts";
import { checkFormulas } from "./check-formulas.ts";
import { checkHeadings } from "./check-headings.ts";
import { checkHtmlFiles } from "./check-html-files.ts";
import { checkImages } from "./check-images.ts";
import { checkInstructions } from "./check-instructions.ts";
import { checkLanguages } from "./check-languages.ts";
import { checkLinks } from "./check-links.ts";
import { checkLogo } from "./check-logo.ts";

const checks: readonly Check[] = [
  checkEncoding,
  checkImages,
  checkLogo,
  checkHtmlFiles,
  checkLinks,
  checkHeadings,
  checkDuplicateHeadings,
  checkLanguages,
  checkFormulas,
  checkInstructions,
];

/** Returns what every rule finds wrong with a chapter and its deck. */
export function checkChapter(input: CheckInput): Diagnostic[] {
  return checks.flatMap((check) => check(input));
}
