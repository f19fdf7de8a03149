import type { Diagnostic } from "../../../core/model/diagnostic.ts";
import type { OuterSettings } from "../../../core/pipeline.ts";
import { findChapters } from "../../chapter/find-chapters.ts";
import { createProject, withChapters, type Project } from "../../chapter/project.ts";
import {
  makeCoursePage,
  toCourseEntry,
  type CoursePage,
} from "../../outputs/course/course-page.ts";
import { liveWords } from "../../../core/locales/locales.ts";
import { LiveDeck, toDiagnostics } from "./live-deck.ts";
import type { Change } from "./live-update.ts";
import type { DeckSources, Save } from "./watch-decks.ts";

/** What the dev server serves. */
export interface ServedDecks {
  readonly paths: readonly string[];
  /** Its chapters are looked for again each time. */
  readonly project: Project;
  /** Reads the settings outside the chapters again. */
  readonly readOuter: () => Promise<OuterSettings>;
}

/** All decks of the server. What is asked of them is done one after the other. */
export interface LiveDecks {
  /** Returns a deck as it was last saved; null where there is no such chapter and never was. */
  deck(name: string): Promise<LiveDeck | null>;
  /** Returns the decks of the chapters there are now, as they were last saved. */
  all(): Promise<readonly LiveDeck[]>;
  /** The page that lists them. */
  course(): Promise<CoursePage>;
  /** The names of the chapters there are now. */
  names(): Promise<readonly string[]>;
  /** What the decks are made from now: the settings, the chapters, and what those that were made use. */
  sources(): DeckSources;
  /** Notes what was saved. */
  note(save: Save): void;
}

/**
 * Returns the decks of some paths, none of them made yet. `changed` is called whenever one was built
 * again, whoever asked for it, before it is checked.
 */
export function createLiveDecks(
  served: ServedDecks,
  changed: (deck: LiveDeck, change: Change) => void,
): LiveDecks {
  const source = createProjectSource(served);
  const decks = new Map<string, LiveDeck>();
  /** Those that are not as they were last saved, and whether only their text can have changed. */
  const stale = new Map<string, { readonly isOnlyText: boolean }>();
  const queued = createQueue();
  const refresh = async (name: string) => {
    const known = decks.get(name);
    const staleness = stale.get(name);
    if (known !== undefined && staleness === undefined) return known;
    const deck = known ?? new LiveDeck(name);
    stale.delete(name);
    try {
      const project = await source.open();
      const file = project.chapters.find((chapter) => chapter.name === name);
      if (file === undefined && known === undefined) return null;
      decks.set(name, deck);
      if (file === undefined) deck.keep([toGone(deck)]);
      else {
        changed(deck, await deck.save(file, project, staleness?.isOnlyText === true));
        await deck.check();
      }
    } catch (error) {
      stale.set(name, { isOnlyText: false });
      // What is wrong with the settings, or with all chapters.
      const diagnostics = toDiagnostics(error, pathOf(deck));
      if (known === undefined) throw error;
      deck.keep(diagnostics);
    }
    return deck;
  };
  const all = async (): Promise<LiveDeck[]> => {
    const found: LiveDeck[] = [];
    for (const { name } of (await source.open()).chapters) {
      const deck = await refresh(name);
      if (deck !== null) found.push(deck);
    }
    return found;
  };
  const course = createCoursePage();
  return {
    deck: (name) => queued(() => refresh(name)),
    all: () => queued(all),
    course: () => queued(async () => course.page(await all(), await source.open())),
    sources: () => sourcesOf(source.last(), decks),
    names: () => queued(async () => (await source.open()).chapters.map(({ name }) => name)),
    note(save) {
      if (save.kind === "look") {
        source.clear();
        course.clear();
      }
      for (const [name, deck] of decks) {
        const isOnlyText = isStale(deck, save);
        if (isOnlyText === null) continue;
        stale.set(name, { isOnlyText: isOnlyText && stale.get(name)?.isOnlyText !== false });
      }
    },
  };
}

/** A project with what was read of templates, themes and fonts, as long as that is good. */
interface ProjectSource {
  /** Returns it with the chapters that are there now. */
  open(): Promise<Project>;
  /** Returns it as it was opened last. */
  last(): Project;
  /** Has all of it read again, and the settings. */
  clear(): void;
}

function createProjectSource({ paths, project: first, readOuter }: ServedDecks): ProjectSource {
  let project: Project = { ...first, outer: withNotes(first.outer) };
  let isOld = false;
  const clear = () => {
    isOld = true;
  };
  return {
    clear,
    last: () => project,
    async open() {
      if (isOld) {
        // What is saved while the settings are read makes it old again.
        isOld = false;
        const outer = await readOuter().catch((error: unknown) => {
          clear();
          throw error;
        });
        project = createProject({ ...project, outer: withNotes(outer) });
      }
      project = withChapters(project, await findChapters(paths, project.root));
      return project;
    },
  };
}

function sourcesOf(project: Project, decks: ReadonlyMap<string, LiveDeck>): DeckSources {
  const used = [...decks.values()].flatMap((deck) => deck.uses());
  return { project, chapters: project.chapters, used };
}

/** Decks that are served are their author's, with their notes, whatever is published of them. */
function withNotes({ config, flags }: OuterSettings): OuterSettings {
  return { config, flags: { ...flags, public: false } };
}

/** Can a save be seen in a deck, and only in its text? Null where it cannot be seen. */
function isStale(deck: LiveDeck, save: Save): boolean | null {
  if (save.kind !== "chapter") return false;
  if (isOf(deck, save.file)) return true;
  return deck.hasLinks() ? false : null;
}

function isOf(deck: LiveDeck, file: string): boolean {
  const own = deck.shown()?.page.file.file;
  return own === undefined || own === file;
}

function pathOf(deck: LiveDeck): string {
  return deck.shown()?.page.file.path ?? deck.name;
}

function toGone(deck: LiveDeck): Diagnostic {
  const path = pathOf(deck);
  return {
    path,
    line: 1,
    column: 1,
    severity: "error",
    code: "unreadable-file",
    message: `There is no ${path} any more.`,
    hint: "The deck stays as it was. The list of chapters has those that there are.",
  };
}

/** Runs one job after the other. */
function createQueue(): <T>(job: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const done = last.then(job, job);
    last = done;
    return done;
  };
}

/** The page of all chapters, which is made again where something on it has changed. */
interface LiveCoursePage {
  page(decks: readonly LiveDeck[], project: Project): Promise<CoursePage>;
  /** Has it made again: its template or theme may have changed. */
  clear(): void;
}

/** Returns the page, not made yet. */
function createCoursePage(): LiveCoursePage {
  let last: { readonly of: string; readonly page: CoursePage } | null = null;
  return {
    clear() {
      last = null;
    },
    async page(decks, project) {
      const entries = decks.flatMap((deck) => {
        const planned = deck.shown()?.page.planned;
        return planned === undefined ? [] : [toCourseEntry(deck.name, planned.deck)];
      });
      const of = JSON.stringify(entries);
      if (last?.of === of) return last.page;
      const words = JSON.stringify(liveWords);
      const page = await makeCoursePage(entries, project, { pdfs: [], words });
      last = { of, page };
      return page;
    },
  };
}
