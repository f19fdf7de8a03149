import type { Labels } from "./labels.ts";

/** The English labels. */
export const en: Labels = {
  agenda: "In this chapter",
  continued: "continued",
  again: "continued",
  notes: "Notes",
  slides: "Slides",
  handout: "Handout",
  chapters: "Chapters",
  contents: "Contents",
  answers: "Answers",
  page: "Page",
  diagram: "Diagram",
  qrCode: "QR code",
  callouts: {
    note: "Note",
    tip: "Tip",
    important: "Important",
    warning: "Warning",
    caution: "Caution",
    details: "Details",
  },
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
};
