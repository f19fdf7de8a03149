import { execFile, spawn } from "node:child_process";
import { cp, readFile, stat, symlink } from "node:fs/promises";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";

import { beforeAll, describe, expect, test } from "vitest";

import { listAddresses } from "../src/app/server/present/start-presenting.ts";
import { installPacked } from "./support/install-packed.ts";
import { packageRoot, toEnvironment } from "./support/run-cli.ts";
import { listFiles, useTempFolders } from "./support/temp-folder.ts";
import { writeFiles } from "./support/write-files.ts";
import { readMarkdown } from "./tools/docs/read-markdown.ts";

const run = promisify(execFile);
const newFolder = useTempFolders();

const readme = await readFile(join(packageRoot, "README.md"), "utf8");
const page = readMarkdown(readme);

/** The lines of README's `sh` blocks, with the comments behind them. */
const lines = page.fences
  .filter(({ language }) => language === "sh")
  .flatMap(({ text }) => text.split("\n"))
  .map((line) => {
    const [command = "", comment = ""] = line.split(/ +# /);
    return { command, comment };
  });

/** Those on the project itself; all others are run in a folder of the user's. */
const onProject = lines.slice(0, 2);
const inText = page.codes
  .filter((code) => /^(?:npx )?lectern .*[a-z]/.test(code))
  .map((code) => ({ command: code.startsWith("npx ") ? code : `npx ${code}`, comment: "" }));
const onChapters = [...lines.slice(2), ...inText];

const servers = /^npx lectern (?:dev|present)\b/;

const chapter = "# Rivers\n\n## Water\n\nIt carries:\n\n- **sand**\n- stones\n";

describe("the README", () => {
  test("has at most 150 lines and fewer than 8 kB", () => {
    expect(readme.trimEnd().split("\n").length).toBeLessThanOrEqual(150);
    expect(Buffer.byteLength(readme)).toBeLessThan(8000);
  });
});

describe("the README's two commands", () => {
  test("are the first block", () => {
    expect(onProject.map(({ command }) => command)).toEqual([
      "npm ci && npm run build",
      "npm ci && npm test",
    ]);
  });

  test(
    "build every chapter in slides/, in a copy of the project",
    { timeout: 240_000 },
    async () => {
      const folder = await newFolder();
      const { stdout } = await run(
        "git",
        ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        { cwd: packageRoot },
      );
      for (const name of stdout.split("\0").filter((file) => /^(?!test\/|docs\/)./.test(file))) {
        await cp(join(packageRoot, name), join(folder, name));
      }
      await symlink(join(packageRoot, "node_modules"), join(folder, "node_modules"));
      await run("npm", ["run", "build"], { cwd: folder, env: toEnvironment() });
      const files = await listFiles(join(folder, "dist"));
      for (const name of ["linux-virtualization", "writing-for-lectern"]) {
        const written = ["index.html", `${name}.pdf`, `${name}-handout.pdf`];
        expect(files).toEqual(expect.arrayContaining(written.map((file) => join(name, file))));
      }
    },
  );

  test("are what continuous integration runs", async () => {
    const script = await readFile(join(packageRoot, ".ci/run"), "utf8");
    expect(script.split("\n")).toContain(onProject[1]?.command);
  });
});

describe("the README's other commands, in a folder with chapters", () => {
  let folder: string;

  beforeAll(async () => {
    folder = await newFolder();
    await writeFiles(folder, {
      "package.json": "{}",
      "chapter.md": chapter,
      "章.md": "# 川\n\n## 水\n\n- **深い**\n- 広い\n",
      "slides/one.md": chapter,
    });
  });

  test.each(onChapters)("$command", async ({ command, comment }) => {
    if (command === "npm install lectern") return installPacked(folder);
    const words = listAddresses(networkInterfaces()).length > 0 ? command : offline(command);
    const began = Date.now();
    await (servers.test(command) ? startAndStop(words, folder) : runToEnd(words, folder));
    const { place = "", names = "" } = written.exec(comment)?.groups ?? {};
    for (const name of names.split(", ").filter(Boolean)) {
      expect((await stat(join(folder, place, name))).mtimeMs).toBeGreaterThan(began - 2000);
    }
  });

  test("say beside them what they write", () => {
    const claims = lines.flatMap(({ comment }) => written.exec(comment)?.groups?.["names"] ?? []);
    expect(claims).toEqual(["index.html, chapter.pdf, deck.json", "chapter-single.html"]);
  });
});

/** A comment that names files: `dist/chapter/: index.html, chapter.pdf`. */
const written = /^(?<place>dist\/\S*): (?<names>.*)$/;

/** A machine without a network has only addresses of its own. */
function offline(command: string): string {
  return command.replace("--host", "--host 127.0.0.2");
}

async function runToEnd(command: string, cwd: string): Promise<void> {
  await run("bash", ["-c", command], { cwd, env: environment() });
}

/** Starts a command that serves until it is stopped, waits for its address, and stops it. */
function startAndStop(command: string, cwd: string): Promise<void> {
  const child = spawn("bash", ["-c", `exec ${command}`], {
    cwd,
    env: environment(),
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  return new Promise((resolve, reject) => {
    const listen = (text: string): void => {
      said += text;
      if (/http:\/\/\S+/.test(said) && child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
    };
    child.stdout.setEncoding("utf8").on("data", listen);
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    child.once("error", reject);
    child.once("close", () => {
      if (/http:\/\/\S+/.test(said)) resolve();
      else reject(new Error(`It ended early: ${said}`));
    });
  });
}

/** npx asks no registry. */
function environment(): NodeJS.ProcessEnv {
  return toEnvironment({ npm_config_offline: "true", npm_config_update_notifier: "false" });
}
