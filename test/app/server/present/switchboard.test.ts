import { describe, expect, test } from "vitest";

import type { TalkState } from "../../../../src/core/protocol/remote.ts";
import {
  createSwitchboard,
  type Send,
  type Switchboard,
} from "../../../../src/app/server/present/switchboard.ts";

const at = (index: number, more: Partial<TalkState> = {}): TalkState => ({
  index,
  steps: 0,
  isBlack: false,
  elapsedMs: 0,
  isRunning: false,
  ...more,
});

/** A page that keeps what it was sent. */
function newPage(): { send: Send; got: [string, unknown][] } {
  const got: [string, unknown][] = [];
  return { got, send: (name, data) => got.push([name, data]) };
}

function addDeck(board: Switchboard, name: string) {
  const page = newPage();
  const leave = board.addDeck(name, page.send);
  const [[, hello] = ["", { line: "" }]] = page.got.splice(0);
  const { line } = hello as { line: string };
  return { ...page, leave, tell: (state: TalkState) => board.report({ line, state }) };
}

describe("the switchboard", () => {
  test("tells every remote where the deck stands: at once, and whenever it moves", () => {
    const board = createSwitchboard(() => 0);
    const early = newPage();
    board.addRemote(early.send);
    expect(early.got).toEqual([["view", { deck: null, isOpen: false, state: null }]]);
    const deck = addDeck(board, "a");
    expect(deck.tell(at(3))).toBe(true);
    const view = { deck: "a", isOpen: true, state: at(3) };
    expect(early.got.at(-1)).toEqual(["view", view]);
    const late = newPage();
    const leave = board.addRemote(late.send);
    expect(late.got).toEqual([["view", view]]);
    leave();
    deck.tell(at(4));
    expect(late.got).toHaveLength(1);
  });

  test("leads commands to the deck that moved last, and to the one before when that is closed", () => {
    const board = createSwitchboard(() => 0);
    expect(board.ask({ type: "next" })).toBe(false);
    const [one, other] = [addDeck(board, "one"), addDeck(board, "other")];
    expect(board.ask({ type: "next" })).toBe(false);
    other.tell(at(1));
    one.tell(at(2));
    expect(board.ask({ type: "next" })).toBe(true);
    expect([one.got, other.got]).toEqual([[["command", { type: "next" }]], []]);
    one.leave();
    expect(board.view()).toEqual({ deck: "other", isOpen: true, state: at(1) });
    board.ask({ type: "black" });
    expect(other.got).toEqual([["command", { type: "black" }]]);
    other.leave();
    expect(board.view()).toEqual({ deck: "other", isOpen: false, state: at(1) });
    expect(board.ask({ type: "next" })).toBe(false);
  });

  test("takes no report on a line that is not open", () => {
    const board = createSwitchboard(() => 0);
    const deck = addDeck(board, "a");
    expect(board.report({ line: "guess", state: at(9) })).toBe(false);
    deck.leave();
    expect(deck.tell(at(9))).toBe(false);
    expect(board.view().state).toBeNull();
  });

  test("counts on for a remote that comes later, as long as the clock runs", () => {
    let now = 5000;
    const board = createSwitchboard(() => now);
    const deck = addDeck(board, "a");
    deck.tell(at(0, { elapsedMs: 100, isRunning: true }));
    now += 3000;
    expect(board.view().state?.elapsedMs).toBe(3100);
    deck.tell(at(0, { elapsedMs: 3100 }));
    now += 3000;
    expect(board.view().state?.elapsedMs).toBe(3100);
  });
});
