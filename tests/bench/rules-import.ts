import { execFileSync } from "node:child_process"
import { join } from "node:path"
import { workspaceRoot } from "../build/workspace.ts"
import { bundleEntry, RULES_CEILING_KB } from "../packaging/bundle.ts"
import { type Bench, median } from "./bench.ts"

// What the rules cost whoever loads them: the time of their import in a fresh process, of the entry as it is
// published, and the size they add to a bundle.

const CHILDREN = 21

/** Measurements of loading core/rules. */
export const benches: readonly Bench[] = [
  {
    id: "core.import.rules-ms",
    unit: "ms",
    goal: 40,
    better: "lower",
    run: () => {
      build()
      // The first finds the files not yet read from the disk.
      importInFreshProcess()
      return { value: median(Array.from({ length: CHILDREN }, importInFreshProcess)) }
    },
  },
  {
    id: "core.bundle.rules-kb",
    unit: "kB",
    goal: RULES_CEILING_KB,
    better: "lower",
    run: async () => ({ value: (await bundleEntry("@onevisit/core/rules")).kilobytes }),
  },
]

/** Does nothing when what is built is of today's sources. */
function build(): void {
  execFileSync(process.execPath, [join(workspaceRoot, ".ci", "do.mjs"), "build"], {
    stdio: ["ignore", "ignore", "pipe"],
  })
}

/** Timed inside the process once it is up, so that Node's own start does not count; from what is built. */
function importInFreshProcess(): number {
  const told = execFileSync(process.execPath, [join(import.meta.dirname, "import-rules.mjs")], {
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: "" },
  })
  return Number(told)
}
