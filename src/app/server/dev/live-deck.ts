import { setTimeout as wait } from "node:timers/promises";
import { resolve } from "node:path";

import type { Diagnostic } from "../../../core/model/diagnostic.ts";
import type { FitResult } from "../../../core/model/fit.ts";
import { LecternError } from "../../../core/model/lectern-error.ts";
import type { SourceFile } from "../../../core/model/source.ts";
import { refineChapter, type FittedChapter } from "../../../core/pipeline.ts";
import type { DeckProblems, DeckUpdate, Problem } from "../../../core/protocol/live.ts";
import { createSlideMemory } from "../../../core/render/slide-memory.ts";
import { isStylesheet } from "../../../core/settings/check-theme.ts";
import { ChapterBuild } from "../../chapter-build.ts";
import { type ChapterFile, rootOf } from "../../chapter/find-chapters.ts";
import { loadSource } from "../../chapter/load-source.ts";
import { namedPathsOf } from "../../chapter/named-paths.ts";
import type { Project } from "../../chapter/project.ts";
import { isInside } from "../../files/is-inside.ts";
import { createFontCutter } from "../../fonts/cut-deck-fonts.ts";
import { nextVersion, toChange, wholeUpdate, type Change, type ShownDeck } from "./live-update.ts";

/**
 * A deck that is built again after each save, and stays what it was where what was saved cannot be
 * shown. Slides and fonts that a save does not change are kept from build to build.
 */
export class LiveDeck {
  readonly name: string;
  readonly #kept = { slides: createSlideMemory(), cutFonts: createFontCutter() };
  readonly #assets = new Map<string, Uint8Array>();
  #shown: ShownDeck | null = null;
  /** Of what is shown, or null where the chapter that was saved last cannot be. */
  #build: ChapterBuild | null = null;
  /** What was read last; null where it came to nothing. */
  #text: string | null = null;
  /** What a page has made of a version, and of which. */
  #fitted: { readonly version: number; readonly chapter: FittedChapter } | null = null;
  #diagnostics: readonly Diagnostic[] = [];
  #uses: readonly string[] = [];
  #hasLinks = false;
  #isOld = false;

  constructor(name: string) {
    this.name = name;
  }

  /**
   * Builds it from what was saved, or keeps what it was where that cannot be shown. `isOnlyText`
   * says that nothing but the chapter can have changed.
   */
  async save(file: ChapterFile, project: Project, isOnlyText: boolean): Promise<Change> {
    try {
      return await this.#save(file, project, isOnlyText);
    } catch (error) {
      this.keep(toDiagnostics(error, file.path));
      return "same";
    }
  }

