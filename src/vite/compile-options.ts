import { isBuiltin } from "node:module";

import type { UserConfig } from "vite";

/**
 * Libraries of which the command holds what it uses. Of BudouX that is its parser and one model; the
 * PDF library, with what it needs, takes 300 ms to load from its hundreds of files, and 60 from one.
 */
const bundled: readonly string[] = [
  "budoux",
  "@cantoo/pdf-lib",
  "culori",
  "fflate",
  "html-entities",
  "node-html-better-parser",
  "tslib",
];

/** How Vite compiles lectern itself: the page's script as one classic script, the command as modules. */
export const compileOptions: UserConfig = {
  builder: {},
  publicDir: false,
  environments: {
    client: {
      build: {
        outDir: "build/client",
        emptyOutDir: true,
        cssCodeSplit: false,
        // One script that also runs from file://, where browsers refuse modules.
        rolldownOptions: {
          input: "src/client/deck.ts",
          output: { format: "iife", entryFileNames: "deck.js", assetFileNames: "deck[extname]" },
        },
      },
    },
    ssr: {
      resolve: { noExternal: [...bundled] },
      build: {
        outDir: "build",
        emptyOutDir: false,
        minify: false,
        target: "node20",
        ssr: true,
        rolldownOptions: {
          input: {
            cli: "src/cli/main.ts",
            vite: "src/vite/lectern-plugin.ts",
          },
          external: (id) =>
            isBuiltin(id) || (/^[@a-z]/.test(id) && !bundled.some((name) => id === name)),
          // The PDF library does not say so, but its unused parts do nothing.
          treeshake: { moduleSideEffects: [{ test: /@cantoo.pdf-lib/, sideEffects: false }] },
          output: {
            entryFileNames: "[name].js",
            chunkFileNames: "chunks/[name]-[hash].js",
          },
        },
      },
    },
  },
};
