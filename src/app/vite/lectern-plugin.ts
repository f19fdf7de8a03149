import { existsSync } from "node:fs";
import { resolve } from "node:path";

import type { Plugin, UserConfig, ViteDevServer } from "vite";

import { LecternError } from "../../core/model/lectern-error.ts";
import type { OuterSettings } from "../../core/pipeline.ts";
import { findChapters, type ChapterFile } from "../chapter/find-chapters.ts";
import { createProject, type Project } from "../chapter/project.ts";
import type { DeckPrinter } from "../server/dev/print-decks.ts";
import { createDeckServer, type Report } from "../server/dev/deck-server.ts";

/** The options of the plugin; all have a default. */
export interface LecternOptions {
  /** Chapters or folders of them, relative to Vite's root; `slides` when left out. */
  readonly paths?: readonly string[];
  /** Below which path the decks and their list stand; `/slides/` when left out. */
  readonly base?: string;
  readonly settings?: Partial<OuterSettings>;
  /** A folder of templates, relative to Vite's root. */
  readonly templates?: string;
  /** Reads the settings again while decks are served, after a `lectern.config` was saved. */
  readonly readSettings?: () => Promise<OuterSettings>;
  /** Called with what is wrong with a deck that is served and was not before; Vite's log when left out. */
  readonly report?: Report;
  /** Makes the PDFs that pages ask for; they offer none when left out. */
  readonly printer?: DeckPrinter;
}

/** A file that a build makes. */
export interface BuiltFile {
  /** Relative to the folder of the decks, with `/`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Makes the decks of chapters and the page that lists them. `warn` is called with what is wrong. */
export type DeckBuilder = (
  files: readonly ChapterFile[],
  project: Project,
  warn: (message: string) => void,
) => Promise<readonly BuiltFile[]>;

/** What the plugin needs beside its options. */
export interface PluginParts {
  readonly options: LecternOptions;
  readonly build: DeckBuilder;
}

const virtualEntry = "virtual:lectern";

/**
 * Returns the Vite plugin: below its base, `vite` serves the decks and shows at once what a save of a
 * chapter, an image, a template or a theme changes in them, and `vite build` writes them as static
 * pages. All else is the host's.
 */
export function createLecternPlugin({ options, build }: PluginParts): Plugin {
  let root = "";
  const base = toBase(options.base ?? "/slides/");
  const paths = options.paths ?? ["slides"];
  const openProject = (chapters: readonly ChapterFile[]): Project =>
    createProject({
      outer: { config: options.settings?.config ?? {}, flags: options.settings?.flags ?? {} },
      root,
      templates: options.templates === undefined ? null : resolve(root, options.templates),
      chapters,
    });
  return {
    name: "lectern",
    config: (config, { command }) =>
      command === "build" && hasNoEntry(config)
        ? { build: { rolldownOptions: { input: virtualEntry } } }
        : {},
    configResolved: (config) => {
      root = config.root;
    },
    resolveId: (id) => (id === virtualEntry ? `\0${virtualEntry}` : null),
    load: (id) => (id === `\0${virtualEntry}` ? "export {}" : null),
    configureServer(server: ViteDevServer) {
      createDeckServer(server, {
        base,
        paths,
        project: openProject([]),
        readOuter: options.readSettings ?? (() => Promise.resolve(openProject([]).outer)),
        report: options.report ?? null,
        printer: options.printer ?? null,
      });
    },
    generateBundle: {
      // Behind Vite's own, so that it is known which files are the host's.
      order: "post",
      async handler(_, bundle) {
        if (this.environment.config.consumer !== "client") return;
        for (const [name, chunk] of Object.entries(bundle)) {
          const isOurs = chunk.type === "chunk" && chunk.facadeModuleId === `\0${virtualEntry}`;
          if (isOurs) delete bundle[name];
        }
        const files = await findChapters(paths, root);
        for (const { file } of files) this.addWatchFile(file);
        const made = await build(files, openProject(files), (message) => this.warn(message));
        for (const { name, bytes } of made) {
          const fileName = base.slice(1) + name;
          if (!(fileName in bundle)) this.emitFile({ type: "asset", fileName, source: bytes });
        }
      },
    },
  };
}

/** Does a build have nothing of the host's to begin with? Then it is one of decks alone. */
function hasNoEntry({ root = "", build = {} }: UserConfig): boolean {
  const named =
    build.rolldownOptions?.input ?? build.rollupOptions?.input ?? build.lib ?? build.ssr;
  return !named && !existsSync(resolve(root, "index.html"));
}

/** With a slash at both ends. Throws LecternError `bad-config` for what is no path of plain names. */
function toBase(named: string): string {
  const base = ["", ...named.split("/").filter(Boolean), ""].join("/");
  const isPlain = /^\/(?:[\w~-][\w.~-]*\/)*$/.test(base);
  if (isPlain) return base;
  throw new LecternError("bad-config", `The decks' base "${named}" is no path of plain names.`, {
    hint: 'Name it with letters, digits, "-" and "/", such as "/slides/".',
  });
}
