import type { Diagnostic } from "../model/diagnostic.ts";
import { checkFormulas, checkLanguages } from "./check-code.ts";
import { checkDiagrams } from "./check-diagrams.ts";
import { checkEncoding } from "./check-encoding.ts";
import { checkDensity, checkFit } from "./check-fit.ts";
import { checkFonts } from "./check-fonts.ts";
import { checkDuplicateHeadings, checkHeadings } from "./check-headings.ts";
import { checkHtmlFiles, checkImages, checkLogo } from "./check-images.ts";
import { checkInstructions } from "./check-instructions.ts";
import { checkLinks } from "./check-links.ts";
import type { Check, StageFacts } from "./check.ts";

const imageCodes = ["missing-image", "image-outside-project", "remote-image", "unreadable-image"];
const badImageCodes = ["image-too-large", "unsafe-image"];

/** All checks, by the stage of a build after which they run. Their codes are permanent. */
const checks: { readonly [S in keyof StageFacts]: readonly Check<StageFacts[S]>[] } = {
  planned: [
    { name: "encoding", codes: ["encoding", "undecodable-text"], run: checkEncoding },
    {
      name: "images",
      codes: [...imageCodes, ...badImageCodes, "missing-glyph", "missing-alt"],
      run: checkImages,
    },
    { name: "logo", codes: [...imageCodes, ...badImageCodes], run: checkLogo },
    {
      name: "html-files",
      codes: ["missing-file", "file-outside-project", "file-too-large", "unsafe-image"],
      run: checkHtmlFiles,
    },
    { name: "links", codes: ["broken-link"], run: checkLinks },
    { name: "headings", codes: ["empty-section", "heading-skips-depth"], run: checkHeadings },
    { name: "duplicate-headings", codes: ["duplicate-heading"], run: checkDuplicateHeadings },
    { name: "languages", codes: ["unknown-language"], run: checkLanguages },
    { name: "formulas", codes: ["formula-syntax"], run: checkFormulas },
    { name: "instructions", codes: ["unknown-instruction"], run: checkInstructions },
  ],
  fitted: [
    { name: "fit", codes: ["cut-off", "small-text", "scaled-block"], run: checkFit },
    { name: "density", codes: ["dense-slide"], run: checkDensity },
    { name: "diagrams", codes: ["diagram-syntax", "refused-request"], run: checkDiagrams },
  ],
  fonts: [{ name: "fonts", codes: ["missing-font", "missing-glyph"], run: checkFonts }],
};

/** Returns what the checks of a stage find wrong, in the order of the checks. */
export function runChecks<S extends keyof StageFacts>(
  stage: S,
  facts: StageFacts[S],
): Diagnostic[] {
  return checks[stage].flatMap(({ run }) => run(facts));
}
