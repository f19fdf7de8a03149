import { isBuiltin } from "node:module";

import type { UserConfig } from "vite";

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
      // Of BudouX only its parser and one model are used: the rest, with all it needs, is left out.
      resolve: { noExternal: ["budoux"] },
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
          external: (id) => isBuiltin(id) || (id !== "budoux" && /^[@a-z]/.test(id)),
          output: {
            entryFileNames: "[name].js",
            chunkFileNames: "chunks/[name]-[hash].js",
          },
        },
      },
    },
  },
};
