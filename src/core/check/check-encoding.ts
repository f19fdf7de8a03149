import type { Diagnostic } from "../model/diagnostic.ts";
import type { PlannedFacts } from "./check.ts";

const names: Readonly<Record<string, string>> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
  shift_jis: "Shift_JIS",
  "euc-jp": "EUC-JP",
  "iso-2022-jp": "ISO-2022-JP",
};

/** Returns whether the file is not in UTF-8, and where bytes are no text. */
export function checkEncoding({ source: { path, encoding, damage } }: PlannedFacts): Diagnostic[] {
  const name = names[encoding] ?? encoding;
  const found: Diagnostic[] = [];
  if (encoding !== "utf-8") {
    found.push({
      path,
      line: 1,
      column: 1,
      severity: "info",
      code: "encoding",
      message: `The file is in ${name}; it was read as such.`,
      hint: "Save it as UTF-8, so that every tool reads it alike.",
    });
  }
  if (damage !== null) {
    found.push({
      path,
      ...damage,
      severity: "warning",
      code: "undecodable-text",
      message: `The bytes here are no text in ${name}; U+FFFD stands for them.`,
      hint: "Write the characters anew, or save the file as UTF-8 in the editor that shows it rightly.",
    });
  }
  return found;
}
