import * as fc from "fast-check"
import { expect, it } from "vitest"
import { huntFor, type Known } from "./identifier-hunt.ts"
import { writingsOf } from "./leaks.ts"
import { personOf } from "./many-people.ts"

const known: Known = new Map([0, 1, 17].flatMap((n) => personOf(n).known))
const hunt = huntFor(known)

it("a hunt finds exactly what stands in the bytes, in every writing, wherever it begins", () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 9 }).map((bytes) => Buffer.from(bytes)),
    fc
      .tuple(fc.constantFrom(...known.values()), fc.nat(), fc.nat({ max: 3 }))
      // Also one of which the end is missing.
      .map(([value, which, cut]) => {
        const writings = writingsOf(value)
        const writing = Buffer.from(writings[which % writings.length] as string)
        return writing.subarray(0, writing.length - (cut === 0 ? 1 : 0))
      }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const bytes = Buffer.concat(pieces)
      const standing = [...known].filter(([, value]) =>
        writingsOf(value).some((writing) => bytes.includes(writing)),
      )
      expect([...hunt(bytes)].toSorted()).toEqual(standing.map(([name]) => name).toSorted())
    }),
    { numRuns: 2000 },
  )
})
