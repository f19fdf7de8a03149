import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "vite";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { currentBrowserEnvironment } from "../../src/browser/browser-environment.ts";
import { placeBrowser, speak } from "../support/fake-browser.ts";
import { BrowserError } from "../../src/browser/browser-error.ts";
import { findBrowser, type FoundBrowser } from "../../src/browser/find-browser.ts";
import { openBrowser } from "../../src/browser/open-browser.ts";

let found: FoundBrowser;
let temporary: string;

beforeAll(async () => {
  found = await findBrowser({ named: null, environment: currentBrowserEnvironment() });
});
beforeEach(async () => {
  temporary = await mkdtemp(join(tmpdir(), "lectern-open-"));
  vi.stubEnv("TMPDIR", temporary);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(temporary, { recursive: true, force: true });
});

/** Counts the processes of a group that live; a zombie nobody has collected yet does not. */
function countGroup(groupId: number): number {
  if (!existsSync("/proc/self/stat")) return isAlive(-groupId) ? 1 : 0;
  return readdirSync("/proc").filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    const [state, , group] = readStat(name);
    return Number(group) === groupId && state !== "Z" && state !== "X";
  }).length;
}

/** The fields after the program's name: state, parent, group. Empty when the process has gone. */
function readStat(pid: string): readonly string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function openError(browser: FoundBrowser, startTimeoutMs = 30_000): Promise<BrowserError> {
  const outcome = await openBrowser(browser, { startTimeoutMs }).catch((error: unknown) => error);
  if (outcome instanceof BrowserError) return outcome;
  throw new Error(`no BrowserError but ${String(outcome)}`);
}

describe("a browser in use", () => {
  test("is gone with all its children when it is closed, also twice", async () => {
    const opened = await openBrowser(found);
    await opened.browser.newPage();
    expect(countGroup(opened.pid)).toBeGreaterThan(0);
    await opened.close();
    await opened.close();
    expect(countGroup(opened.pid)).toBe(0);
    expect(await readdir(temporary)).toEqual([]);
  });
});

describe("a browser that does not start", () => {
  test("for want of libraries says which, and what to install", async () => {
    const words = "chrome: error while loading shared libraries: libnss3.so: cannot open";
    const error = await openError(await placeBrowser(temporary, `echo "${words}" >&2; exit 127`));
    expect(error.code).toBe("browser-failed");
    expect(error.message).toContain("ended with code 127");
    expect(error.message).toContain(words);
    expect(error.hint).toContain("apt-get install");
    expect(await readdir(temporary)).toEqual(["fake-browser"]);
  });

  test("for want of a sandbox says so", async () => {
    const error = await openError(
      await placeBrowser(
        temporary,
        'echo "FATAL: No usable sandbox! Update your kernel" >&2; exit 133',
      ),
    );
    expect(error.hint).toContain("sandbox");
  });

  test("for being no program of this system says so", async () => {
    const broken = await placeBrowser(temporary, "");
    await writeFile(broken.executablePath, "\u007fELF nonsense");
    const error = await openError(broken);
    expect(error.code).toBe("browser-failed");
    expect(error.message).toContain("did not start");
    expect(await readdir(temporary)).toEqual(["fake-browser"]);
  });

  test("because its file has gone is a browser failure too", async () => {
    const gone = { ...found, executablePath: join(temporary, "gone") };
    expect((await openError(gone)).message).toContain("could not be executed");
    expect(await readdir(temporary)).toEqual([]);
  });

  test("for being too old says which version is needed", async () => {
    const old = await placeBrowser(temporary, speak('"HeadlessChrome/99.0.4844.51"'));
    const error = await openError(old);
    expect(error.message).toMatch(/is too old: it is version 99, and \d+ is needed/);
    expect(error.hint).toContain("lectern browser install");
    expect(await readdir(temporary)).toEqual(["fake-browser"]);
  });

  test("because it was killed as it said its version is told as killed, and started once more", async () => {
    const words = speak('process.kill(process.pid, "SIGKILL")');
    const killed = await placeBrowser(temporary, `echo started >> "${temporary}/starts"; ${words}`);
    const error = await openError(killed);
    expect(error.message).toContain("ended by SIGKILL");
    expect(readFileSync(join(temporary, "starts"), "utf8")).toBe("started\nstarted\n");
  });

  test("because it was killed is started once more", async () => {
    const killed = await placeBrowser(
      temporary,
      `echo started >> "${temporary}/starts"; kill -KILL $$`,
    );
    const error = await openError(killed);
    expect(error.message).toContain("ended by SIGKILL");
    expect(readFileSync(join(temporary, "starts"), "utf8")).toBe("started\nstarted\n");
  });

  test("and never answers is given up and ended", async () => {
    const error = await openError(await placeBrowser(temporary, "exec /bin/sleep 60"), 200);
    expect(error.message).toContain("did not answer within 0.2 s");
    expect(await readdir(temporary)).toEqual(["fake-browser"]);
  });
});

