import type { Diagnostic } from "../model/diagnostic.ts";
import { listHtmlFiles } from "../model/html-files.ts";
import type { ImageInline } from "../model/inline.ts";
import { listImages, type ImageFact } from "../model/image.ts";
import type { PlannedFacts } from "./check.ts";
import { createPlaceInSource } from "./places.ts";

/** What is wrong with an image that cannot be shown. */
export interface ImageProblem {
  readonly code: string;
  /** The predicate of a sentence whose subject is the image. */
  readonly says: string;
  readonly hint: string;
}

const problems = {
  missing: {
    code: "missing-image",
    says: "does not exist",
    hint: "Put the file there, or remove the image.",
  },
  outside: {
    code: "image-outside-project",
    says: "lies outside the project",
    hint: "Copy the file beside the chapter.",
  },
  remote: {
    code: "remote-image",
    says: "would be loaded from the internet",
    hint: "Save the file beside the chapter and name it there.",
  },
  unreadable: {
    code: "unreadable-image",
    says: "is not a file, or cannot be read",
    hint: "Put the image itself there, and make sure that you may read it.",
  },
  "wrong-kind": {
    code: "unreadable-image",
    says: "is no image that a browser shows",
    hint: "Save it as SVG, PNG, JPEG, WebP, AVIF or GIF.",
  },
  "too-large": {
    code: "image-too-large",
    says: "has more than 100 million pixels or 32 MiB",
    hint: "Save it smaller; a slide has some two million pixels.",
  },
  "too-many": {
    code: "image-too-large",
    says: "and those before it have more than 2000 million pixels or 512 MiB in all",
    hint: "Save them smaller, or divide the chapter.",
  },
  refused: {
    code: "unsafe-image",
    says: "is no SVG, declares entities, is in an unknown encoding, draws its parts too often or holds a picture that cannot be read",
    hint: "Save it as plain SVG, or as PNG.",
  },
} satisfies Record<Exclude<ImageFact["status"], "found">, ImageProblem>;

/** Returns what is wrong with an image of which this became. */
export function problemOfImage(status: keyof typeof problems): ImageProblem {
  return problems[status];
}

/** Returns the images that cannot be shown, and those without alternative text. */
export function checkImages({ source, chapter, images }: PlannedFacts): Diagnostic[] {
  const placeOf = createPlaceInSource(source);
  return listImages(chapter).flatMap(({ image, range }) => {
    const place = { path: range.path, ...placeOf(image.src, range), severity: "warning" } as const;
    return findingsOn(image, images.get(image.src)).map((finding) => ({ ...place, ...finding }));
  });
}

type Finding = Pick<Diagnostic, "code" | "message" | "hint">;

function findingsOn({ src, alt }: ImageInline, fact: ImageFact | undefined): Finding[] {
  if (fact?.status !== "found") {
    const { code, says, hint } = problems[fact?.status ?? "missing"];
    const meanwhile = `${hint} A frame with its name stands on the slide meanwhile.`;
    return [{ code, message: `Image "${src}" ${says}.`, hint: meanwhile }];
  }
  const found: Finding[] = [];
  if (fact.leftOut.length > 0) {
    const message = `Image "${src}" is shown without ${fact.leftOut.join(", ")}.`;
    const hint = "Scripts, HTML and addresses of others are left out of pictures.";
    found.push({ code: "unsafe-image", message, hint });
  }
  if (fact.missing.length > 0) {
    const message = `No font has ${nameCharacters(fact.missing)} in image "${src}".`;
    const hint = "Name a font that has it in the setting fonts, or draw it as a shape.";
    found.push({ code: "missing-glyph", message, hint });
  }
  if (alt.trim() === "") {
    const message = `Image "${src}" has no alternative text.`;
    const hint =
      'Say what it shows, as in ![words](file) or alt="words", for readers who cannot see it.';
    found.push({ code: "missing-alt", message, hint });
  }
  return found;
}

/** So many characters are listed. */
const maxListed = 20;

function nameCharacters(characters: readonly string[]): string {
  const shown = characters.slice(0, maxListed).map((character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return `"${character}" (U+${code})`;
  });
  return `${shown.join(", ")}${characters.length > maxListed ? " …" : ""}`;
}

/** Returns why the logo cannot be shown, at the line of the front matter that names it. */
export function checkLogo({ source, chapter, settings, images }: PlannedFacts): Diagnostic[] {
  const { logo } = settings;
  const status = logo === null ? "found" : (images.get(logo)?.status ?? "missing");
  if (logo === null || status === "found") return [];
  const { code, says, hint } = problemOfImage(status);
  const isOwn = chapter.frontMatter?.values["logo"] !== undefined;
  const line = (isOwn ? chapter.frontMatter?.lines["logo"] : null) ?? 1;
  const written = source.text.split("\n", line)[line - 1] ?? "";
  return [
    {
      path: source.path,
      line,
      column: isOwn ? Math.max(0, written.indexOf("logo")) + 1 : 1,
      severity: "warning",
      code,
      message: `The logo "${logo}"${isOwn ? "" : " of the config"} ${says}.`,
      hint: `${hint} It is looked for from the chapter's folder; the deck has none meanwhile.`,
    },
  ];
}

const fileProblems = {
  missing: { code: "missing-file", says: "does not exist" },
  "wrong-kind": { code: "missing-file", says: "is not what its name says" },
  unreadable: { code: "missing-file", says: "is not a file, or cannot be read" },
  remote: { code: "missing-file", says: "is not on this machine" },
  outside: { code: "file-outside-project", says: "lies outside the project" },
  "too-large": { code: "file-too-large", says: "has more than 256 MiB" },
  "too-many": {
    code: "file-too-large",
    says: "and those before it have more than 512 MiB in all",
  },
  refused: { code: "unsafe-image", says: "is no SVG that can be shown" },
} satisfies Record<
  Exclude<ImageFact["status"], "found">,
  Pick<Diagnostic, "code"> & { says: string }
>;

/** Returns the files beside the chapter that trusted HTML names and that cannot go with the deck. */
export function checkHtmlFiles({ source, chapter, images }: PlannedFacts): Diagnostic[] {
  const placeOf = createPlaceInSource(source);
  return listHtmlFiles(chapter).flatMap(({ file: { src }, range }): Diagnostic[] => {
    const status = images.get(src)?.status ?? "missing";
    if (status === "found") return [];
    const { code, says } = fileProblems[status];
    return [
      {
        path: range.path,
        ...placeOf(src, range),
        severity: "warning",
        code,
        message: `File "${src}" ${says}.`,
        hint: "Put the file beside the chapter, or write the whole address of one on the web.",
      },
    ];
  });
}
