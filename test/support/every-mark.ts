/** A chapter with each mark and each box of words that has colours of its own, on several grounds. */
export const everyMark = `# Chapter 1: *Tides* and \`waves\`

What follows has **all** of them.

1. A *harbour* with \`code\` and [a link](https://example.org/)
   - more of **it**

## A *part* with \`code\`

### A table

| Name | \`Kind\` |
| --- | --: |
| [a](#a-table) | **1** |
| *b* | 2 |
| c | <mark>3</mark> |
| d | <kbd>4</kbd> |
| e | 5 |
| f | 6 |

### Inner boxes

- one *word*, \`code\`, <kbd>Enter</kbd>, <mark>lit</mark>

  > quoted **words**

  \`\`\`js
  const a = "b"; // why
  \`\`\`

- two

  | a | b |
  | - | - |
  | c | d |

  ![nowhere](none.png)

### Terms in \`code\` and *stress*

- \`term\` : words with \`code\` and *stress*
- term : **more** words

### Code

\`\`\`ts {2}
// a comment
const text: string = \`a\${1 + 2}\`;
export class Boat extends Ship { @sail() speed = 12; }
\`\`\`

### Changes

\`\`\`diff
- gone
+ new
\`\`\`

### Quoted

> Words with *stress*, **weight**, \`code\` and [a link](https://example.org/).

> [!NOTE]
> A note with \`code\` and **weight**.

> [!TIP]
> A tip.

> [!IMPORTANT]
> An important thing.

> [!CAUTION]
> A caution with *stress*.

### Said shortly

One **heavy** sentence with \`code\` and *stress*.

## Summary

We saw **tides** with \`code\`, *stress* and [a link](https://example.org/).

1. one **word** and \`code\`
2. two
`;
