import { resolve } from "node:path"
import { defineConfig } from "vitest/config"

const root = resolve(import.meta.dirname, "..")
const common = {
  root,
  pool: "forks" as const,
  exclude: ["**/node_modules/**", "**/dist/**"],
  testTimeout: 60_000,
  hookTimeout: 60_000,
}
const conditions = ["onevisit-source"]
const alias = [{ find: /^fast-check$/, replacement: resolve(import.meta.dirname, "seeded-fast-check.ts") }]
const zoned = ["core", "china", "district"].map((name) => `packages/${name}/src/**/*.test.ts`)

/** The unit tests of the packages that reckon with days run once more in other time zones. */
const zone = (name: string, timeZone: string) => ({
  ssr: { resolve: { conditions } },
  resolve: { conditions, alias },
  test: { ...common, name, env: { TZ: timeZone }, include: zoned },
})

export default defineConfig({
  test: {
    root,
    reporters: process.env["CI"] ? ["default", "./tests/reporter.ts"] : ["default", "./tests/reporter.ts"],
    maxWorkers: 2,
    projects: [
      {
        ssr: { resolve: { conditions } },
        resolve: { conditions, alias },
        test: {
          ...common,
          name: "all",
          env: { TZ: "Asia/Shanghai" },
          include: ["packages/*/src/**/*.test.ts", "tests/**/*.test.ts", "examples/*/src/**/*.test.ts"],
        },
      },
      zone("utc", "UTC"),
      zone("los-angeles", "America/Los_Angeles"),
    ],
  },
})
