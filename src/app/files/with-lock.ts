import { closeSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { setTimeout } from "node:timers/promises";

import { LecternError } from "../../core/model/lectern-error.ts";
import { hasCode, isMissing } from "./file-errors.ts";

const lockName = ".lectern-lock";

/** How long a run waits for another one, how often it looks, and after what time a lock is nobody's. */
const waits = { giveUpMs: 30_000, everyMs: 20, staleMs: 60_000 } as const;

/**
 * Runs `act` while no other run does so in the same folder, of any process on this machine. `act` does
 * not wait for anything, so that no signal to this process leaves the lock behind; that of a process
 * that was killed meanwhile is taken for nobody's. Throws LecternError `unwritable-output` where the
 * other run does not end.
 */
export async function withLock(folder: string, act: () => void): Promise<void> {
  const lock = join(folder, lockName);
  const started = performance.now();
  while (!tryToRun(lock, act)) {
    if (performance.now() - started > waits.giveUpMs) {
      throw new LecternError("unwritable-output", `Another run holds ${lock}.`, {
        hint: "Wait until it has ended. If there is none, remove that file.",
      });
    }
    if (isNobodys(lock)) rmSync(lock, { force: true });
    else await setTimeout(waits.everyMs);
  }
}

/** Returns whether the lock could be had, and `act` was run. */
function tryToRun(lock: string, act: () => void): boolean {
  const file = tryToMake(lock);
  if (file === null) return false;
  try {
    writeFileSync(file, String(process.pid));
    act();
  } finally {
    closeSync(file);
    rmSync(lock, { force: true });
  }
  return true;
}

/** Returns the new file's descriptor, null where there is such a file. */
function tryToMake(lock: string): number | null {
  try {
    return openSync(lock, "wx");
  } catch (error) {
    if (hasCode(error, ["EEXIST"])) return null;
    throw error;
  }
}

function isNobodys(lock: string): boolean {
  try {
    const age = Date.now() - statSync(lock).mtimeMs;
    const pid = Number(readFileSync(lock, "utf8"));
    // It is empty for the moment between being made and being written.
    return age > waits.staleMs || (pid > 0 && !isAlive(pid));
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process lives too.
    return !hasCode(error, ["ESRCH"]);
  }
}
