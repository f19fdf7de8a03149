import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { InstallContext, InstallStep } from "./install-step.ts";
import { runCommand } from "./run-command.ts";

/** The packages that hold a browser, the quicker to start first. */
const PACKAGES = ["chromium-headless-shell", "chromium"] as const;
/** Unpacking a large package is silent for long on a slow disk. */
const SILENCE_MS = 180_000;
/** Another apt may be at work on a machine that is being set up; a dead mirror is not waited for. */
const APT_OPTIONS = [
  "-o",
  "DPkg::Lock::Timeout=60",
  "-o",
  "Acquire::http::Timeout=20",
  "-o",
  "Acquire::https::Timeout=20",
] as const;

/** Installs the system's package with apt-get, on Debian and Ubuntu, as root. */
export const installPackageStep: InstallStep = {
  title: `apt-get install ${PACKAGES[0]}`,
  byHand: `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${PACKAGES[0]}`,
  run: installPackage,
};

async function installPackage(context: InstallContext): Promise<string | null> {
  const { platform, userId, root } = context.environment;
  if (platform !== "linux" || !(await isDebianOrUbuntu(root))) {
    return "not tried, as this is not Debian or Ubuntu";
  }
  if (userId !== 0) return "not tried, as it needs root";
  // Lists that are there may do, and save the update; a fresh container has none.
  const first = await aptInstall(PACKAGES[0], context);
  if (first === null) return null;
  const faults: string[] = [];
  const update = await aptGet(["update"], context);
  if (update !== null) faults.push(`apt-get update ${update}`);
  for (const name of PACKAGES) {
    const fault = await aptInstall(name, context);
    if (fault === null) return null;
    faults.push(`package ${name} ${fault}`);
  }
  return faults.join("; ");
}

async function isDebianOrUbuntu(root: string): Promise<boolean> {
  const text = await readFile(join(root, "etc/os-release"), "utf8").catch(() => "");
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(text);
}

function aptInstall(name: string, context: InstallContext): Promise<string | null> {
  return aptGet(["install", "-y", "--no-install-recommends", name], context);
}

function aptGet(args: readonly string[], context: InstallContext): Promise<string | null> {
  const { environment, signal, report } = context;
  report({ kind: "message", text: `Running as root: apt-get ${args.join(" ")}` });
  return runCommand(
    {
      file: "apt-get",
      args: [...APT_OPTIONS, ...args],
      variables: { ...environment.variables, DEBIAN_FRONTEND: "noninteractive" },
    },
    { signal, silenceMs: SILENCE_MS },
  );
}
