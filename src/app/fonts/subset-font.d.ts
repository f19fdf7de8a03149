declare module "subset-font" {
  /** Returns a font with only the glyphs that a text needs; `variationAxes` fixes those of a variable one. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: {
      readonly targetFormat: "truetype" | "woff2";
      readonly noHinting?: boolean;
      /** Tags of the OpenType features to keep; all where it is not given. */
      readonly keepFeatures?: readonly string[];
      /** Tags of the tables to leave out. */
      readonly dropTables?: readonly string[];
      readonly variationAxes?: Readonly<Record<string, number>>;
    },
  ): Promise<Uint8Array>;
}
