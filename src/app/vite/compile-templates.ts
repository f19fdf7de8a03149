import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import type { Plugin } from "vite";

import { precompileTemplate } from "../../core/render/templates/compile-template.ts";

/**
 * Writes lectern's own templates into the command's folder as Handlebars compiles them: to do that in
 * each run took a tenth of a short chapter's build. They are known by their text: one that was
 * changed since is compiled again.
 */
export function compileTemplates(folder: string): Plugin {
  return {
    name: "lectern:compile-templates",
    applyToEnvironment: ({ name }) => name === "ssr",
    generateBundle() {
      const texts = new Set(listTemplates(folder).map((path) => readFileSync(path, "utf8")));
      const entries = [...texts].map(
        (text) => `[${JSON.stringify(text)}, ${precompileTemplate(text)}]`,
      );
      const source = `export const compiled = new Map([\n${entries.join(",\n")}\n]);\n`;
      this.emitFile({ type: "asset", fileName: "templates.js", source });
    },
  };
}

function listTemplates(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".hbs"))
    .toSorted()
    .map((name) => join(folder, name));
}
