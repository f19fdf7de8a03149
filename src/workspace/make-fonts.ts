import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import subsetFont from "subset-font";

import { hashedAsset, type Asset } from "./asset.ts";
import type { ThemeFont } from "../settings/parse-theme.ts";

/** A deck's characters, by what they are set in. */
export interface Characters {
  readonly text: string;
  /** Empty where the deck has no code: then no code font is made. */
  readonly code: string;
}

/** The fonts of one deck and the CSS that names them. */
export interface MadeFonts {
  readonly assets: readonly Asset[];
  /** `@font-face` rules whose `src` is relative to the page. */
  readonly css: string;
}

const require = createRequire(import.meta.url);

/**
 * Makes one static TrueType subset a weight from the deck's own characters. Not compressed: that
 * takes longer than printing, and Chrome embeds it in the PDF as it stands. Hints are left out,
 * since the browser measures and prints without them.
 */
export async function makeFonts(
  fonts: readonly ThemeFont[],
  characters: Characters,
): Promise<MadeFonts> {
  const assets: Asset[] = [];
  const rules: string[] = [];
  for (const font of fonts) {
    const wanted = [...new Set(characters[font.use])].toSorted().join("");
    if (wanted === "") continue;
    const whole = await readFile(require.resolve(`${font.package}/${font.file}`));
    const subset = await subsetFont(whole, wanted, { targetFormat: "truetype", noHinting: true });
    const asset = hashedAsset(
      `${font.family.toLowerCase().replaceAll(" ", "-")}-${font.weight}`,
      ".ttf",
      subset,
    );
    assets.push(asset);
    rules.push(
      `@font-face{font-family:"${font.family}";font-weight:${font.weight};font-display:block;src:url("${asset.name}") format("truetype")}`,
    );
  }
  return { assets, css: rules.join("\n") };
}
