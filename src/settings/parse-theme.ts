import * as v from "valibot";

const themeSchema = v.object({
  name: v.string(),
  fonts: v.array(
    v.object({
      /** As the theme's CSS names it. It stands in CSS and in names of files: words, and nothing else. */
      family: v.pipe(v.string(), v.regex(/^[\p{L}\p{N}][\p{L}\p{N}\p{M} _-]{0,99}$/u)),
      weight: v.pipe(v.number(), v.minValue(1), v.maxValue(1000)),
      /** The npm package that holds the file. */
      package: v.string(),
      /** A static TrueType font, relative to the package. */
      file: v.string(),
      /** Whose characters it gets: all text's, or code's alone. */
      use: v.picklist(["text", "code"]),
      /** The file that leads in chapters that are not Japanese; the one above stands in for it. */
      latin: v.optional(v.object({ package: v.string(), file: v.string() })),
    }),
  ),
});

/** A font that a theme uses: one file of an npm package. */
export type ThemeFont = v.InferOutput<typeof themeSchema>["fonts"][number];

/** Returns the fonts of a theme's `theme.json`; null where it is none. */
export function parseTheme(json: unknown): readonly ThemeFont[] | null {
  const result = v.safeParse(themeSchema, json);
  return result.success ? result.output.fonts : null;
}
