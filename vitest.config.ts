import { defineConfig } from "vitest/config"

// Two cores: tests that fork processes share them, so files run two at a time at most.
export default defineConfig({
  test: {
    include: ["compiler/**/*.test.ts", "runtime/**/*.test.ts", "scripts/**/*.test.ts"],
    setupFiles: ["scripts/tests/own-state.ts"],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
