import { readChapter } from "./markdown/read-chapter.ts";
import { runChecks } from "./check/checks.ts";
import { layoutNames } from "./layouts/layouts.ts";
import { divideParagraph } from "./prose/divide-paragraph.ts";
import { withoutNotes } from "./plan/notes.ts";
import { planDeck } from "./plan/plan-deck.ts";
import { refineDeck } from "./plan/refine-deck.ts";
import { textWidth } from "./prose/text-width.ts";
import { labelsOf, type Labels } from "./locales/locales.ts";
import { anchorsOf, type LinkFacts } from "./model/link.ts";
import type { Chapter, FrontMatter } from "./model/chapter.ts";
import { contentKindsOf, type ContentKinds, type Deck } from "./model/deck.ts";
import { sortDiagnostics, type Diagnostic } from "./model/diagnostic.ts";
import type { DiagnosticCode } from "./model/diagnostic-codes.ts";
import type { FitResult, FittedSlide } from "./model/fit.ts";
import type { ImageFacts } from "./model/image.ts";
import { primaryLanguage } from "./model/language.ts";
import type { SourceFile } from "./model/source.ts";
import type { FormulaSetter } from "./render/math.ts";
import type { RenderContext } from "./render/render-context.ts";
import type { ThemeFault } from "./settings/check-theme.ts";
import { parseFrontMatter, type SettingProblem } from "./settings/parse-settings.ts";
import { type PartialSettings, resolveSettings, type Settings } from "./settings/settings.ts";

/** Layers of settings that do not come from the chapter. */
export interface OuterSettings {
  readonly config: PartialSettings;
  readonly flags: PartialSettings;
}

/** The same, with what a chapter's place adds to them. */
export interface PlanningSettings extends OuterSettings {
  /** The names of the user's own layouts; none where it is left out. */
  readonly ownLayouts?: readonly string[];
}

/** Does the user trust all HTML of the chapters? No chapter can say so itself. */
export function trustsHtml({ config, flags }: OuterSettings): boolean {
  return resolveSettings([config, flags]).html === "trusted";
}

