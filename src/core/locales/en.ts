const number =
  "(?:[2-9]|[1-9]\\d|two|three|four|five|six|seven|eight|nine|ten|several|various|multiple|a few|a number of|many|some)";
const things =
  "(?:kinds|types|ways|reasons|steps|parts|categories|classes|groups|forms|methods|options|choices|advantages" +
  "|benefits|drawbacks|disadvantages|stages|phases|levels|layers|approaches|components|features|cases|rules" +
  "|things|points|goals|differences|modes|elements|aspects|principles|properties|families|sections|states)";
const numberOfThings = `${number}(?: [\\w-]+){0,3} ${things}\\b`;
const shownVerb =
  "(?:shown|listed|given|described|outlined|summari[sz]ed|illustrated|presented|depicted|seen|drawn|defined|compared)";
const shownNoun =
  "(?:figures?|fig\\.|tables?|lists?|listings?|code|examples?|diagrams?|steps?|commands?|snippets?|programs?|equations?|images?|pictures?)";
const numbered = "(?:figures?|figs?\\.|tables?|listings?) \\d";

/** Matches nothing: for what English does not have. */
const nothing = /(?!)/;

/** English, the model for all languages: another has an entry for each of these. */
export const en = {
  /** The short words on slides and pages that are not the author's. */
  labels: {
    /** Heading of the slide that says what the chapter covers. */
    agenda: "In this chapter",
    /** Marks a slide that goes on on the next one. */
    continued: "continued",
    /** Marks what is repeated on a later slide above what goes on. */
    again: "continued",
    notes: "Notes",
    slides: "Slides",
    handout: "Handout",
    chapters: "Chapters",
    /** The title of several chapters together that have none. */
    course: "Course",
    /** Above the list of a handout's sections. */
    contents: "Contents",
    /** Above the addresses of a handout's links. */
    links: "Links",
    /** Above the answers of a cloze handout. */
    answers: "Answers",
    page: "Page",
    /** Names a diagram for those who cannot see it. */
    diagram: "Diagram",
    /** Names a QR code for those who cannot see it; its address follows. */
    qrCode: "QR code",
    /** Names a callout without a title of its own, by its kind. */
    callouts: {
      note: "Note",
      tip: "Tip",
      important: "Important",
      warning: "Warning",
      caution: "Caution",
      details: "Details",
    },
    /** What the tools of the speaker say: see `TalkWords`. */
    talk: {
      next: "Next",
      previous: "Back",
      ends: "First, last slide",
      overview: "All slides",
      find: "Find a slide by its number or words",
      speaker: "Speaker view",
      black: "Black screen",
      fullscreen: "Full screen",
      zoom: "Zoom in at the pointer",
      laser: "Laser pointer",
      draw: "Draw on the slide",
      clear: "Clear the drawing",
      help: "Keys",
      close: "Close",
      nothingFound: "No slide found",
      resume: "Continue at slide",
      current: "This slide",
      upcoming: "Next slide",
      atEnd: "This is the last slide.",
      noNotes: "No notes",
      start: "Start",
      pause: "Pause",
      reset: "Reset",
      behind: "behind",
      ahead: "ahead",
      onTime: "On time",
      larger: "Larger text",
      smaller: "Smaller text",
      blocked: "The browser blocked the speaker view. Allow pop-up windows for this page.",
      contents: "Contents",
      present: "Present",
      read: "Read",
      remote: "Remote",
      notes: "Notes",
      lost: "No connection. Trying again…",
      noDeck: "The deck is not open on the laptop.",
      pairing: "Connecting…",
      codeVoid:
        "This code was used before, or it has expired. Press Enter in the laptop’s terminal and scan the new one.",
      codeMissing: "Scan the code that stands in the laptop’s terminal.",
    },
    /** Headings of a chapter's last section, in lower case, without number. */
    closingHeadings: [
      "summary",
      "conclusion",
      "conclusions",
      "closing",
      "closing remarks",
      "wrap-up",
      "wrapping up",
      "in summary",
      "chapter summary",
      "takeaways",
      "key takeaways",
      "epilogue",
    ],
  },
  /** The words around a deck while it is being written; they are not in the fonts of a deck. See `LiveWords`. */
  live: {
    bar: "While you write",
    show: "Show the bar (M)",
    hide: "Hide the bar (M)",
    toggleBar: "Show or hide the bar",
    allChapters: "All chapters",
    course: "All chapters (U)",
    fullness: "How full the slides are",
    slide: "Slide {n}",
    full: "{n} % full",
    cutOff: "cut off",
    smallText: "text too small",
    scaled: "picture too small",
    pdf: "PDF",
    printing: "Printing…",
    failed: "The PDF could not be made.",
    blocked: "Open the PDF",
    kinds: {
      slides: "Slides",
      notes: "Handout: slides and prose",
      grid2: "Handout: 2 to a page",
      grid4: "Handout: 4 to a page",
      grid6: "Handout: 6 to a page",
      lines: "Handout: ruled lines",
      article: "Handout: the text",
      cloze: "Handout: with blanks",
      "cloze-key": "Answers to the blanks",
    },
    slides: "Slides: {n}",
    continued: "continued: {n}",
    minutes: "about {n} min",
    underMinute: "under 1 min",
    noNotes: "no notes",
    errors: "Errors: {n}",
    warnings: "Warnings: {n}",
    fine: "No problems",
    isOld: "As it was before: the saved chapter cannot be shown.",
    nothing: "There is no chapter yet.",
  },
  /** Do sentences begin with ASCII characters? Their first words are compared with this language's. */
  beginsInAscii: true,
  /** Numbers in front of a title, with what separates them; the title follows. Never an image: it would be lost. */
  titleNumbers: [
    /^(?<kicker>(?:Chapter|Lecture|Lesson|Part|Unit|Week|Session|Appendix)\s+(?:\d+|[IVXLC]+|[A-Z]|[a-z]+))\s*[:：.—–-]\s*(?=\S)/i,
  ],
  /** What a mark that may end a sentence is judged by. Words are separated by spaces. */
  sentence: {
    /** Patterns of words before the number of a figure or heading, whose full stop ends no sentence, and what may follow it. */
    numberedWords:
      "Fig(?:ure|\\.)? Table Eq\\. Listing Step Ex\\. Example Section Sec\\. Chapter Ch\\.",
    numberedEnds: "",
    /** What follows a question or exclamation mark inside the sentence. */
    goesOn: nothing,
    /** Characters that never begin a sentence. */
    particles: "",
    /** Abbreviations, without their full stop, by what may follow them within the sentence. */
    abbreviations: {
      anything:
        "e.g i.e cf vs viz dr mr mrs ms prof mt approx ca resp esp incl fig figs eq eqs pp gen capt",
      "a number":
        "no nos p art app ex def tab thm prop ver rev jan feb mar apr jun jul aug sep sept oct nov dec",
      "a name": "st sec secs ch chap vol ref refs inc ltd co corp jr sr al ph.d dept univ ave",
      "a small letter": "etc min max avg misc a.m p.m est",
    },
    /** Words that begin a sentence far more often than they continue a name. */
    starters:
      "The This That These Those It Its He She They We You I In On At A An As If When While But And So " +
      "However Then There For To Not No Now Our His Her Their What Which Who Why How Each All Some Many " +
      "Most Both Since After Before Because Although Thus Therefore Also With From By One Let Here",
    /** Words before a capital that is the letter of a thing, not the initial of a person: "Plan B", "written in C". */
    lettered:
      "in plan type option appendix vitamin class grade group step part language case version model " +
      "point level layer node host server process",
  },
  /** Sentences that lead in to the list, table, figure or code after them. */
  leadIn: {
    /** The sentences to which the patterns can apply; a cheap test. */
    applies: /[a-z\d.] [a-z\d]|(?:including|namely|e\.g)$/i,
    /** Do the patterns expect a sentence in lower case? */
    ignoresCase: true,
    /** Without this, `harmless`, `never`, `surely` and `withPointer` cannot match; a cheap test. */
    pointer: nothing,
    /** What looks like a pointer and is none; taken out first. With the flag `g`. */
    harmless: /(?!)/g,
    /** Says that a sentence leads nowhere. */
    never: nothing,
    /** Says that a sentence leads in, whatever else it says. */
    surely: nothing,
    /** Say that a sentence leads in, unless one of `unless` matches, too. */
    withPointer: [nothing],
    ahead: [
      /\bas follows\b/,
      /\bthe following(?! (?:\w+ )?(?:years?|days?|weeks?|months?|morning|night|evening|century|decade|chapters?|sections?|lectures?|pages?|weekend|season|spring|summer|autumn|winter)\b)(?!,)/,
      new RegExp(
        `\\b(?:${shownVerb}|see|${shownNoun}(?: [\\w-]+)?) below(?! (?:the|a|an|zero|\\d|its?|this|that)\\b)`,
      ),
      new RegExp("^below (?:is|are|you (?:can )?see|we (?:show|list|give))\\b"),
      /^(?:so |and )?here (?:is|are) (?!why\b|to\b)/,
      /^these are (?:the|its|our|some|a few|two|three|four|five|six)\b(?!.*\b(?:we|you|they) (?:saw|met|had)\b)/,
      /\b(?:such as|for example|for instance|including|namely|e\.g)$/,
      /\b(?:like this|like so|looks like|(?:shown|listed) here|as shown)$/,
      /\b(?:run|type|enter|try|use|consider|see|look at|take) (?:this|these) (?:\w+ )?(?:commands?|code|examples?|programs?|scripts?|settings?|steps)$/,
      /^(?:an|some|two|three) examples? follows?$|\blook at (?:an|some|one|another) examples?$/,
      new RegExp(`\\bthere (?:are|exist)(?: \\w+){0,2} ${numberOfThings}(?!.*, (?:but|and|so)\\b)`),
      new RegExp(
        "\\b(?:consists? of|(?:divided|split|classified|grouped|broken|falls?|sorted) (?:down )?into|comes? in" +
          "|made (?:up )?of|has|have|distinguish(?:es)?|offers?|provides?|includes?)" +
          `(?: the)? ${numberOfThings}(?: of [^,;]*)?$`,
      ),
      new RegExp(`\\b(?:${shownVerb}|see|see also) in ${numbered}|\\bsee (?:also )?${numbered}`),
      new RegExp(
        `^${numbered}[\\d.]* (?:shows|lists|gives|summari[sz]es|illustrates|compares|presents|depicts)\\b`,
      ),
    ],
    unless: [
      /\b(?:previous|next|last|later|earlier) (?:chapter|section|lecture|page)|\bchapter \d/,
    ],
  },
  /** First words that link a sentence to the one before. */
  connectives: [
    /^(?:but|and|so(?!-called| far)|or|nor|yet|however|also|moreover|furthermore|therefore|thus|hence|then|instead|otherwise)\b/i,
    /^(?:nevertheless|nonetheless|still|consequently|similarly|likewise|meanwhile|finally|besides|indeed|conversely|rather|again|accordingly)\b/i,
    /^(?:for (?:example|instance|this reason)|in (?:addition|contrast|fact|short|other words|this way|turn)\b|as a (?:result|consequence)|on the other hand|by contrast|even so|of course|after all|at the same time)/i,
    /^(?:that is|here|there,|next,|second(?:ly)?,|third(?:ly)?,|last(?:ly)?,|another|e\.g\.|i\.e\.)/i,
    /^(?:as (?:\w+ )?(?:mentioned|noted|discussed|explained|described|stated|shown|seen)|as we (?:saw|have|will)|earlier,? we|recall)\b/i,
  ],
  /** First words whose meaning stands in the sentence before. */
  anaphors: [
    /^(?:they|these(?! days)|those(?! (?:who|that))|them|he|she|its|their|his|her|such|that)\b(?!-)/i,
    /^(?:both\b(?!.* and )|the (?:former|latter)\b|the (?:first|second|third|others?) (?:is|are|was|were|one)\b)/i,
    /^it\b(?! is (?:possible|important|necessary|clear|easy|hard|useful|best|worth|safe)\b)/i,
    /^this\b(?! (?:chapter|section|lecture|book|course)\b)/i,
  ],
  /** Sentences about what the chapter does, not about its subject. */
  signposts: [
    /^(?:in |throughout )?this (?:chapter|section|lecture|course|book)\b(?!,?(?: we)? (?:have|has|had|was|were|saw|\w+ed)\b)/i,
    /^(?:in )?(?:the (?:next|previous|last|following|preceding)|our (?:next|last)) (?:chapter|section|lecture)\b/i,
    /^(?:(?:so|now|next|first|then),? )?let(?: us|'s|’s| me)\b/i,
    /^(?:(?:so|now|next|first|later|here),? )?we (?:(?:will|shall|now|next|first|then) )+(?:see|discuss|look|return|come|show|cover|explain|study|learn|turn|examine|consider|move|introduce|describe|explore)\b/i,
    /^we (?:begin|start|conclude|close|end) (?:with|by)\b|^(?:chapter|section) \d/i,
  ],
  /** Ends of questions. */
  questions: [/[?？][)）]?$/],
};
