import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

import { expect, test } from "vitest";

import { withTab } from "../../../src/app/print/open-tab.ts";
import type { HtmlTrust } from "../../../src/core/settings/settings.ts";
import { fontPlace } from "../../../src/app/fonts/make-fonts.ts";
import { withStaging } from "../../../src/app/files/write-folder.ts";
import { useTempFolders } from "../../support/temp-folder.ts";
import { useBrowser } from "../../support/use-browser.ts";

const newFolder = useTempFolders();
const openTab = useBrowser();

const font = createRequire(import.meta.url).resolve(
  "@expo-google-fonts/biz-udpmincho/400Regular/BIZUDPMincho_400Regular.ttf",
);

/** Says of each moment whether the page is laid out, and whether the font is there. */
const script = `
const seen = [];
const look = (moment) => {
  const isLaidOut = document.body.getClientRects().length > 0;
  seen.push({ moment, isLaidOut, fonts: [...document.fonts].map(({ status }) => status) });
};
look("read");
addEventListener("load", () => look("loaded"));
`;

async function lookAt(trust: HtmlTrust, source = "font.ttf") {
  const { page } = await openTab("about:blank");
  const browser = { connected: true, newPage: async () => page };
  const face = `@font-face{font-family:Own;src:url("${source}")} p{font-family:Own}`;
  return withStaging(join(await newFolder(), "deck"), async (staging) => {
    await staging.write("font.ttf", await readFile(font));
    await staging.write("look.js", script);
    await staging.write(
      "page.html",
      `<meta charset="utf-8"><style>${face}</style><p>文字<script src="look.js"></script>`,
    );
    return withTab(browser, { ...staging, trust }, async (open) => {
      const opened = await open("page.html");
      return opened.evaluate(`look("opened"); seen`);
    });
  });
}

test("a page is laid out when its fonts are there, and not before", async () => {
  expect(await lookAt("safe")).toEqual([
    expect.objectContaining({ moment: "read", isLaidOut: false }),
    expect.objectContaining({ moment: "loaded", isLaidOut: false }),
    { moment: "opened", isLaidOut: true, fonts: ["loaded"] },
  ]);
});

test("fonts that come late are there when a page is laid out, and stay", async () => {
  const { page } = await openTab("about:blank");
  const browser = { connected: true, newPage: async () => page };
  const asked: string[] = [];
  const seen = await withStaging(join(await newFolder(), "deck"), async (staging) => {
    await staging.write("look.js", script);
    const head = `<meta charset="utf-8"><style>${fontPlace} p{color:red}</style>`;
    await staging.write("page.html", `${head}<p>文字<script src="look.js"></script>`);
    const fontCss = async (): Promise<string> => {
      asked.push(page.url());
      await staging.write("font.ttf", await readFile(font));
      return `@font-face{font-family:Own;src:url("font.ttf")} p{font-family:Own}`;
    };
    return withTab(browser, { ...staging, fontCss }, async (open) => {
      const opened = await open("page.html");
      return opened.evaluate(`look("opened"); seen`);
    });
  });
  expect(asked).toHaveLength(1);
  expect(seen).toEqual([
    { moment: "read", isLaidOut: false, fonts: [] },
    { moment: "loaded", isLaidOut: false, fonts: [] },
    { moment: "opened", isLaidOut: true, fonts: ["loaded"] },
  ]);
});

test("a page whose fonts cannot be had is not laid out without them", async () => {
  const { page } = await openTab("about:blank");
  const browser = { connected: true, newPage: async () => page };
  const opened = withStaging(join(await newFolder(), "deck"), async (staging) => {
    await staging.write("page.html", "<p>words");
    const fontCss = (): Promise<string> => Promise.reject(new Error("No such font."));
    return withTab(browser, { ...staging, fontCss }, (open) => open("page.html"));
  });
  await expect(opened).rejects.toThrow("No such font.");
});

test("a font that is not there keeps no page from being laid out", async () => {
  const seen = await lookAt("safe", "none.ttf");
  expect(seen).toContainEqual({ moment: "opened", isLaidOut: true, fonts: ["error"] });
});

test("scripts of trusted HTML find their page laid out", async () => {
  expect(await lookAt("trusted")).toContainEqual(
    expect.objectContaining({ moment: "loaded", isLaidOut: true }),
  );
});
