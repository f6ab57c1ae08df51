import * as fc from "fast-check"
import { expect, it } from "vitest"
import { checkOutlets, type ReadableOutlet } from "./outlet-checks.ts"

const LOOP = "an outlet that does not lie below this one"

const parentIssues = (outlets: readonly ReadableOutlet[]) => {
  const found: unknown[] = []
  checkOutlets(outlets, undefined, ([at, field], expected) => {
    if (field === "parent") found.push([at, expected])
  })
  return found
}

it("finds the outlets that lie below themselves as a walk upwards from each does, and those above that are missing", () => {
  const parents = fc.array(fc.option(fc.nat({ max: 9 }), { nil: undefined }), { maxLength: 8 })
  fc.assert(
    fc.property(parents, (above) => {
      const expected = above.flatMap((parent, at) => {
        const missing = parent !== undefined && parent >= above.length
        let next = parent
        for (let step = 1; step < above.length && next !== undefined && next !== at; step += 1)
          next = above[next]
        return [
          ...(missing ? [[at, "the id of an outlet of the list"]] : []),
          ...(next === at ? [[at, LOOP]] : []),
        ]
      })
      const outlets = above.map((parent, at) => ({
        id: `o${at}`,
        ...(parent === undefined ? {} : { parent: `o${parent}` }),
      }))
      expect(parentIssues(outlets)).toEqual(expected)
    }),
    { numRuns: 500 },
  )
})

it("checks a chain of many outlets without walking it anew for each", () => {
  const outlets = Array.from({ length: 30_000 }, (_, at) => ({ id: `o${at}`, parent: `o${at + 1}` }))
  const began = performance.now()
  expect(parentIssues(outlets)).toEqual([[29_999, "the id of an outlet of the list"]])
  expect(performance.now() - began).toBeLessThan(10_000)
}, 60_000)
