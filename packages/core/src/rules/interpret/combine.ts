/** How verdicts and values join, together with what could still settle them and the judgements they hang on. */
import type { Bounds } from "../bound/bound-rule.ts"
import { joined, type Verdict } from "../verdict.ts"

export const none: readonly string[] = []

/** A verdict, the facts that could still settle it, and the judgements it hangs on. */
export interface Evaluated {
  readonly verdict: Verdict
  readonly open: readonly string[]
  readonly judged: readonly string[]
}

/** Bounds of a value, the facts that keep them apart, and the judgements they hang on. */
export interface Reckoned extends Bounds {
  readonly open: readonly string[]
  readonly judged: readonly string[]
}

/** What one part settles needs nothing more; otherwise every undetermined part may still matter. */
export function join(parts: readonly Evaluated[], decisive: "yes" | "no"): Evaluated {
  const verdict = joined(
    parts.map((part) => part.verdict),
    decisive,
  )
  if (verdict === decisive) {
    const deciding = parts.filter((part) => part.verdict === decisive)
    const untainted = deciding.some(({ judged }) => judged.length === 0)
    return { verdict, open: none, judged: untainted ? none : (deciding[0]?.judged ?? none) }
  }
  return {
    verdict,
    open:
      verdict === "undetermined"
        ? merge(parts.filter((part) => part.verdict === verdict).map(({ open }) => open))
        : none,
    judged: merge(parts.map(({ judged }) => judged)),
  }
}

/** With an undetermined test, what both branches agree on. */
export function choose(test: Evaluated, then: Evaluated, otherwise: Evaluated): Evaluated {
  if (test.verdict !== "undetermined") {
    const taken = test.verdict === "yes" ? then : otherwise
    return { ...taken, judged: merge([test.judged, taken.judged]) }
  }
  if (then.verdict === otherwise.verdict && then.verdict !== "undetermined")
    return { ...then, judged: merge([then.judged, otherwise.judged]) }
  const all = [test, then, otherwise]
  return {
    verdict: "undetermined",
    open: merge(all.map(({ open }) => open)),
    judged: merge(all.map(({ judged }) => judged)),
  }
}

/** Bounds reckoned from parts; settled bounds need nothing more. */
export function reckonFrom(
  parts: readonly Reckoned[],
  reckonBounds: (parts: readonly Bounds[]) => Bounds,
  beside: readonly { readonly open: readonly string[]; readonly judged: readonly string[] }[] = [],
): Reckoned {
  const bounds = reckonBounds(parts)
  const all = [...beside, ...parts]
  return {
    min: bounds.min,
    max: bounds.max,
    open: bounds.min === bounds.max ? none : merge(all.map(({ open }) => open)),
    judged: merge(all.map(({ judged }) => judged)),
  }
}

export function exactlyKnown(value: bigint): Reckoned {
  return { min: value, max: value, open: none, judged: none }
}

export function merge(lists: readonly (readonly string[])[]): readonly string[] {
  const filled = lists.filter(({ length }) => length > 0)
  const [first = none, ...others] = filled
  return others.length === 0 ? first : [...new Set(filled.flat())]
}
