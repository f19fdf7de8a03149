/** `error` fails every run; `warning` fails a run under `--strict`; `info` never does. */
export type Severity = "error" | "warning" | "info";

/** What a diagnostic's code stands for. */
interface DiagnosticKind {
  /** The severities it can have, the usual one first. */
  readonly severities: readonly [Severity, ...Severity[]];
  /** One sentence for the manual: what is wrong. */
  readonly meaning: string;
}

/** Every code that a diagnostic can have, in alphabetical order. Codes are permanent: users filter by them. */
export const diagnosticCodes = {
  "bad-template": {
    severities: ["error"],
    meaning:
      "A template names a field, helper or partial that does not exist, leaves a tag open, or contains something that would run.",
  },
  "broken-link": {
    severities: ["warning"],
    meaning: "A link leads to a heading or chapter that does not exist, or to a skipped section.",
  },
  "chapter-too-large": {
    severities: ["error"],
    meaning: "The chapter exceeds one of the limits on its size.",
  },
  "cut-off": {
    severities: ["error"],
    meaning: "Something does not fit its slide even at its smallest size.",
  },
  "dense-slide": {
    severities: ["warning"],
    meaning: "A slide has more text than an audience can read while listening.",
  },
  "diagram-syntax": {
    severities: ["error"],
    meaning: "A Mermaid diagram cannot be drawn; its source is shown in its place.",
  },
  "duplicate-heading": {
    severities: ["info"],
    meaning: "Two headings under the same parent have the same text.",
  },
  "empty-section": {
    severities: ["warning"],
    meaning: "A section has a heading and nothing else.",
  },
  encoding: {
    severities: ["info"],
    meaning: "The file is not in UTF-8; it was read in the encoding that is named.",
  },
  "endless-diagram": {
    severities: ["error"],
    meaning: "A diagram takes too long to draw. The run ends.",
  },
  "file-outside-project": {
    severities: ["warning"],
    meaning: "Trusted HTML names a file outside the project.",
  },
  "file-too-large": {
    severities: ["warning"],
    meaning: "A file that trusted HTML names exceeds the limit; it is not copied.",
  },
  "formula-syntax": {
    severities: ["warning"],
    meaning: "A formula cannot be set; it is shown as it was written.",
  },
  "front-matter": {
    severities: ["error"],
    meaning: "The front matter is not valid YAML, or is too long.",
  },
  "heading-skips-depth": {
    severities: ["warning"],
    meaning: "A heading is more than one level deeper than the one above it.",
  },
  "image-outside-project": {
    severities: ["warning"],
    meaning: "An image or logo lies outside the project; it is not read.",
  },
  "image-too-large": {
    severities: ["warning"],
    meaning: "An image, or all images of the chapter together, exceed a limit.",
  },
  "invalid-setting": { severities: ["error"], meaning: "A setting has a wrong value." },
  "left-out": {
    severities: ["warning", "info"],
    meaning: "An HTML element is not shown, because only `html: trusted` allows it.",
  },
  "misplaced-setting": {
    severities: ["warning"],
    meaning: "A setting that front matter may not change has no effect there.",
  },
  "missing-alt": { severities: ["warning"], meaning: "An image has no alternative text." },
  "missing-file": {
    severities: ["warning"],
    meaning: "A file that trusted HTML names does not exist, cannot be read or is of another kind.",
  },
  "missing-font": {
    severities: ["error"],
    meaning: "A font named in the settings cannot be read.",
  },
  "missing-glyph": {
    severities: ["warning"],
    meaning: "No font has a character that the chapter or one of its drawings uses.",
  },
  "missing-image": { severities: ["warning"], meaning: "An image or logo does not exist." },
  "not-fitted": {
    severities: ["warning"],
    meaning: "There is no browser, so each page fits its slides when it is opened.",
  },
  "refused-request": {
    severities: ["warning"],
    meaning: "A page asked for something that is not one of the deck's files while it was fitted.",
  },
  "remote-image": {
    severities: ["warning"],
    meaning: "An image is on the web; decks load nothing from there.",
  },
  "scaled-block": {
    severities: ["warning"],
    meaning: "A figure or diagram had to be scaled down so far that it cannot be read.",
  },
  "small-text": {
    severities: ["warning"],
    meaning: "A slide has text that is too small to be read in a lecture hall.",
  },
  "table-cells": {
    severities: ["warning"],
    meaning: "A row of a Markdown table has more cells than the table's head.",
  },
  "too-deep": {
    severities: ["warning"],
    meaning: "Lists or quotations are nested too deeply; what is deeper is read as text.",
  },
  "too-many-marks": {
    severities: ["warning"],
    meaning: "A text has too many unmatched marks; they are read as text.",
  },
  "unclosed-comment": {
    severities: ["warning"],
    meaning: "An HTML comment is never closed; what follows it is left out.",
  },
  "unclosed-fence": {
    severities: ["warning"],
    meaning: "A code fence is never closed; all that follows it is code.",
  },
  "unclosed-formula": {
    severities: ["warning"],
    meaning: "A formula that begins with `$$` is never closed; it is shown as it was written.",
  },
  "undecodable-text": {
    severities: ["warning"],
    meaning: "Some bytes are not valid in the file's encoding; U+FFFD stands for them.",
  },
  "unknown-instruction": {
    severities: ["warning"],
    meaning: "A `<!-- slide: … -->` comment is not a known instruction or has a wrong value.",
  },
  "unknown-language": {
    severities: ["info"],
    meaning: "A code block names a language that cannot be highlighted.",
  },
  "unknown-setting": {
    severities: ["error", "warning"],
    meaning: "There is no setting of that name: an error if it looks like a misspelling.",
  },
  "unreadable-image": {
    severities: ["warning"],
    meaning: "A file is not an image, or cannot be read.",
  },
  "unsafe-image": {
    severities: ["warning"],
    meaning: "An SVG file is not shown, or is shown without the parts that are named.",
  },
} as const satisfies Readonly<Record<string, DiagnosticKind>>;

/** A diagnostic's code, in kebab-case. */
export type DiagnosticCode = keyof typeof diagnosticCodes;
