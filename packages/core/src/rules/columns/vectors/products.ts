/** Vectors of products and shares. The ends lie at corners; where all factors are single numbers there is one. */
import type { NumberNode } from "../prepare/prepared.ts"
import { shareFunction } from "../rounded-share.ts"
import { type NumberVector, numberVector } from "./frame.ts"
import type { VectorScope } from "./scope.ts"

/** The ends of products. */
export function productVector({ script }: VectorScope, a: NumberVector, b: NumberVector): NumberVector {
  const vector = numberVector()
  script.steps.push(({ count }) => {
    for (let at = 0; at < count; at += 1) {
      const [aLo, aHi] = [a.lo[at] as number, a.hi[at] as number]
      const [bLo, bHi] = [b.lo[at] as number, b.hi[at] as number]
      const first = aLo * bLo
      if (aLo === aHi && bLo === bHi) {
        vector.lo[at] = first
        vector.hi[at] = first
      } else {
        vector.lo[at] = Math.min(first, aLo * bHi, aHi * bLo, aHi * bHi)
        vector.hi[at] = Math.max(first, aLo * bHi, aHi * bLo, aHi * bHi)
      }
    }
  })
  return vector
}

/** The ends of rounded shares. */
export function shareVector(
  { script }: VectorScope,
  { form, rounding }: NumberNode<"share">,
  of: NumberVector,
  share: NumberVector,
  whole: NumberVector,
): NumberVector {
  const vector = numberVector()
  const reckon = shareFunction(form, rounding)
  script.steps.push(({ count }) => {
    for (let at = 0; at < count; at += 1) {
      const [ofLo, ofHi] = [of.lo[at] as number, of.hi[at] as number]
      const [shareLo, shareHi] = [share.lo[at] as number, share.hi[at] as number]
      const [wholeLo, wholeHi] = [whole.lo[at] as number, whole.hi[at] as number]
      let lo = reckon(ofLo, shareLo, wholeLo)
      let hi = lo
      if (ofLo !== ofHi || shareLo !== shareHi || wholeLo !== wholeHi)
        for (let corner = 1; corner < 8; corner += 1) {
          const value = reckon(
            corner & 1 ? ofHi : ofLo,
            corner & 2 ? shareHi : shareLo,
            corner & 4 ? wholeHi : wholeLo,
          )
          lo = Math.min(lo, value)
          hi = Math.max(hi, value)
        }
      vector.lo[at] = lo
      vector.hi[at] = hi
    }
  })
  return vector
}
