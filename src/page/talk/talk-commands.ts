import type { TalkWords } from "../../core/protocol/talk-words.ts";

/** What a key does, and how the help lists it. */
export interface Command {
  readonly word: keyof TalkWords;
  /** The keys as the help shows them. */
  readonly shown: readonly string[];
  /** As `KeyboardEvent.key` says, letters in lower case. */
  readonly keys: readonly string[];
  /** Acts in the window in which the key was pressed; null for what reveal.js does itself. */
  readonly run: ((where: Document, key: string) => void) | null;
}

/** What the commands that reveal.js does not know do. */
export type CommandActions = Readonly<
  Record<
    | "black"
    | "find"
    | "overview"
    | "speaker"
    | "laser"
    | "draw"
    | "clear"
    | "zoom"
    | "fullscreen"
    | "help",
    (where: Document, key: string) => void
  >
>;

const digits = Array.from({ length: 10 }, (_, digit) => String(digit));

/** Returns all commands, in the order in which the help lists them. */
export function listCommands(actions: CommandActions): readonly Command[] {
  return [
    { word: "next", shown: ["→", "Space", "PageDown"], keys: [], run: null },
    { word: "previous", shown: ["←", "PageUp"], keys: [], run: null },
    { word: "ends", shown: ["Home", "End"], keys: [], run: null },
    { word: "find", shown: ["G", "/", "0–9"], keys: ["g", "/", ...digits], run: actions.find },
    { word: "overview", shown: ["O", "Esc"], keys: ["o"], run: actions.overview },
    { word: "speaker", shown: ["S"], keys: ["s"], run: actions.speaker },
    { word: "black", shown: ["B", "."], keys: ["b", "."], run: actions.black },
    { word: "laser", shown: ["L"], keys: ["l"], run: actions.laser },
    { word: "draw", shown: ["D"], keys: ["d"], run: actions.draw },
    { word: "clear", shown: ["C"], keys: ["c"], run: actions.clear },
    { word: "zoom", shown: ["Z"], keys: ["z"], run: actions.zoom },
    { word: "fullscreen", shown: ["F"], keys: ["f"], run: actions.fullscreen },
    { word: "help", shown: ["?"], keys: ["?", "f1"], run: actions.help },
  ];
}
