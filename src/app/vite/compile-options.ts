import { createRequire, isBuiltin } from "node:module";
import { dirname, resolve } from "node:path";

import type { UserConfig } from "vite";

import { compileTemplates } from "./compile-templates.ts";
import { leanReveal, leanRevealStyles } from "./lean-reveal.ts";

/**
 * Libraries with files of their own that they read when they run: they stay packages. All others become
 * part of the command. The last interprets a proxy's script, for downloads alone, which are not made by
 * what is compiled: a megabyte less to load before the browser starts.
 */
const packages = ["vite", "harfbuzzjs", "pac-proxy-agent"];

/** Where the command's licences go, from its folder; the texts of all that became part of it. */
const licences = "licences.md";

/** yaml as modules, of which only the parser is taken: for Node.js it names CommonJS, which comes whole. */
const yamlModules = {
  yaml: resolve(
    dirname(createRequire(import.meta.url).resolve("yaml/package.json")),
    "browser/dist/index.js",
  ),
};

/** How Vite compiles lectern itself: the page's script as one classic script, the command as modules. */
export const compileOptions: UserConfig = {
  builder: {},
  plugins: [leanReveal(), compileTemplates("templates")],
  publicDir: false,
  css: { postcss: { plugins: [leanRevealStyles] } },
  resolve: { alias: { fontverter: resolve("src/app/vite/plain-fonts.ts"), ...yamlModules } },
  environments: {
    client: {
      build: {
        outDir: "build/client",
        emptyOutDir: true,
        cssCodeSplit: false,
        license: { fileName: licences },
        // One script that also runs from file://, where browsers refuse modules.
        rolldownOptions: {
          input: "src/page/deck.ts",
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
          input: "src/page/live/live.ts",
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
            talk: "src/page/remote/talk.ts",
            remote: "src/page/remote/remote.ts",
            pair: "src/page/remote/pair.ts",
          },
          output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
        },
      },
    },
    ssr: {
      // Of most only a part is used: the rest, with all it needs, is left out, and what is left is few
      // files instead of hundreds. Loading libraries took as long as the browser's start.
      resolve: { noExternal: true },
      build: {
        outDir: "build",
        emptyOutDir: false,
        minify: false,
        target: "node20",
        ssr: true,
        license: { fileName: licences },
        rolldownOptions: {
          input: {
            cli: "src/app/commands/main.ts",
            vite: "src/app/vite-plugin.ts",
            lectern: "src/app/define-config.ts",
          },
          external: (id) => isBuiltin(id) || packages.includes(id),
          // It does not say so itself: its modules do nothing but define.
          treeshake: {
            moduleSideEffects: [
              {
                test: /[\\/](?:@cantoo[\\/]pdf-lib|@puppeteer[\\/]browsers|culori)[\\/]/,
                sideEffects: false,
              },
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
