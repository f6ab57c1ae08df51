/** Adds counts up: numbers add, lists join, and a key that only some of them have counts as it stands. */
import type { CaseCounts } from "./case-counts.ts"
import { noCounts } from "./no-counts.ts"

type Branch = number | object[] | Sum
interface Sum {
  [key: string]: Branch
}

/** The counts of all together; those of no case where there are none. */
export function sumCounts(all: readonly CaseCounts[]): CaseCounts {
  const sum: Sum = {}
  for (const counts of [noCounts, ...all]) addTo(sum, counts)
  return sum as unknown as CaseCounts
}

/** `sum` is built anew and nobody else's: adding in place keeps it linear in what is added. */
function addTo(sum: Sum, counts: object): void {
  for (const [key, value] of Object.entries(counts) as [string, number | readonly object[] | object][]) {
    const own = sum[key]
    if (typeof value === "number") sum[key] = value + (typeof own === "number" ? own : 0)
    else if (Array.isArray(value)) {
      if (Array.isArray(own)) own.push(...(value as readonly object[]))
      else sum[key] = [...(value as readonly object[])]
    } else {
      const branch: Sum = typeof own === "object" && !Array.isArray(own) ? own : {}
      sum[key] = branch
      addTo(branch, value)
    }
  }
}
