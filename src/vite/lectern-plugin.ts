import { resolve } from "node:path";

import type { Plugin, ViteDevServer } from "vite";

import type { OuterSettings } from "../pipeline.ts";
import { renderDeckPage } from "../render/render-pages.ts";
import { findChapters, type ChapterFile } from "../workspace/find-chapters.ts";
import { prepareCourse, toCourseEntry, type CourseEntry } from "../workspace/prepare-course.ts";
import { prepareDeck, type PreparedDeck } from "../workspace/prepare-deck.ts";
import { formatDeck, listPageFiles } from "../workspace/published-files.ts";
import { createWorkshop, type Workshop } from "../workspace/workshop.ts";
import type { DeckPrinter } from "./print-decks.ts";
import { answerNoFile } from "./answer-no-file.ts";
import { createDeckServer, type Report } from "./deck-server.ts";

/** What the plugin may be told; all has a default. */
export interface LecternOptions {
  /** Chapters or folders of them, relative to Vite's root; `slides` when left out. */
  readonly paths?: readonly string[];
  readonly settings?: Partial<OuterSettings>;
  /** A folder of templates, relative to Vite's root. */
  readonly templates?: string;
  /** Reads the settings anew while decks are served, after a `lectern.config` was saved. */
  readonly readSettings?: () => Promise<OuterSettings>;
  /** Told what is wrong with a deck that is served and was not before; Vite's log when left out. */
  readonly report?: Report;
  /** Makes the PDFs that pages ask for; they offer none when left out. */
  readonly printer?: DeckPrinter;
}

const virtualEntry = "virtual:lectern";

/**
 * Returns the Vite plugin: `vite` serves the decks and shows at once what a save of a chapter, an
 * image, a template or a theme changes in them, `vite build` writes them as static pages that fit themselves when
 * opened. PDFs are the command's.
 */
export function lectern(options: LecternOptions = {}): Plugin {
  let root = "";
  const paths = options.paths ?? ["slides"];
  const openWorkshop = (chapters: readonly ChapterFile[]): Workshop =>
    createWorkshop({
      outer: { config: options.settings?.config ?? {}, flags: options.settings?.flags ?? {} },
      project: root,
      templates: options.templates === undefined ? null : resolve(root, options.templates),
      chapters,
    });
  return {
    name: "lectern",
    config: (config, { command }) => {
      const hasInput = config.build?.rolldownOptions?.input !== undefined;
      const build = hasInput ? {} : { rolldownOptions: { input: virtualEntry } };
      return command === "build" ? { build } : { appType: "custom" };
    },
    configResolved: (config) => {
      root = config.root;
    },
    resolveId: (id) => (id === virtualEntry ? `\0${virtualEntry}` : null),
    load: (id) => (id === `\0${virtualEntry}` ? "export {}" : null),
    configureServer(server: ViteDevServer) {
      createDeckServer(server, {
        paths,
        workshop: openWorkshop([]),
        readOuter: options.readSettings ?? (() => Promise.resolve(openWorkshop([]).outer)),
        report: options.report ?? null,
        printer: options.printer ?? null,
      });
      // Behind all of Vite's own.
      return () => {
        server.middlewares.use(answerNoFile);
      };
    },
    async generateBundle(_, bundle) {
      for (const [name, chunk] of Object.entries(bundle)) {
        const isOurs = chunk.type === "chunk" && chunk.facadeModuleId === `\0${virtualEntry}`;
        if (isOurs) delete bundle[name];
      }
      const files = await findChapters(paths, root);
      const workshop = openWorkshop(files);
      const entries: CourseEntry[] = [];
      for (const file of files) {
        this.addWatchFile(file.file);
        const prepared = await prepareDeck(file, workshop);
        for (const [fileName, source] of filesOf(prepared)) {
          this.emitFile({ type: "asset", fileName: `${file.name}/${fileName}`, source });
        }
        entries.push(toCourseEntry(prepared));
      }
      const course = await prepareCourse(entries, workshop, { pdfs: [], words: "" });
      this.emitFile({ type: "asset", fileName: "index.html", source: course.html });
      for (const { name, bytes } of course.assets) {
        this.emitFile({ type: "asset", fileName: name, source: bytes });
      }
    },
  };
}

/** Returns a deck's files, by name, not fitted. */
function filesOf(prepared: PreparedDeck): [string, string | Uint8Array][] {
  const { planned, page, script, diagramScript, assets } = prepared;
  const html = renderDeckPage(planned.deck, { ...page, script, diagramScript, fitted: false });
  const names = new Set(listPageFiles(prepared, html));
  return [
    ...assets.flatMap(({ name, bytes }): [string, Uint8Array][] =>
      names.has(name) ? [[name, bytes]] : [],
    ),
    ["deck.json", formatDeck(planned.deck, prepared)],
    ["index.html", html],
  ];
}
