import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { untilSlide } from "../../../support/open-talk.ts";
import { openDevice, untilAt } from "../../../support/remote-page.ts";
import {
  endPresent,
  outerAddress,
  startPresent,
  type Present,
} from "../../../support/start-present.ts";
import { useTempFolders } from "../../../support/temp-folder.ts";
import { writeFiles } from "../../../support/write-files.ts";
import { useBrowser } from "../../../support/use-browser.ts";

const newFolder = useTempFolders();
const open = useBrowser();

const chapter =
  "# Trusted\n\n## One\n\n<p id=a class=a>written</p>\n\n<script>\nwindow.ran = 1;\ndocument.getElementById('a').append(' ran');\n</script>\n\n## Two\n\n<iframe src='own.html'></iframe>\n\n## Three\n\n- a\n- b\n";

let present: Present;
let deck: Page;
let phone: Page;

beforeAll(async () => {
  const cwd = await newFolder();
  await writeFiles(cwd, { "own.html": "<p>own</p><script>document.title = 'own'</script>" });
  present = await startPresent(cwd, ["--host", outerAddress, "--html", "trusted"], {
    "trusted.md": chapter,
  });
  ({ page: deck } = await open(`${present.url}trusted/`));
  await untilSlide(deck, 1);
  phone = await openDevice(deck, present.pair);
  await untilAt(phone, 1);
});
afterAll(() => endPresent(present));

const ran = (page: Page): Promise<unknown> => page.evaluate(() => Reflect.get(window, "ran"));

/** What an address answers to the page that asks for it. */
const statusOf = (page: Page, path: string): Promise<number> =>
  page.evaluate(async (asked) => (await fetch(asked)).status, path);

describe("a deck that is presented and whose HTML is trusted", () => {
  test("runs on its own page, which remotes move", async () => {
    expect(await ran(deck)).toBe(1);
    expect(deck.frames().map((frame) => new URL(frame.url()).pathname)).toEqual([
      "/trusted/",
      expect.stringMatching(/^\/trusted\/assets\/own-.*\.html$/),
    ]);
    await phone.tap(".remote-next");
    await untilSlide(deck, 2);
  });

  test("does not run on a remote", async () => {
    await untilAt(phone, 2);
    expect(await ran(phone)).toBeUndefined();
    expect(await phone.$$eval("iframe", (frames) => frames.length)).toBeLessThanOrEqual(1);
    const own = deck.frames()[1]?.url() ?? "";
    expect(await statusOf(phone, new URL(own).pathname)).toBe(404);
  });

  test("comes by no secret of the remotes'", async () => {
    const reached = await deck.evaluate(async () => {
      const remote = await fetch("/trusted/remote");
      const session = await fetch("/@lectern/session");
      return {
        cookies: document.cookie,
        remote: new URL(remote.url).pathname,
        session: await session.text(),
      };
    });
    expect(reached).toEqual({ cookies: "", remote: "/@pair", session: '{"isPaired":false}' });
    expect(await phone.evaluate(() => document.cookie)).toBe("");
  });

  test("cannot be shown in a frame of another page, nor show the page on which devices are let in", async () => {
    const headers = await deck.evaluate(async () =>
      Promise.all(
        ["/trusted/", "/@pair"].map(
          async (path) => (await fetch(path)).headers.get("content-security-policy") ?? "",
        ),
      ),
    );
    for (const policy of headers) expect(policy).toContain("frame-ancestors 'none'");
    expect(headers[1]).not.toContain("unsafe-inline' https:");
  });
});
