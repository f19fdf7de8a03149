import type { Html, LabelsView } from "./view-models.ts";

/** For `templates/handout.hbs`. */
export interface HandoutView {
  readonly language: string;
  readonly title: string;
  readonly kicker: string | null;
  readonly author: string | null;
  readonly date: string | null;
  readonly ratio: string;
  readonly styleHtml: Html;
  readonly stylesheets: readonly string[];
  readonly entries: readonly HandoutEntryView[];
  readonly labels: LabelsView;
}

export interface HandoutEntryView {
  readonly number: number;
  /** Set where a new section begins with this entry, else null. */
  readonly sectionTitle: string | null;
  /** The slide as `partials/slide.hbs` made it, without notes. */
  readonly slideHtml: Html;
  readonly notesHtml: Html | null;
}

/** For `templates/course.hbs`, the page that lists the chapters. */
export interface CourseView {
  readonly language: string;
  readonly title: string;
  readonly stylesheets: readonly string[];
  readonly chapters: readonly {
    readonly title: string;
    readonly href: string;
    readonly slides: number;
    readonly files: readonly { readonly label: string; readonly href: string }[];
  }[];
  readonly labels: LabelsView;
}
