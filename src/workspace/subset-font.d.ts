declare module "subset-font" {
  /** Returns a font with only the glyphs that a text needs. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: { readonly targetFormat: "truetype" | "woff2"; readonly noHinting?: boolean },
  ): Promise<Uint8Array>;
}
