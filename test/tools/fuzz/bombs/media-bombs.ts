import { inSection, type Bomb } from "./bomb.ts";

/** Makes a bomb of a section with an SVG image. */
function showing(name: string, inside: () => string, attributes = ""): Bomb {
  const text = "# Title\n\n## Section\n\n![a](a.svg)\n";
  const svg = () =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 900"${attributes}>${inside()}</svg>`;
  return { name, make: () => ({ text, files: { "a.svg": svg() } }) };
}

const several = (count: number, one: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => one(index)).join("");

const pictures: readonly Bomb[] = [
  showing(
    "an SVG that laughs",
    () =>
      `<g id="a0"><circle r="1"/></g>${several(12, (id) => `<g id="a${id + 1}">${`<use href="#a${id}"/>`.repeat(10)}</g>`)}`,
  ),
  showing(
    "an SVG with a script without an end",
    () => "<script>for (;;);</script>",
    " onload='for (;;);'",
  ),
  showing(
    "an SVG that moves without an end",
    () =>
      '<circle r="9"><animate attributeName="r" values="1;9" dur="0.001s" repeatCount="indefinite"/></circle>',
  ),
  showing(
    "an SVG of 300 filters",
    () =>
      `<filter id="f">${'<feTurbulence numOctaves="99" baseFrequency="9"/><feMorphology radius="900"/>'.repeat(300)}</filter><rect width="900" height="900" filter="url(#f)"/>`,
  ),
  showing(
    "an SVG of patterns in patterns",
    () =>
      `${several(8, (id) => `<pattern id="p${id + 1}" width=".01" height=".01" patternUnits="userSpaceOnUse"><rect width="1" height="1" fill="url(#p${id})"/></pattern>`)}<rect width="900" height="900" fill="url(#p8)"/>`,
  ),
  showing("an SVG 100,000 deep", () => `${"<g>".repeat(100_000)}${"</g>".repeat(100_000)}`),
  showing("an SVG that never ends", () => "<g>".repeat(3_000_000)),
];

const diagrams: readonly Bomb[] = [
  inSection(
    "a diagram of 2,000 arrows",
    () =>
      `\`\`\`mermaid\nflowchart TD\n${several(2_000, (id) => `a${id} --> a${(id * 7_919) % 2_000}\n`)}\`\`\``,
  ),
  inSection(
    "a diagram that looks for a day that never comes",
    () =>
      "```mermaid\ngantt\ndateFormat YYYY-MM-DD\nexcludes monday,tuesday,wednesday,thursday,friday,saturday,sunday\nsection a\nb: 2024-01-01, 30d\n```",
  ),
  inSection("200 diagrams", () => "```mermaid\nflowchart LR\na-->b\n```\n\n".repeat(200)),
];

const formulas: readonly Bomb[] = [
  inSection("a formula that defines itself", () => "$$\n\\def\\a{\\a\\a}\\a\n$$"),
  inSection("a formula as wide as the sky", () => "$$\n\\rule{1e9em}{1e9em}\n$$"),
  inSection(
    "a formula 5,000 deep",
    () => `$$\n${"\\frac{1}{".repeat(5_000)}1${"}".repeat(5_000)}\n$$`,
  ),
  inSection("a formula of a megabyte", () => `$$\n${"a + ".repeat(250_000)}b\n$$`),
  inSection("5,000 formulas", () => several(5_000, (id) => `- $x_{${id}}$\n`)),
];

/** Bombs of pictures, diagrams and formulas. */
export const mediaBombs: readonly Bomb[] = [...pictures, ...diagrams, ...formulas];
