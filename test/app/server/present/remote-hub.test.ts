import { describe, expect, test } from "vitest";

import type { TalkState } from "../../../../src/core/protocol/remote.ts";
import { RemoteHub, type Send } from "../../../../src/app/server/present/remote-hub.ts";

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

function addDeck(hub: RemoteHub, name: string) {
  const page = newPage();
  const leave = hub.addDeck(name, page.send);
  const [[, hello] = ["", { line: "" }]] = page.got.splice(0);
  const { line } = hello as { line: string };
  return { ...page, leave, tell: (state: TalkState) => hub.report({ line, state }) };
}

describe("the remote hub", () => {
  test("shows every remote the state of the deck: at once, and whenever it moves", () => {
    const hub = new RemoteHub(() => 0);
    const early = newPage();
    hub.addRemote(early.send);
    expect(early.got).toEqual([["view", { deck: null, isOpen: false, state: null }]]);
    const deck = addDeck(hub, "a");
    expect(deck.tell(at(3))).toBe(true);
    const view = { deck: "a", isOpen: true, state: at(3) };
    expect(early.got.at(-1)).toEqual(["view", view]);
    const late = newPage();
    const leave = hub.addRemote(late.send);
    expect(late.got).toEqual([["view", view]]);
    leave();
    deck.tell(at(4));
    expect(late.got).toHaveLength(1);
  });

  test("sends commands to the deck that moved last, and to the one before when that is closed", () => {
    const hub = new RemoteHub(() => 0);
    expect(hub.command({ type: "next" })).toBe(false);
    const [one, other] = [addDeck(hub, "one"), addDeck(hub, "other")];
    expect(hub.command({ type: "next" })).toBe(false);
    other.tell(at(1));
    one.tell(at(2));
    expect(hub.command({ type: "next" })).toBe(true);
    expect([one.got, other.got]).toEqual([[["command", { type: "next" }]], []]);
    one.leave();
    expect(hub.view()).toEqual({ deck: "other", isOpen: true, state: at(1) });
    hub.command({ type: "black" });
    expect(other.got).toEqual([["command", { type: "black" }]]);
    other.leave();
    expect(hub.view()).toEqual({ deck: "other", isOpen: false, state: at(1) });
    expect(hub.command({ type: "next" })).toBe(false);
  });

  test("takes no report on a line that is not open", () => {
    const hub = new RemoteHub(() => 0);
    const deck = addDeck(hub, "a");
    expect(hub.report({ line: "guess", state: at(9) })).toBe(false);
    deck.leave();
    expect(deck.tell(at(9))).toBe(false);
    expect(hub.view().state).toBeNull();
  });

  test("keeps counting the time for a remote that joins later, as long as the clock runs", () => {
    let now = 5000;
    const hub = new RemoteHub(() => now);
    const deck = addDeck(hub, "a");
    deck.tell(at(0, { elapsedMs: 100, isRunning: true }));
    now += 3000;
    expect(hub.view().state?.elapsedMs).toBe(3100);
    deck.tell(at(0, { elapsedMs: 3100 }));
    now += 3000;
    expect(hub.view().state?.elapsedMs).toBe(3100);
  });
});
