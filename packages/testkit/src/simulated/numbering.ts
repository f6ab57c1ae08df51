import { defineNumbering, type Numbering } from "@onevisit/core/ports"

/**
 * Numbers of documents in memory, in the form 样例〔2018〕1号: each authority, year and kind has a series of its own.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { simulatedNumbering } from "@onevisit/testkit"
 *
 * const numbering = simulatedNumbering()
 * const request = { authority: "样科", kind: "受", year: 2018, requestId: "r1" }
 * assert.equal(await numbering.next(request), "样科受〔2018〕1号")
 * assert.equal(await numbering.next(request), "样科受〔2018〕1号")
 * assert.equal(await numbering.next({ ...request, requestId: "r2" }), "样科受〔2018〕2号")
 * ```
 */
export function simulatedNumbering(): Numbering {
  const series = new Map<string, number>()
  const given = new Map<string, string>()
  return defineNumbering({
    next: async ({ authority, kind, requestId, year }) => {
      const name = JSON.stringify([authority, year, kind])
      const request = JSON.stringify([name, requestId])
      const known = given.get(request)
      if (known !== undefined) return known
      const next = (series.get(name) ?? 0) + 1
      const number = `${authority}${kind}〔${year}〕${next}号`
      series.set(name, next)
      given.set(request, number)
      return number
    },
  })
}
