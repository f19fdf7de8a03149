import type { Diagnostic } from "../model/diagnostic.ts";
import type { OuterSettings } from "../pipeline.ts";
import { findChapters } from "../workspace/find-chapters.ts";
import { prepareCourse, toCourseEntry } from "../workspace/prepare-course.ts";
import { createWorkshop, withChapters, type Workshop } from "../workspace/workshop.ts";
import { createLiveDeck, type LiveDeck, type Made } from "./live-deck.ts";
import { toDiagnostics } from "./to-problems.ts";

/** What the dev server serves. */
export interface ServedDecks {
  readonly paths: readonly string[];
  /** Its chapters are looked for anew each time. */
  readonly workshop: Workshop;
  /** Reads the settings outside the chapters anew. */
  readonly readOuter: () => Promise<OuterSettings>;
}

/** What a save can change: one chapter; how all look; or anything that a chapter may name. */
export type Change =
  { readonly kind: "chapter"; readonly file: string } | { readonly kind: "look" | "file" };

type Course = Awaited<ReturnType<typeof prepareCourse>>;

/** All decks of the server. What is asked of them is done one after the other. */
export interface LiveDecks {
  /** Returns a deck as it was last saved; null where there is no such chapter and never was. */
  deck(name: string): Promise<LiveDeck | null>;
  course(): Promise<Course>;
  /** Notes what was saved. */
  note(change: Change): void;
  /** How often something was saved: the version of the list of chapters. */
  version(): number;
}

/**
 * Returns the decks of some paths, none of them made yet. `tell` is called whenever one was made
 * anew, whoever asked for it, before it is judged.
 */
export function createLiveDecks(
  served: ServedDecks,
  tell: (deck: LiveDeck, made: Made) => void,
): LiveDecks {
  const bench = createBench(served);
  const decks = new Map<string, LiveDeck>();
  /** Those that are not as they were last saved, and whether only their text can have changed. */
  const stale = new Map<string, { readonly isOnlyText: boolean }>();
  const queued = createQueue();
  let version = 0;
  const refresh = async (name: string) => {
    const known = decks.get(name);
    const staleness = stale.get(name);
    if (known !== undefined && staleness === undefined) return known;
    const deck = known ?? createLiveDeck(name);
    stale.delete(name);
    try {
      const workshop = await bench.open();
      const file = workshop.chapters.find((chapter) => chapter.name === name);
      if (file === undefined && known === undefined) return null;
      decks.set(name, deck);
      if (file === undefined) deck.keep([toGone(deck)]);
      else {
        tell(deck, await deck.make(file, workshop, staleness?.isOnlyText === true));
        await deck.judge();
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
  const course = async (): Promise<Course> => {
    const shown = [];
    const workshop = await bench.open();
    for (const { name } of workshop.chapters) {
      const deck = await refresh(name);
      const dressed = deck?.shown()?.dressed;
      if (dressed !== undefined) shown.push(toCourseEntry(dressed));
    }
    return prepareCourse(shown, workshop);
  };
  return {
    deck: (name) => queued(() => refresh(name)),
    course: () => queued(course),
    version: () => version,
    note(change) {
      version += 1;
      if (change.kind === "look") bench.clear();
      for (const [name, deck] of decks) {
        const isOwn = change.kind === "chapter" && isOf(deck, change.file);
        if (change.kind === "chapter" && !isOwn && !deck.hasLinks()) continue;
        const isOnlyText = isOwn && stale.get(name)?.isOnlyText !== false;
        stale.set(name, { isOnlyText });
      }
    },
  };
}

/** A workshop with what was read of templates, themes and fonts, as long as that is good. */
interface Bench {
  /** Returns it with the chapters that are there now. */
  open(): Promise<Workshop>;
  /** Has all of it read anew, and the settings. */
  clear(): void;
}

function createBench({ paths, workshop: first, readOuter }: ServedDecks): Bench {
  let workshop = first;
  let isOld = false;
  const clear = () => {
    isOld = true;
  };
  return {
    clear,
    async open() {
      if (isOld) {
        // What is saved while the settings are read makes it old again.
        isOld = false;
        const outer = await readOuter().catch((error: unknown) => {
          clear();
          throw error;
        });
        workshop = createWorkshop({ ...workshop, outer });
      }
      workshop = withChapters(workshop, await findChapters(paths, workshop.project));
      return workshop;
    },
  };
}

function isOf(deck: LiveDeck, file: string): boolean {
  const own = deck.shown()?.dressed.file.file;
  return own === undefined || own === file;
}

function pathOf(deck: LiveDeck): string {
  return deck.shown()?.dressed.file.path ?? deck.name;
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
    hint: "The deck stays as it was. The chapters there are stand at /.",
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
