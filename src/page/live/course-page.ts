import type { LiveChapter, LiveCourse } from "../../core/protocol/live.ts";
import type { LiveWords } from "../../core/protocol/live-words.ts";
import { makeElement } from "../talk/make-element.ts";
import { courseCss } from "./styles.ts";
import { toFullnessCell, createFullnessStrip, type FullnessStrip } from "./fullness.ts";
import { withNumber } from "./live-words.ts";
import { createPicture } from "./picture.ts";

/** The page of all chapters. */
export interface CoursePage {
  /** Shows the chapters as they are now; what has not changed stays. */
  show(course: LiveCourse): void;
}

/** A chapter in the page. */
interface Entry {
  readonly element: HTMLElement;
  show(chapter: LiveChapter): void;
}

/** Has the page's list follow the chapters: what each holds, how full its slides are, its first slide. */
export function createCoursePage(page: Document, words: LiveWords): CoursePage {
  const list = makeElement(page, "ol", { className: "chapters live-chapters" });
  const nothing = makeElement(page, "p", { className: "chapter-facts", text: words.nothing });
  const main = page.querySelector("main") ?? page.body;
  // Vite's mark: it is not the theme's.
  const attributes = { "data-vite-dev-id": "lectern-course" };
  page.head.append(makeElement(page, "style", { text: courseCss, attributes }));
  const entries = new Map<string, Entry>();
  return {
    show({ chapters, stylesheets }) {
      followStyles(page, stylesheets);
      if (!list.isConnected) main.replaceChildren(list, nothing);
      nothing.hidden = chapters.length > 0;
      const names = new Set(chapters.map(({ name }) => name));
      for (const [name, { element }] of entries) {
        if (names.has(name)) continue;
        element.remove();
        entries.delete(name);
      }
      for (const [index, chapter] of chapters.entries()) {
        const entry = entries.get(chapter.name) ?? createEntry(page, chapter.name, words);
        entries.set(chapter.name, entry);
        entry.show(chapter);
        // One that stays where it is keeps its picture.
        const there = list.children[index] ?? null;
        if (there !== entry.element) list.insertBefore(entry.element, there);
      }
    },
  };
}

function createEntry(page: Document, name: string, words: LiveWords): Entry {
  const href = `${encodeURIComponent(name)}/index.html`;
  const title = makeElement(page, "span", { className: "chapter-title" });
  const link = makeElement(page, "a", {
    className: "chapter-link",
    attributes: { href },
    children: [title],
  });
  const facts = makeElement(page, "p", { className: "chapter-facts" });
  const tip = makeElement(page, "p", { className: "live-tip" });
  const strip = createFullnessStrip(page, {
    label: words.fullness,
    go: null,
    tell: (text) => (tip.textContent = text),
  });
  const text = makeElement(page, "div", {
    className: "live-text",
    children: [link, facts, strip.element, tip],
  });
  const element = makeElement(page, "li", { children: [createPicture(page, name), text] });
  return {
    element,
    show(chapter) {
      title.textContent = chapter.title;
      title.lang = chapter.language ?? "";
      const told = factsOf(chapter, words).map(({ className, text }) =>
        makeElement(page, "span", { className, text }),
      );
      facts.replaceChildren(...told);
      showFullness(strip, chapter, words);
    },
  };
}

function showFullness(
  { element, show }: FullnessStrip,
  { fullness, slides }: LiveChapter,
  words: LiveWords,
): void {
  element.classList.toggle("is-unknown", fullness === null);
  const cells = fullness?.map((slide, index) => toFullnessCell(slide, index + 1, words)) ?? [];
  show(cells);
  // Who hears the page hears how many are full, not each.
  const marked = cells.filter(({ mark }) => mark !== "").map(({ label }) => label);
  const said = [words.fullness, withNumber(words.slides, slides), ...marked];
  element.setAttribute("aria-label", said.join(" · "));
}

interface Fact {
  readonly className: string;
  readonly text: string;
}

function factsOf(chapter: LiveChapter, words: LiveWords): Fact[] {
  const { slides, fullness, minutes, errors, warnings, isOld } = chapter;
  const plain = (text: string): Fact => ({ className: "", text });
  const continued = fullness?.filter(({ part }) => part !== null && part.index > 1).length ?? 0;
  const wrong: Fact[] = [
    { className: "live-errors", text: errors > 0 ? withNumber(words.errors, errors) : "" },
    { className: "live-warnings", text: warnings > 0 ? withNumber(words.warnings, warnings) : "" },
    { className: "live-errors", text: isOld ? words.isOld : "" },
  ].filter(({ text }) => text !== "");
  return [
    plain(withNumber(words.slides, slides)),
    ...(continued > 0 ? [plain(withNumber(words.continued, continued))] : []),
    plain(toTime(minutes, words)),
    ...(wrong.length === 0 ? [plain(words.fine)] : wrong),
  ];
}

function toTime(minutes: number, words: LiveWords): string {
  if (minutes === 0) return words.noNotes;
  return minutes < 0.5 ? words.underMinute : withNumber(words.minutes, Math.round(minutes));
}

/** The fonts of the page are cut to its words: other words come with other style sheets. */
function followStyles(page: Document, wanted: readonly string[]): void {
  const links = [...page.querySelectorAll<HTMLLinkElement>('head link[rel="stylesheet"]')];
  const there = links.map((link) => link.getAttribute("href"));
  if (wanted.every((href) => there.includes(href))) return;
  for (const href of wanted) {
    const link = makeElement(page, "link", { attributes: { rel: "stylesheet", href } });
    link.addEventListener("load", () => {
      for (const old of links) old.remove();
    });
    page.head.append(link);
  }
}
