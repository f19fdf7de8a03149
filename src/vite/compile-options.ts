import { isBuiltin } from "node:module";

import type { UserConfig } from "vite";

import { leanReveal } from "./lean-reveal.ts";

/** Libraries that become part of the command. */
const bundled = [
  "budoux",
  "hyphen",
  "hyphen/patterns/en-us.js",
  "@cantoo/pdf-lib",
  "fflate",
  "tslib",
  "culori",
  "node-html-better-parser",
  "html-entities",
];

/** How Vite compiles lectern itself: the page's script as one classic script, the command as modules. */
export const compileOptions: UserConfig = {
  builder: {},
  plugins: [leanReveal()],
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
    // The script of pages that are shown while they are written: the same, and what a save changes.
    live: {
      consumer: "client",
      build: {
        outDir: "build/live",
        emptyOutDir: true,
        cssCodeSplit: false,
        rolldownOptions: {
          input: "src/client/live/live.ts",
          external: ["vite-client"],
          output: {
            format: "es",
            entryFileNames: "live.js",
            paths: { "vite-client": "/@vite/client" },
          },
        },
      },
    },
    // The scripts of decks that are presented, of their remotes, and of the page that lets these in.
    remote: {
      consumer: "client",
      build: {
        outDir: "build/remote",
        emptyOutDir: true,
        rolldownOptions: {
          input: {
            talk: "src/client/remote/talk.ts",
            remote: "src/client/remote/remote.ts",
            pair: "src/client/remote/pair.ts",
          },
          output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
        },
      },
    },
    ssr: {
      // Of these only a part is used: the rest, with all it needs, is left out. Loading the whole of
      // pdf-lib takes 0.3 s, more than finishing a PDF.
      resolve: { noExternal: bundled },
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
          external: (id) => isBuiltin(id) || (/^[@a-z]/.test(id) && !bundled.includes(id)),
          // It does not say so itself: its modules do nothing but define.
          treeshake: {
            moduleSideEffects: [
              { test: /[\\/](?:@cantoo[\\/]pdf-lib|culori)[\\/]/, sideEffects: false },
            ],
          },
          output: {
            entryFileNames: "[name].js",
            chunkFileNames: "chunks/[name]-[hash].js",
          },
        },
      },
    },
  },
};
