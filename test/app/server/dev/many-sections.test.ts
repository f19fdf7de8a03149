import { afterAll, beforeAll, expect, test } from "vitest";

import { shapes } from "../../../tools/bench/make-shapes.ts";
import { endDev, startDev, type Dev } from "../../../support/start-dev.ts";
import { useTempFolders } from "../../../support/temp-folder.ts";

const newFolder = useTempFolders();

const sections = 2000;

let dev: Dev;

beforeAll(async () => {
  dev = await startDev(await newFolder(), { "slides/much.md": shapes.sections(sections) });
});
afterAll(() => endDev(dev));

/** A slide of so little text is no more than this, in bytes. */
const mostASlide = 2000;

test("lectern dev shows a chapter of 2,000 sections, in a page that grows with them and no faster", async () => {
  const answer = await fetch(`${dev.url}much/`);
  const html = await answer.text();
  expect(answer.status).toBe(200);
  expect(html.match(/<section id=/g)?.length).toBe(sections + 2);
  expect(html.length).toBeLessThan(sections * mostASlide);
});
