/** A kind of output. */
export interface OutputKind {
  /** As `--format` takes it. */
  readonly name: string;
  readonly needsBrowser: boolean;
}

/**
 * Every kind of output, in the order in which they are made. They stand apart from what makes them, so
 * that a run knows what it needs before all that is loaded.
 */
export const outputKinds = {
  html: { name: "html", needsBrowser: false },
  // A page that is not fitted may need Mermaid, which is larger than all the rest.
  single: { name: "single", needsBrowser: true },
  pdf: { name: "pdf", needsBrowser: true },
  handout: { name: "handout", needsBrowser: true },
} as const satisfies Readonly<Record<string, OutputKind>>;
