/** Chapters that hold very many of one kind of thing, by the name of the kind; `count` says how many. */
export const shapes = {
  /** Many sections with a paragraph each. */
  sections: (count) => chapter(each(count, (index) => `## Topic ${index}\n\n${prose(index)}\n`)),
  /** Many sections, each with a subsection: many dividers. */
  dividers: (count) =>
    chapter(
      each(count, (index) => `## Topic ${index}\n\n### Part of ${index}\n\n${prose(index)}\n`),
    ),
  /** Many subsections of one section. */
  subsections: (count) =>
    chapter(`## All\n\n${each(count, (index) => `### Topic ${index}\n\n${prose(index)}\n`)}`),
  /** Many headings of the depths 4 to 6. */
  deep: (count) =>
    chapter(
      `## All\n\n### Inside\n\n${each(count, (index) => `${"#".repeat(4 + (index % 3))} Topic ${index}\n\n${prose(index)}\n`)}`,
    ),
  /** Many headings of the same words: ids must be told apart. */
  ids: (count) => chapter(each(count, () => "## Topic\n\n- one\n- two\n")),
  /** One section of many blocks. */
  blocks: (count) =>
    chapter(`## All\n\n${each(count, (index) => `${prose(index)}\n\n- ${prose(index)}\n`)}`),
  /** One section of prose alone. */
  paragraphs: (count) => chapter(`## All\n\n${each(count, (index) => `${prose(index)}\n`)}`),
  /** One list. */
  items: (count) => chapter(`## All\n\n${each(count, (index) => `- ${prose(index)}`)}`),
  /** One table. */
  rows: (count) =>
    chapter(
      `## All\n\n| Name | What |\n| --- | --- |\n${each(count, (index) => `| ${index} | ${prose(index)} |`)}`,
    ),
  /** One block of code. */
  code: (count) =>
    chapter(`## All\n\n\`\`\`ts\n${each(count, (index) => `const n${index} = ${index};`)}\n\`\`\``),
  /** Many footnotes. */
  footnotes: (count) =>
    chapter(
      `## All\n\n${each(count, (index) => `- ${prose(index)}[^${index}]`)}\n\n${each(count, (index) => `[^${index}]: ${prose(index)}\n`)}`,
    ),
  /** Many formulas, numbered ones among them. */
  formulas: (count) =>
    chapter(
      `## All\n\n${each(count, (index) => `- The value $x_{${index}}$.\n\n$$\ny = x^{${index}} \\tag{${index}}\n$$\n`)}`,
    ),
  /** Many images, none of which exists. */
  images: (count) =>
    chapter(`## All\n\n${each(count, (index) => `![Figure ${index}](figure-${index}.png)\n`)}`),
  /** Many links, each to the heading of a subsection. */
  links: (count) =>
    chapter(
      `## All\n\n${each(count, (index) => `### Topic ${index}\n\n- See [the next](#topic-${(index + 1) % count}).\n- See <https://example.org/${index}>.\n`)}`,
    ),
  /** Many terms with what is said of them. */
  terms: (count) =>
    chapter(`## All\n\n${each(count, (index) => `- **Term ${index}**: ${prose(index)}`)}`),
} satisfies Readonly<Record<string, (count: number) => string>>;

function chapter(body: string): string {
  return `---\nlang: en\n---\n\n# Much of one kind\n\n${body}\n`;
}

function each(count: number, write: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => write(index)).join("\n");
}

function prose(index: number): string {
  return `Number ${index} waits for the one before it.`;
}