/** A chapter that was read, and the settings of its deck. */
export interface ReadChapter {
  readonly source: SourceFile;
  readonly chapter: Chapter;
  readonly settings: Settings;
  readonly labels: Labels;
  /** The names of the user's own layouts. */
  readonly ownLayouts: readonly string[];
  /** What reading and the settings found wrong. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The same, with its deck. */
export interface PlannedChapter extends ReadChapter {
  readonly deck: Deck;
}

/** Returns the deck as its pages and its data show it: without notes where it is for the public. */
export function publishedDeck(deck: Deck, settings: Pick<Settings, "public">): Deck {
  return settings.public ? withoutNotes(deck) : deck;
}

/** A deck as the browser fitted it. */
export interface FittedChapter {
  readonly deck: Deck;
  /** One for one with the deck's slides. */
  readonly slides: readonly FittedSlide[];
  /** What can be said of slides only when they are set. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Returns a planned chapter's deck as it was fitted, and what can be said of it. */
export function refineChapter(
  { deck, source }: Pick<PlannedChapter, "deck" | "source">,
  { slides, faults }: FitResult,
): FittedChapter {
  const fitted = refineDeck(deck, slides);
  const facts = { source, deck: fitted, slides, faults, widthOf: textWidth };
  const diagnostics = runChecks("fitted", facts);
  return { deck: fitted, slides, diagnostics };
}

/** Reads a chapter and resolves its settings: defaults < config < front matter < flags. */
export function readSource(source: SourceFile, name: string, outer: PlanningSettings): ReadChapter {
  const { ownLayouts = [] } = outer;
  const read = readChapter(source, name, { isTrusted: trustsHtml(outer) });
  const { frontMatter } = read.chapter;
  const parsed = parseFrontMatter(frontMatter?.values ?? {});
  const settings = resolveSettings([
    outer.config,
    parsed.settings,
    // It only takes away: a chapter may ask for it, and cannot undo what the config says.
    { public: outer.config.public === true || parsed.settings.public === true },
    outer.flags,
  ]);
  const language = settings.lang ?? read.chapter.language;
  const chapter: Chapter = { ...read.chapter, language };
  const labels = labelsOf(language);
  const problems = parsed.problems.map((problem) => toDiagnostic(problem, frontMatter, source));
  const diagnostics = [...read.diagnostics, ...problems];
  return { source, chapter, settings, labels, ownLayouts, diagnostics };
}

/** Returns a chapter that was read, with its deck. */
export function planRead(read: ReadChapter): PlannedChapter {
  return { ...read, deck: planDeck(read.chapter, read) };
}

/** Reads and plans a chapter. */
export function planChapter(
  source: SourceFile,
  name: string,
  outer: PlanningSettings,
): PlannedChapter {
  return planRead(readSource(source, name, outer));
}

/**
 * Returns a chapter that was read with another theme. What is wrong with the one that its front
 * matter names, if anything, is an error at its line.
 */
export function withTheme(read: ReadChapter, theme: string, fault: ThemeFault | null): ReadChapter {
  const { source, chapter, settings, diagnostics } = read;
  const problem: SettingProblem[] =
    fault === null ? [] : [{ key: "theme", kind: "invalid", ...fault }];
  const found = problem.map((each) => toDiagnostic(each, chapter.frontMatter, source));
  return { ...read, settings: { ...settings, theme }, diagnostics: [...diagnostics, ...found] };
}

const problemCodes = {
  misspelt: "unknown-setting",
  unknown: "unknown-setting",
  invalid: "invalid-setting",
  misplaced: "misplaced-setting",
} satisfies Record<SettingProblem["kind"], DiagnosticCode>;

/** Returns what is wrong with a setting of the front matter, at the place of its key. */
function toDiagnostic(
  { key, kind, message, hint }: SettingProblem,
  frontMatter: FrontMatter | null,
  { path, text }: SourceFile,
): Diagnostic {
  const line = frontMatter?.lines[key] ?? 1;
  const at = text.split("\n", line)[line - 1]?.indexOf(key) ?? 0;
  return {
    path,
    line,
    column: Math.max(0, at) + 1,
    severity: kind === "unknown" || kind === "misplaced" ? "warning" : "error",
    code: problemCodes[kind],
    message,
    hint,
  };
}

/** What the disk holds of what a chapter names. */
export interface DiskFacts {
  readonly images: ImageFacts;
  readonly links: LinkFacts;
}

/** What stages after planning are given. */
export interface StageFacts extends DiskFacts {
  /** Sets formulas; each stage has one of its own when left out. */
  readonly setFormula?: FormulaSetter | null;
}

/** Returns all that is wrong with a planned chapter, in the order it is shown. */
export async function checkPlanned(
  planned: PlannedChapter,
  { setFormula, ...facts }: StageFacts,
): Promise<Diagnostic[]> {
  const { hasCode, hasMath } = contentKindsOf(planned.deck);
  const knowsLanguage = hasCode
    ? (await import("./render/highlight.ts")).isKnownLanguage
    : () => true;
  const set = await formulaSetter(hasMath, setFormula);
  const formulaFault = (tex: string, isDisplay: boolean): string | null =>
    set?.(tex, isDisplay).fault ?? null;
  const { chapter, deck, ownLayouts } = planned;
  const found = runChecks("planned", {
    ...planned,
    ...facts,
    anchors: anchorsOf(chapter, deck.slides),
    layouts: [...layoutNames, ...ownLayouts],
    knowsLanguage,
    formulaFault,
  });
  return sortDiagnostics([...planned.diagnostics, ...found]);
}

/** Returns what rendering needs. A library is loaded only for a deck with something to show by it. */
export async function createRenderContext(
  { chapter, deck, labels, settings }: PlannedChapter,
  { images, links, setFormula }: StageFacts,
  kinds: ContentKinds = contentKindsOf(deck),
): Promise<RenderContext> {
  const set = await formulaSetter(kinds.hasMath, setFormula);
  return {
    images,
    links,
    anchors: anchorsOf(chapter, deck.slides),
    linkNumbers: new Map(),
    labels,
    divide: divideParagraph,
    phrases:
      primaryLanguage(deck.language) === "ja"
        ? { find: (await import("./render/line-marks.ts")).findPhrases, isNarrow: false }
        : null,
    hyphenate: null,
    sanitise: kinds.hasRawHtml ? await loadCleaner(settings) : noTags,
    hasUnseen: false,
    math: (tex, isDisplay) => set?.(tex, isDisplay).html ?? "",
    highlight: kinds.hasCode ? (await import("./render/highlight.ts")).highlightLines : () => [],
  };
}

function noTags(): string {
  return "";
}

/** Returns what cleans tags in a line of text. */
async function loadCleaner({ html }: Settings): Promise<RenderContext["sanitise"]> {
  const { keepAttributes, sanitise } = await import("./render/clean-html.ts");
  return html === "trusted" ? keepAttributes : sanitise;
}

/** Null where there is nothing to set. */
async function formulaSetter(
  hasMath: boolean,
  given: FormulaSetter | null | undefined,
): Promise<FormulaSetter | null> {
  if (!hasMath) return null;
  return given ?? (await import("./render/math.ts")).createFormulaSetter();
}
