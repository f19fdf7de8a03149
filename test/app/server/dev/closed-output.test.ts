import { rm } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { openLiveSocket } from "../../../support/live-socket.ts";
import { endDev, startDev } from "../../../support/start-dev.ts";
import { useTempFolders } from "../../../support/temp-folder.ts";
import { writeFiles } from "../../../support/write-files.ts";

const newFolder = useTempFolders();
const chapter = (words: string): string => `# Talk\n\n## One\n\n- one\n- two\n\n${words}\n`;

test("dev goes on where nobody reads any more what it says", async () => {
  const dev = await startDev(await newFolder(), { "slides/talk.md": chapter("") });
  dev.run.child.stdout?.destroy();
  dev.run.child.stderr?.destroy();
  const page = await openLiveSocket(Number(new URL(dev.url).port), "/");
  const data = { deck: "talk", version: 0 };
  page.send(JSON.stringify({ type: "custom", event: "lectern:hello", data }));
  for (const name of ["first", "second"]) {
    await writeFiles(dev.cwd, { "slides/talk.md": chapter(`![a](./${name}.png)`) });
    await page.saw(`${name}.png\\" does not exist`);
  }
  await rm(join(dev.cwd, "slides"), { recursive: true });
  await page.saw("There is no");
  expect((await fetch(`${dev.url}talk/`)).status).toBe(200);
  page.close();
  await endDev(dev);
});