  async #save(file: ChapterFile, project: Project, isOnlyText: boolean): Promise<Change> {
    const before = this.#shown;
    const load = (): Promise<SourceFile> => loadWritten(file, before !== null);
    const build = new ChapterBuild(file, project, { loadSource: load, kept: this.#kept });
    const { text } = await build.source();
    // A save is reported more than once.
    if (isOnlyText && text === this.#text) return "same";
    this.#uses = await listUsedFiles(build);
    const { diagnostics } = await build.planned();
    if (before !== null && isBroken(diagnostics)) {
      this.keep(diagnostics);
      return "same";
    }
    const next = nextVersion(await build.wholePage(), before);
    for (const asset of next.page.assets) this.#assets.set(asset.name, asset.bytes);
    const change = toChange(this.name, before, next);
    // A version is what pages can see.
    const isSame = change === "same" && before !== null;
    this.#shown = isSame ? { ...next, version: before.version } : next;
    this.#build = build;
    this.#text = text;
    this.#isOld = false;
    const { links } = await build.facts();
    this.#hasLinks = [...links.values()].some((link) => link.status === "found");
    return change;
  }

  /** Keeps what it was, for a reason. */
  keep(diagnostics: readonly Diagnostic[]): void {
    this.#build = null;
    this.#text = null;
    this.#hasLinks = false;
    this.#diagnostics = diagnostics;
    this.#isOld = true;
  }

  /** What is shown was built by it; null where the chapter that was saved last cannot be shown. */
  built(): ChapterBuild | null {
    return this.#build;
  }

  /** Checks what was built last. */
  async check(): Promise<void> {
    if (this.#build !== null) this.#diagnostics = await this.#build.diagnostics();
  }

  /** Takes in how an open page has fitted a version; false where that is known, or another is shown. */
  measure(version: number, fit: FitResult): boolean {
    if (this.#shown?.version !== version || this.#fitted?.version === version) return false;
    this.#fitted = { version, chapter: refineChapter(this.#shown.page.planned, fit) };
    return true;
  }

  /** The deck as it was fitted last, by any page; null where none has. */
  fitted(): FittedChapter | null {
    return this.#fitted?.chapter ?? null;
  }

  /** The deck as it is shown; null where it could never be built. */
  shown(): ShownDeck | null {
    return this.#shown;
  }

  /** What was found by fitting stays until the next version is fitted, so that it is not reported twice. */
  diagnostics(): readonly Diagnostic[] {
    return [...this.#diagnostics, ...(this.fitted()?.diagnostics ?? [])];
  }

  problems(): DeckProblems {
    return { deck: this.name, isOld: this.#isOld, problems: toProblems(this.diagnostics()) };
  }

  /** What a page of any other version needs. */
  whole(): DeckUpdate | null {
    return this.#shown === null ? null : wholeUpdate(this.name, this.#shown);
  }

  asset(name: string): Uint8Array | null {
    return this.#assets.get(name) ?? null;
  }

  /** The files beside the chapter that it was built from last, absolute, also those that are missing. */
  uses(): readonly string[] {
    return this.#uses;
  }

  /** Does it hold links to the headings of other chapters? */
  hasLinks(): boolean {
    return this.#hasLinks;
  }
}

/** What is wrong so that the deck would come out as nobody means it, while it is written. */
const breaking: ReadonlySet<string> = new Set([
  "front-matter",
  "invalid-setting",
  "undecodable-text",
]);

/** Is a chapter broken, so that the deck before had better stay? */
function isBroken(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity, code }) => severity === "error" && breaking.has(code));
}

/** Returns what made a deck fail; `path` is that of its chapter. Any error but a LecternError is thrown. */
export function toDiagnostics(error: unknown, path: string): readonly Diagnostic[] {
  if (!(error instanceof LecternError)) throw error;
  const { diagnostics, message, code, hint } = error;
  if (diagnostics.length > 0) return diagnostics;
  return [{ path, line: 1, column: 1, severity: "error", code, message, hint }];
}

/** Returns diagnostics as the page lists them, the errors first. */
function toProblems(diagnostics: readonly Diagnostic[]): Problem[] {
  const ranks = { error: 0, warning: 1, info: 2 };
  return diagnostics
    .toSorted((a, b) => ranks[a.severity] - ranks[b.severity])
    .map(({ severity, message, hint, path, line, column }) => ({
      severity,
      message,
      hint,
      place: `${path}:${line}:${column}`,
    }));
}

/** Addresses that name no file of the project. */
const elsewhere = /^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i;

/**
 * Returns the files below the project that a planned chapter names, absolute, also those that do not
 * exist: images, files of trusted HTML, linked files, its theme's stylesheet and its fonts.
 */
async function listUsedFiles(build: ChapterBuild): Promise<readonly string[]> {
  const { file, project } = build;
  const { settings } = await build.planned();
  const { images, links } = await build.facts();
  const root = rootOf(file, project);
  const named = [...images.keys(), ...links.keys()]
    .filter((address) => !elsewhere.test(address))
    .flatMap((address) => namedPathsOf(address, file.folder).slice(0, 1));
  const fonts = [...settings.textFont, ...settings.codeFont, ...settings.fonts]
    .filter((name) => name.startsWith("."))
    .map((name) => resolve(file.folder, name));
  const theme = isStylesheet(settings.theme) ? [resolve(project.root, settings.theme)] : [];
  return [...named, ...fonts, ...theme].filter((path) => isInside(path, root));
}

/**
 * Reads a chapter. Editors may empty a file before they write it: one that `canWait` is then read
 * again.
 */
async function loadWritten(file: ChapterFile, canWait: boolean): Promise<SourceFile> {
  let source = await loadSource(file);
  const looks = canWait ? emptyLooks : 0;
  for (let look = 0; look < looks && source.text === ""; look += 1) {
    await wait(emptyForMs);
    source = await loadSource(file);
  }
  return source;
}

const emptyForMs = 20;
const emptyLooks = 10;
