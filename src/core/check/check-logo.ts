import type { Check } from "./check.ts";
import { problemOfImage } from "./check-images.ts";

/** A logo that cannot be shown, at the line of the front matter that names it. */
export const checkLogo: Check = ({ source, chapter, settings, images }) => {
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
};
