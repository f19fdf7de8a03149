import { expect, test } from "vitest";

import { writeAssets, type Staging } from "../../../src/app/files/write-folder.ts";

/** A staging folder that takes its time, and does not take what is called "no". */
function createSlow() {
  const written: string[] = [];
  const counts = { open: 0, most: 0 };
  const staging: Staging = {
    folder: "/nowhere",
    written: new Set(),
    refused: new Set(),
    async write(name) {
      counts.open += 1;
      counts.most = Math.max(counts.most, counts.open);
      await new Promise(setImmediate);
      counts.open -= 1;
      if (name === "no") throw new Error("disk full");
      written.push(name);
    },
    commit: () => Promise.resolve(),
    discard: () => Promise.resolve(),
  };
  return { staging, written, counts };
}

const assets = Array.from({ length: 300 }, (_, at) => ({
  name: `${at}`,
  bytes: new Uint8Array(),
}));

test("assets are written several at once, but never as many as a process may not open", async () => {
  const { staging, written, counts } = createSlow();
  await writeAssets(staging, assets);
  expect(written.toSorted()).toEqual(assets.map(({ name }) => name).toSorted());
  expect(counts.most).toBeGreaterThan(1);
  expect(counts.most).toBeLessThan(64);
});

test("the first failure is thrown when nothing is being written any more", async () => {
  const { staging, counts } = createSlow();
  const some = [{ name: "no", bytes: new Uint8Array() }, ...assets];
  await expect(writeAssets(staging, some)).rejects.toThrow("disk full");
  expect(counts.open).toBe(0);
});
