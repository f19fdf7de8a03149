import { svg } from "./temp-folder.ts";

const callouts = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"]
  .map((kind) => `## The ${kind.toLowerCase()}\n\n> [!${kind}]\n> Look at the **gauge** twice.`)
  .join("\n\n");

const long = Array.from({ length: 16 }, (_, index) => `- gauge number ${index + 1} by the weir`);
const rows = Array.from({ length: 18 }, (_, index) => `| gauge ${index + 1} | ${index * 3} cm |`);

const chapter = `---
subtitle: Reading it, day by day
author: M. Ford
affiliation: School of Rivers
date: 4 May
logo: ./reed.svg
url: https://example.org/rivers/4/
---

# Chapter 4: The river

What you will see here:

1. Gauges[^g]
   - those by the weir
2. Weather

## Gauges

There are three of them by the weir.

### Their kinds

These are the kinds:

- floats
  - of cork, ![a cork](./reed.svg)
  - of tin
- [x] pressure, read by \`gauge --read\`
- [ ] radar, as $r = ct / 2$ and [its page](https://example.org/radar)

### Their parts

- **float** — what swims
- **chain** — what hangs
- **pulley** — what turns
- **pen** — what writes

A float
: rises with the water.

A pen
: writes it down.

### Where they stand

${long.join("\n")}

## Pictures

![A reed by the water](./reed.svg "A reed")

## A picture beside a list

![A reed in the wind](./reed.svg)

- stem
- leaf

## A picture that is not there

![A lost reed](./lost.svg)

## A picture in raw HTML

<div align="center"><a href="https://example.org/"><img src="./reed.svg" alt="A reed in a link" width="300"></a></div>

## For and against

For it:

- cheap
- quick

Against it:

- loud
- slow

## Levels

| gauge | level |
| --- | ---: |
${rows.join("\n")}

## Weeds

|  | spring | autumn |
| --- | :-: | --- |
| reed | few | ![many](./reed.svg) |
| **flag** |  | none |

## Tools

- **rod** — to sound with
- **lead** — to weigh it down
- nothing else
- **line** — to let it out

## All in one

> [!NOTE]
> Inside it stand
>
> 1. a table
>
>    |  | two |
>    | --- | --- |
>    | a | b |
>
> 2. code
>
>    \`\`\`sh
>    gauge --all # of them
>    \`\`\`
>
> - a picture
>
>   ![A reed inside](./reed.svg "Its caption")
>
> > and *words*

- a law: $$a^2$$

  $$
  b^2
  $$

- <ruby>reed<rt>riːd</rt></ruby>, <kbd>R</kbd>, <mark>lit</mark>, ~~gone~~[^g]

  \`\`\`mermaid
  graph TD; Reed --> Flag
  \`\`\`

- a term

  Reed
  : It bends.

## Reading one

\`\`\`ts title="read.ts" {2}
import { open } from "gauge"; // one of them
const level: number = open("weir").read() ?? 0;
if (level > 340 && !/low/.test("high")) console.log(\`\${level} cm\`);
class Float extends Gauge { @once rise() { return null; } }
\`\`\`

\`\`\`diff
- old
+ new
\`\`\`

\`\`\`html
<p class="x">&amp;</p>
\`\`\`

## What was said

> A river is *never* the same.
>
> - Not twice.

${callouts}

## An answer

<details>
<summary>How high?</summary>

As high as the bank.

</details>

## The law

$$
v = \\frac{Q}{A}
$$

## The course

\`\`\`mermaid
graph LR; Spring[The spring] --> Mouth[The mouth]
\`\`\`

## Short

Rivers rise by night.

## At length

The **gauge** is read at six in the morning, before the mills upstream begin to draw their water for the day. It is read again at noon, when the sun has warmed the shallow reach and the **weeds** have risen a little. In the evening a third reading closes the page of the book that lies in the hut.

The book is kept for thirty years, because a **flood** that comes once in a lifetime is known only from such books. Whoever wants to build by the river must read them first, and must not trust the dry years alone.

## Summary

We have read the river.

- gauges
- weather

[^g]: A gauge is a ruler that stays wet.
`;

/** A chapter with a slide of every layout, continued slides, and all that can stand on slides. */
export const everyLayout: Readonly<Record<string, string>> = {
  "river.md": chapter,
  "reed.svg": svg,
};
