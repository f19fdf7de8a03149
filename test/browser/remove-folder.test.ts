import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";

import { expect, test, vi } from "vitest";

import { removeFolder } from "../../src/browser/browser-process.ts";
import { useTempFolders } from "../support/temp-folder.ts";

const newFolder = useTempFolders();

/** Writes into a folder, time and again, as long as it stands and half a second at most. */
const writer = `
  const { mkdirSync, writeFileSync } = require("node:fs");
  const [folder] = process.argv.slice(1);
  const end = Date.now() + 500;
  try {
    for (let count = 0; Date.now() < end; count += 1) {
      mkdirSync(folder + "/" + count);
      writeFileSync(folder + "/" + count + "/file", "");
    }
  } catch {}
`;

test("a folder is gone into which another process still writes", async () => {
  for (let round = 0; round < 5; round += 1) {
    const folder = join(await newFolder(), "profile");
    await mkdir(folder);
    const child = spawn(process.execPath, ["--eval", writer, folder], { stdio: "ignore" });
    await vi.waitFor(() => expect(existsSync(join(folder, "0/file"))).toBe(true), { interval: 1 });
    removeFolder(folder);
    expect(existsSync(folder)).toBe(false);
    if (child.exitCode === null) await new Promise((resolve) => child.once("exit", resolve));
  }
});

test("a folder that is not there, or cannot be removed, is no failure", async () => {
  expect(() => removeFolder(join("/nowhere", "profile"))).not.toThrow();
  vi.spyOn(Atomics, "wait").mockReturnValue("timed-out");
  expect(() => removeFolder("/proc/self")).not.toThrow();
  vi.restoreAllMocks();
});
