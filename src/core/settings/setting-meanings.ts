import type { Settings } from "./settings.ts";

/** What each setting does, for the manual's table: an English sentence in Markdown. */
export const settingMeanings = {
  title:
    "The chapter's title. By default it is the first `#` heading; if you set it, every `#` starts a section, unless it has the same words.",
  subtitle: "A line below the title on the cover.",
  author: "The author, on the cover and in the PDFs' metadata.",
  affiliation: "The author's institution, on the cover.",
  date: "The date on the cover, as you write it.",
  subject: "The subject in the PDFs' metadata, in one line.",
  keywords: "Keywords in the PDFs' metadata: a list, or a text with commas.",
  url: "The address of the published deck. It becomes a QR code on the cover and on the first page of handouts.",
  logo: "The path of an image, from the chapter's folder. It is shown on the cover and, small, at the foot of each slide.",
  lang: "The language that pages and PDFs declare. It also decides labels (Japanese or English), line breaking, hyphenation and fonts. By default it is detected from the text.",
  theme:
    "The design: `quiet`, `hall`, `print`, a theme of your own, `reveal/NAME` or the path of a stylesheet. See [Themes](../guide/themes.md).",
  textFont:
    "One or two font files (regular, bold) for all text. The theme's own font then supplies the characters that they lack. A variable font serves for both weights.",
  codeFont: "A font file for code.",
  fonts:
    "Font files for characters that no other font has, the first match first: files of npm packages (`@expo-google-fonts/noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf`) or files beside the chapter (`./fonts/rare.ttf`).",
  ratio: "The shape of a slide.",
  scheme: "A light or dark background. PDFs of `auto` are light.",
  prose:
    "How much of a section of pure prose is shown: its first sentence, its key sentences, or all of it.",
  incremental: "The items of lists and terms appear one by one, the first together with its slide.",
  handout: "The kinds of handout to make. See [Handouts](../guide/handouts.md).",
  cloze:
    "Which terms the cloze handout blanks out: everything emphasised with `**…**`, or a list of words. `every: 2` blanks every second one.",
  clozeKey: "Where the answers of the cloze handout go: on its last page, or into a separate PDF.",
  linkNotes: "The handouts `notes`, `article` and `cloze` print the addresses of links as notes.",
  public:
    "Builds the deck without its speaker notes. If the config says `true`, front matter cannot undo it.",
  courseTitle: 'The title of the handouts that `--course` makes; "Course" or 講義 by default.',
  paper: "The paper of handouts, upright.",
  html: "`trusted` runs the chapters' raw HTML as it is written. It has no effect in front matter. See [HTML](../guide/html.md).",
} satisfies Readonly<Record<keyof Settings, string>>;