describe.skipIf(process.platform === "win32")("when this process ends", () => {
  let scripts: string;

  beforeAll(async () => {
    scripts = await mkdtemp(join(tmpdir(), "lectern-scripts-"));
    // The bundle leaves puppeteer-core outside, which Node then looks for beside it.
    await symlink(resolve("node_modules"), join(scripts, "node_modules"));
    await build({
      configFile: false,
      logLevel: "warn",
      build: {
        ssr: resolve("src/browser/open-browser.ts"),
        outDir: join(scripts, "out"),
        emptyOutDir: true,
      },
    });
  });
  afterAll(() => rm(scripts, { recursive: true, force: true }));

  /** Runs `body` in a child Node, with `found` and `openBrowser`; returns it and its first line. */
  async function runScript(body: string): Promise<{ child: ChildProcess; line: string }> {
    const path = join(scripts, `script-${Math.random().toString(36).slice(2)}.mjs`);
    await writeFile(
      path,
      `import { openBrowser } from "./out/open-browser.js";
const found = ${JSON.stringify(found)};
${body}`,
    );
    await mkdir(join(temporary, "child"));
    const child = spawn(process.execPath, [path], {
      env: { ...process.env, TMPDIR: join(temporary, "child") },
      stdio: ["ignore", "pipe", "ignore"],
    });
    const line = await new Promise<string>((settle, reject) => {
      let text = "";
      child.stdout.setEncoding("utf8").on("data", (part: string) => {
        text += part;
        if (text.includes("\n")) settle(text.trim());
      });
      child.once("close", () => reject(new Error(`the script ended early: ${text}`)));
    });
    return { child, line };
  }

  function waitForEnd(child: ChildProcess): Promise<string | number | null> {
    return new Promise((settle) => child.once("exit", (code, signal) => settle(signal ?? code)));
  }

  const leftProfiles = (): Promise<string[]> => readdir(join(temporary, "child"));
  const OPEN = `const opened = await openBrowser(found);
await opened.browser.newPage();
console.log(opened.pid);
`;

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    test(`by ${signal}, the browser and its profile go, and the signal is the end`, async () => {
      const { child, line } = await runScript(`${OPEN} await opened.browser.newPage();`);
      const pid = Number(line);
      expect(countGroup(pid)).toBeGreaterThan(0);
      expect(await leftProfiles()).toHaveLength(1);
      const end = waitForEnd(child);
      child.kill(signal);
      expect(await end).toBe(signal);
      await expect.poll(() => countGroup(pid)).toBe(0);
      expect(await leftProfiles()).toEqual([]);
    });
  }

  test("by Ctrl-C while the browser is starting, nothing is left either", async () => {
    const { child } = await runScript(`const opening = openBrowser(found);
console.log("starting");
await opening;`);
    const end = waitForEnd(child);
    child.kill("SIGINT");
    expect(await end).toBe("SIGINT");
    expect(await leftProfiles()).toEqual([]);
  });

  test("in its own way on a signal, the browser goes and that way stays", async () => {
    const { child, line } = await runScript(`process.on("SIGINT", () => process.exit(3));
${OPEN}`);
    const end = waitForEnd(child);
    child.kill("SIGINT");
    expect(await end).toBe(3);
    await expect.poll(() => countGroup(Number(line))).toBe(0);
    expect(await leftProfiles()).toEqual([]);
  });

  test("by an uncaught failure, nothing is left", async () => {
    const { child, line } = await runScript(`process.once("SIGUSR2", () => { throw new Error(); });
${OPEN}`);
    const end = waitForEnd(child);
    child.kill("SIGUSR2");
    expect(await end).toBe(1);
    await expect.poll(() => countGroup(Number(line))).toBe(0);
    expect(await leftProfiles()).toEqual([]);
  });

  test("after closing, no listener and no timer holds it back", async () => {
    const { line } = await runScript(`const before = process.listenerCount("SIGINT");
const opened = await openBrowser(found);
await opened.close();
const timers = process.getActiveResourcesInfo().filter((name) => name === "Timeout");
console.log(JSON.stringify([before, process.listenerCount("SIGINT"), timers.length]));`);
    expect(line).toBe("[0,0,0]");
  });

  test("by force, the browser notices its broken pipe and goes", async () => {
    const { child, line } = await runScript(OPEN);
    child.kill("SIGKILL");
    await expect.poll(() => countGroup(Number(line)), { timeout: 5000 }).toBe(0);
  });
});
