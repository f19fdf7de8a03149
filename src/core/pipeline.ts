import type { RawReader } from "./markdown/html/raw-reader.ts";
import { readChapter } from "./markdown/read-chapter.ts";
import { runChecks } from "./check/checks.ts";
import { layoutNames } from "./layouts/layouts.ts";
import { divideParagraph } from "./prose/divide-paragraph.ts";
import { withoutNotes } from "./plan/notes.ts";
import { planDeck } from "./plan/plan-deck.ts";
import { refineDeck } from "./plan/refine-deck.ts";
import { textWidth } from "./prose/text-width.ts";
import { type Labels, labelsOf } from "./locales/locales.ts";
import { anchorsOf } from "./plan/anchors.ts";
import type { Chapter, FrontMatter } from "./model/chapter.ts";
import { type ContentKinds, contentKindsOf, type Deck } from "./model/deck.ts";
import { type Diagnostic, sortDiagnostics } from "./model/diagnostic.ts";
import type { FitResult, FittedSlide } from "./model/fit.ts";
import type { ImageFacts } from "./model/image.ts";
import { primaryLanguage } from "./model/language.ts";
import type { LinkFacts } from "./model/link.ts";
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

/** The same, with what reads the HTML that they trust; null where they trust none. */
export interface PlanningSettings extends OuterSettings {
  readonly raw?: RawReader | null;
  /** The names of the user's own layouts; none where it is left out. */
  readonly ownLayouts?: readonly string[];
}

/** Does the user trust all HTML of the chapters? No chapter can say so itself. */
export function trustsHtml({ config, flags }: OuterSettings): boolean {
  return resolveSettings([config, flags]).html === "trusted";
}

/** Returns settings that chapters can be planned with: what reads trusted HTML is loaded where it is needed. */
export async function readyToPlan(
  outer: OuterSettings,
  ownLayouts: readonly string[] = [],
): Promise<PlanningSettings> {
  const raw = trustsHtml(outer) ? (await import("./markdown/html/raw-html.ts")).rawReader : null;
  return { ...outer, raw, ownLayouts };
}

/** A chapter on its way from text to slides: what each pure stage made of it. */
export interface Planned {
  readonly source: SourceFile;
  readonly chapter: Chapter;
  readonly settings: Settings;
  readonly labels: Labels;
  /** The names of the user's own layouts. */
  readonly ownLayouts: readonly string[];
  readonly deck: Deck;
  /** What reading and the settings found wrong. */
  readonly diagnostics: readonly Diagnostic[];
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

/** Returns a planned chapter's deck as it was fitted, and judges what came of it. */
export function refineChapter(
  { deck, source }: Pick<Planned, "deck" | "source">,
  { slides, faults }: FitResult,
): FittedChapter {
  const fitted = refineDeck(deck, slides);
  const facts = { source, deck: fitted, slides, faults, widthOf: textWidth };
  const diagnostics = runChecks("fitted", facts);
  return { deck: fitted, slides, diagnostics };
}

/** Reads and plans a chapter: defaults < config < front matter < flags. */
export function planChapter(source: SourceFile, name: string, outer: PlanningSettings): Planned {
  const { raw = null, ownLayouts = [] } = outer;
  if (raw === null && trustsHtml(outer))
    throw new Error("Nothing was loaded to read trusted HTML.");
  const read = readChapter(source, name, raw);
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
  const deck = planDeck(chapter, { settings, labels, ownLayouts });
  return {
    source,
    chapter,
    settings,
    labels,
    ownLayouts,
    deck,
    diagnostics: [...read.diagnostics, ...problems],
  };
}

/**
 * Returns a planned chapter with another theme. What is wrong with the one that its front matter
 * names, if anything, is an error at its line.
 */
export function withTheme(planned: Planned, theme: string, fault: ThemeFault | null): Planned {
  const { source, chapter, settings, diagnostics } = planned;
  const problem: SettingProblem[] =
    fault === null ? [] : [{ key: "theme", kind: "invalid", ...fault }];
  const found = problem.map((each) => toDiagnostic(each, chapter.frontMatter, source));
  return { ...planned, settings: { ...settings, theme }, diagnostics: [...diagnostics, ...found] };
}

const problemCodes = {
  misspelt: "unknown-setting",
  unknown: "unknown-setting",
  invalid: "invalid-setting",
  misplaced: "misplaced-setting",
} satisfies Record<SettingProblem["kind"], string>;

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
export async function judgeChapter(
  planned: Planned,
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
    anchors: anchorsOf(chapter, deck),
    layouts: [...layoutNames, ...ownLayouts],
    knowsLanguage,
    formulaFault,
  });
  return sortDiagnostics([...planned.diagnostics, ...found]);
}

/** Returns what rendering needs. A library is loaded only for a deck with something to show by it. */
export async function createRenderContext(
  { chapter, deck, labels, settings }: Planned,
  { images, links, setFormula }: StageFacts,
  kinds: ContentKinds = contentKindsOf(deck),
): Promise<RenderContext> {
  const set = await formulaSetter(kinds.hasMath, setFormula);
  return {
    images,
    links,
    anchors: anchorsOf(chapter, deck),
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
