import { defineConfig } from "vitest/config";

import { compileOptions } from "./src/app/vite/compile-options.ts";

// `vite build --mode compile` makes the command itself; decks are made and served by the command.
export default defineConfig(({ mode }) => ({
  ...(mode === "compile" ? compileOptions : {}),
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Vitest leaves a core free for what else there is; ours is mostly the browser that a test waits for.
    maxWorkers: "100%",
    expect: { poll: { timeout: 20_000 } },
  },
}));
