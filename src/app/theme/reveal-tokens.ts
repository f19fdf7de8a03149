import { parse } from "postcss";

/** The tokens that reveal.js's themes have, and what their text is set in. */
export interface RevealTokens {
  /** A rule that gives the page the theme's `--r-*` values. */
  readonly css: string;
  readonly isSerif: boolean;
}

/**
 * Returns the `--r-*` values of a theme of reveal.js. All else is left out: its rules are for other
 * slides than ours, and its fonts are loaded from the internet or are 0.6 MB of Latin letters.
 */
export function readRevealTokens(css: string): RevealTokens {
  const values = new Map<string, string>();
  parse(css).walkDecls(/^--r-/, ({ prop, value }) => {
    if (!/url\(/i.test(value)) values.set(prop, value);
  });
  const rules = [...values].map(([name, value]) => `  ${name}: ${value};\n`);
  return {
    css: `:root {\n${rules.join("")}}\n`,
    isSerif: /(?:^|[\s,])serif\s*$/.test(values.get("--r-main-font") ?? ""),
  };
}
