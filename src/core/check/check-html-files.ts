import type { Diagnostic } from "../model/diagnostic.ts";
import { listHtmlFiles, type ImageFact } from "../model/image.ts";
import type { Check } from "./check.ts";
import { createPlaceInSource } from "./place-in-source.ts";

const problems = {
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

/** Files beside the chapter that trusted HTML names and that cannot go with the deck. */
export const checkHtmlFiles: Check = ({ source, chapter, images }) => {
  const placeOf = createPlaceInSource(source);
  return listHtmlFiles(chapter).flatMap(({ file: { src }, range }): Diagnostic[] => {
    const status = images.get(src)?.status ?? "missing";
    if (status === "found") return [];
    const { code, says } = problems[status];
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
};
