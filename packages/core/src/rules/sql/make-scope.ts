/** Makes the scopes in which the conditions and numbers of a plan are compiled. */
import { NEVER } from "../facts/fact-type.ts"
import { contains, difference, intersection, type IntSet, single } from "../facts/int-set.ts"
import type { Slot } from "../plan/plan.ts"
import { groundAtom } from "./ground-atom.ts"
import { conditionTruth } from "./conditions.ts"
import type { HeldFact } from "./held-fact.ts"
import { numberRange } from "./numbers.ts"
import type { Scope } from "./scope.ts"
import { settledTest } from "./test-fact.ts"

/** A scope in which conditions and numbers find each other. */
export function makeScope(parts: Omit<Scope, "truthOf" | "rangeOf">): Scope {
  const scope: Scope = {
    ...parts,
    truthOf: (it) => conditionTruth(it, scope),
    rangeOf: (it) => numberRange(it, scope),
  }
  return scope
}

/**
 * The scope of what is reckoned only where every ground holds: there each value has been checked, and a fact that a
 * ground tests is known and inside. Amounts become much shorter for it.
 */
export function whereGroundsHold(scope: Scope): Scope {
  const { held, plan } = scope
  const insides = plan.slots.map((slot, at) => insideWhereGroundsHold(slot, at, scope))
  const slots = plan.slots.map((slot, at): Slot => ({ ...slot, domain: insides[at] ?? slot.domain }))
  return makeScope({
    ...scope,
    plan: { ...plan, slots },
    held: held.map((fact, at) =>
      fact === null ? null : settle(fact, slots[at] as Slot, insides[at] ?? null),
    ),
  })
}

/** What a fact may be where the grounds that test it hold; `null` where none leaves it to the row. */
function insideWhereGroundsHold(slot: Slot, at: number, scope: Scope): IntSet | null {
  const atoms = scope.plan.grounds.flatMap(({ condition }) => {
    const atom = groundAtom(condition, scope.plan)
    return atom === null || atom.slot !== at || settledTest(slot, atom.inside) !== null ? [] : [atom.inside]
  })
  const inside = atoms.reduce(intersection, slot.domain)
  // Grounds that contradict each other never hold together: then it does not matter.
  return atoms.length === 0 || inside.length === 0 ? null : inside
}

function settle(fact: HeldFact, slot: Slot, inside: IntSet | null): HeldFact | null {
  const checked = false
  if (inside === null) return { ...fact, slot, checked }
  const domain = slot.never ? difference(inside, single(NEVER)) : inside
  if (domain.length === 0) return null
  const states = fact.states.filter(({ means }) => means === "never" && contains(inside, NEVER))
  return { ...fact, slot, domain, states, mayBeMissing: false, checked }
}
