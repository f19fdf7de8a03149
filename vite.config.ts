import { defineConfig } from "vitest/config";

import { compileOptions } from "./src/vite/compile-options.ts";
import { lectern } from "./src/vite/lectern-plugin.ts";

// `vite build --mode compile` makes the command itself; every other mode makes or serves decks.
export default defineConfig(({ mode }) => ({
  ...(mode === "compile" ? compileOptions : { plugins: [lectern()] }),
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Vitest leaves a core free for what else there is; ours is mostly the browser that a test waits for.
    maxWorkers: "100%",
    expect: { poll: { timeout: 20_000 } },
  },
}));
