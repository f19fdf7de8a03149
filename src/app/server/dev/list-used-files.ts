import { resolve } from "node:path";

import { isStylesheet } from "../../../core/settings/check-theme.ts";
import type { ChapterFile } from "../../chapter/find-chapters.ts";
import { isInside } from "../../files/is-inside.ts";
import { namedPathsOf } from "../../chapter/named-paths.ts";
import type { PlannedFile } from "../../chapter/plan-file.ts";
import { projectOf } from "../../theme/settle-theme.ts";
import type { Workshop } from "../../chapter/workshop.ts";

/** Addresses that name no file of the project. */
const elsewhere = /^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i;

/**
 * Returns the files below the project that a planned chapter names, absolute, also those that do not
 * exist: images, files of trusted HTML, linked files, its theme's stylesheet and its fonts.
 */
export function listUsedFiles(
  { planned: { settings }, images, links }: PlannedFile,
  file: ChapterFile,
  workshop: Workshop,
): readonly string[] {
  const project = projectOf(file, workshop);
  const named = [...images.facts.keys(), ...links.keys()]
    .filter((address) => !elsewhere.test(address))
    .flatMap((address) => namedPathsOf(address, file.folder).slice(0, 1));
  const fonts = [...settings.textFont, ...settings.codeFont, ...settings.fonts]
    .filter((name) => name.startsWith("."))
    .map((name) => resolve(file.folder, name));
  const theme = isStylesheet(settings.theme) ? [resolve(workshop.project, settings.theme)] : [];
  return [...named, ...fonts, ...theme].filter((path) => isInside(path, project));
}
