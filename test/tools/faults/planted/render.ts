import type { PlantedFault } from "../planted-fault.ts";

const markup = ["test/core/render/markup.test.ts"];
const sanitise = ["test/core/render/clean-html.test.ts"];
const svg = ["test/core/render/svg/clean-svg.test.ts", "test/core/render/clean-svg-bounds.test.ts"];
const sizes = ["test/core/render/content-size.test.ts"];
const lines = ["test/core/render/line-marks.test.ts"];
const html = ["test/core/render/html-of-blocks.test.ts"];
const prints = ["test/core/handouts/handouts.test.ts"];
const policy = ["test/core/render/page-policy.test.ts"];

/** Faults in rendering and in the templates. */
export const renderFaults: readonly PlantedFault[] = [
  {
    file: "src/core/render/clean-html.ts",
    find: '["lang", "dir", "title"]',
    replace: '["lang", "dir", "title", "onClick", "onError", "onMouseOver"]',
    tests: sanitise,
  },
  {
    file: "src/core/render/clean-html.ts",
    find: '["lang", "dir", "title"]',
    replace: '["lang", "dir", "title", "onClick", "onError", "onMouseOver"]',
    tests: ["test/app/outputs/hostile-chapter.test.ts"],
    compile: true,
  },
  {
    file: "src/core/render/clean-html.ts",
    find: '["lang", "dir", "title"]',
    replace: '["lang", "dir", "title", "id"]',
    tests: sanitise,
  },
  {
    file: "src/core/render/clean-html.ts",
    find: '"abbr b bdi',
    replace: '"a abbr b bdi',
    tests: sanitise,
  },
  {
    file: "src/core/render/clean-html.ts",
    find: "time u var wbr",
    replace: "time u var wbr svg",
    tests: sanitise,
  },
  {
    file: "src/core/render/inline-html.ts",
    find: "https?:|mailto:",
    replace: "https?:|javascript:|mailto:",
    tests: html,
  },
  {
    file: "src/core/render/inline-html.ts",
    find: "safeHref.test(href.trim()) ?",
    replace: "safeHref.test(href.trim()) || href !== '' ?",
    tests: html,
  },
  { file: "src/core/render/escape-html.ts", find: "[&<>\"']", replace: "[&<>]", tests: html },
  { file: "src/core/render/escape-html.ts", find: '"<": "&lt;"', replace: '"<": "<"', tests: html },
  {
    file: "src/core/render/inline-html.ts",
    find: 'alt="${escapeHtml(alt)}">`',
    replace: 'alt="${alt}">`',
    tests: html,
  },
  {
    file: "src/core/render/inline-html.ts",
    find: 'title="${escapeHtml(title)}"',
    replace: 'title="${title}"',
    tests: html,
  },
  {
    file: "src/core/render/inline-html.ts",
    find: "const words = escapeHtml(value).replace(codeWithHyphens",
    replace: "const words = value.replace(codeWithHyphens",
    tests: html,
  },
  {
    file: "src/core/render/inline-html.ts",
    find: "`<del>${renderMarked(inline.children, context, pen)}</del>`",
    replace: "renderMarked(inline.children, context, pen)",
    tests: html,
  },
  {
    file: "src/core/render/block-html.ts",
    find: 'list.start === 1 ? ""',
    replace: 'list.start >= 1 ? ""',
    tests: html,
  },
  {
    file: "src/core/render/block-html.ts",
    find: "title.length > 0\n    ?",
    replace: "title.length > 1\n    ?",
    tests: html,
  },
  {
    file: "src/core/render/block-html.ts",
    find: 'aria-label="${escapeHtml(name)}"',
    replace: 'aria-label=""',
    tests: html,
  },
  {
    file: "src/core/render/block-html.ts",
    find: 'return areFigures ? "right" : "left";',
    replace: 'return "left";',
    tests: [...html, "test/core/render/table-html.test.ts"],
  },
  {
    file: "src/core/render/inline-html.ts",
    find: 'data-html="${escapeHtml(written)}"',
    replace: 'data-html="${written}"',
    tests: ["test/core/markdown/trusted-html.test.ts", "test/core/render/html-of-blocks.test.ts"],
  },
  {
    file: "src/core/render/svg/svg-allow-list.ts",
    find: "set stop style svg",
    replace: "script set stop style svg",
    tests: svg,
  },
  {
    file: "src/core/render/svg/svg-allow-list.ts",
    find: "if (!svgAttributes.has(name)) {",
    replace: "if (!svgAttributes.has(name) && !/^on/.test(name)) {",
    tests: svg,
  },
  {
    file: "src/core/render/svg/parse-xml.ts",
    find: "(?!DOCTYPE\\b)|\\[/i",
    replace: "(?!DOCTYPE\\b)/i",
    tests: svg,
  },
  {
    file: "src/core/render/svg/clean-svg.ts",
    find: "const maxElements = 500_000;",
    replace: "const maxElements = 500_000_000;",
    tests: svg,
  },
  {
    file: "src/core/render/content-size.ts",
    find: "const maxShortWidth = 140;",
    replace: "const maxShortWidth = 1400;",
    tests: sizes,
  },
  {
    file: "src/core/render/content-size.ts",
    find: "const maxFewItems = 4;",
    replace: "const maxFewItems = 5;",
    tests: sizes,
  },
  {
    file: "src/core/render/content-size.ts",
    find: "const maxSomeItems = 7;",
    replace: "const maxSomeItems = 8;",
    tests: sizes,
  },
  {
    file: "src/core/render/content-size.ts",
    find: "blocks.length > 1 &&",
    replace: "blocks.length > 2 &&",
    tests: sizes,
  },
  {
    file: "src/core/render/line-marks.ts",
    find: "const loneCharacters = 1;",
    replace: "const loneCharacters = 0;",
    tests: lines,
  },
  {
    file: "src/core/render/line-marks.ts",
    find: "const longPhrase = { wide: 18,",
    replace: "const longPhrase = { wide: 180,",
    tests: lines,
  },
  {
    file: "src/core/render/hyphenate.ts",
    find: "const fewestLetters = 3;",
    replace: "const fewestLetters = 2;",
    tests: ["test/core/render/hyphenate.test.ts"],
  },
  {
    file: "src/core/render/page-policy.ts",
    find: "\"base-uri 'none'\",",
    replace: "",
    tests: policy,
  },
  {
    file: "src/core/render/page-policy.ts",
    find: "const [inline, web] = isTrusted ?",
    replace: "const [inline, web] = trust !== null ?",
    tests: policy,
  },
  {
    file: "src/core/render/page-policy.ts",
    find: "built: \"'none'\"",
    replace: "built: \"'self'\"",
    tests: policy,
  },
  {
    file: "src/core/render/qr-code.ts",
    find: "const quietZone = 4;",
    replace: "const quietZone = 0;",
    tests: ["test/core/render/qr-code.test.ts", ...html],
  },
  {
    file: "src/core/handouts/notes.ts",
    find: "notesHtml: prose === null ? null : finish(prose, slide),",
    replace: "notesHtml: null,",
    tests: prints,
  },
  {
    file: "src/core/handouts/notes.ts",
    find: "linkNotes: isLast ? linkNotes : [],",
    replace: "linkNotes: [],",
    tests: prints,
  },
  {
    file: "src/core/handouts/notes.ts",
    find: "section: sections.get(index) ?? null,",
    replace: "section: null,",
    tests: prints,
  },
  {
    file: "src/core/handouts/notes.ts",
    find: 'type !== "raw-html" && type !== "footnote-definition"',
    replace: 'type !== "footnote-definition"',
    tests: prints,
  },
  {
    file: "src/core/handouts/notes.ts",
    find: "footnotes: viewFootnotes(footnotes, context)",
    replace: "footnotes: viewFootnotes([], context)",
    tests: prints,
  },
  {
    file: "src/core/handouts/article.ts",
    find: "introHtml: isFirst ? renderBlocks(intro, context) || null : null,",
    replace: "introHtml: null,",
    tests: prints,
  },
  {
    file: "src/core/handouts/article.ts",
    find: "level: Math.min(level, maxLevel),",
    replace: "level: 2,",
    tests: prints,
  },
  {
    file: "src/core/handouts/article.ts",
    find: "footnotes: isLast ? viewFootnotes(footnotes, context) : [],",
    replace: "footnotes: [],",
    tests: prints,
  },
  {
    file: "src/core/handouts/grid.ts",
    find: "number: index + 1,\n        slideHtml",
    replace: "number: index,\n        slideHtml",
    tests: prints,
  },
  {
    file: "src/core/handouts/grid.ts",
    find: "return count < fewestLines ? 0 : count;",
    replace: "return 0;",
    tests: prints,
  },
  {
    file: "src/core/handouts/handout-page.ts",
    find: "author: deck.author,",
    replace: "author: null,",
    tests: prints,
  },
  {
    file: "src/core/handouts/handout-page.ts",
    find: "@page:left{margin-left:${outer};margin-right:${inner};",
    replace: "@page:left{margin-left:${inner};margin-right:${outer};",
    tests: prints,
  },
  { file: "templates/layouts/table.hbs", find: ' scope="row"', replace: "", tests: markup },
  {
    file: "templates/partials/notes.hbs",
    find: ' aria-label="{{labels.notes}}"',
    replace: "",
    tests: markup,
  },
  { file: "templates/deck.hbs", find: ' lang="{{language}}"', replace: "", tests: markup },
  { file: "templates/partials/list.hbs", find: ' start="{{start}}"', replace: "", tests: markup },
  { file: "templates/partials/figure.hbs", find: ' alt="{{alt}}"', replace: "", tests: markup },
  { file: "templates/partials/link-notes.hbs", find: ' id="{{id}}"', replace: "", tests: markup },
];
