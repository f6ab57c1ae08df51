/** Vectors of steps: around the values of all steps from the one that the lower end reaches to the upper end's. */
import { type NumberVector, numberVector } from "./frame.ts"
import type { VectorScope } from "./scope.ts"

/** The ends of stepped values. */
export function stepsVector(
  { script }: VectorScope,
  of: NumberVector,
  cuts: readonly number[],
  values: readonly NumberVector[],
): NumberVector {
  const vector = numberVector()
  script.steps.push(({ count }) => {
    vector.lo.fill(Infinity, 0, count)
    vector.hi.fill(-Infinity, 0, count)
  })
  values.forEach((value, step) => {
    const from = cuts[step - 1] ?? -Infinity
    const to = cuts[step] ?? Infinity
    script.steps.push(({ count }) => {
      for (let at = 0; at < count; at += 1) {
        if ((of.hi[at] as number) < from || (of.lo[at] as number) >= to) continue
        if ((value.lo[at] as number) < (vector.lo[at] as number)) vector.lo[at] = value.lo[at] as number
        if ((value.hi[at] as number) > (vector.hi[at] as number)) vector.hi[at] = value.hi[at] as number
      }
    })
  })
  return vector
}
