/** What the parts of the SQL compiler share while one plan is compiled. */
import type { Plan, PlanCondition, PlanNumber } from "../plan/plan.ts"
import type { Dialect } from "./dialect.ts"
import type { Composer } from "./fragment.ts"
import type { HeldFact } from "./held-fact.ts"
import type { Range, RangeWriter } from "./range.ts"
import type { SqlRefusal } from "./refusal.ts"
import type { Truth, TruthWriter } from "./truth.ts"

export interface Scope {
  readonly plan: Plan
  /** For each slot of the plan how columns hold it; `null` where none do. */
  readonly held: readonly (HeldFact | null)[]
  readonly compose: Composer
  readonly dialect: Dialect
  readonly truths: TruthWriter
  readonly ranges: RangeWriter
  /** Notes what SQL does not carry; compiling goes on with anything, since the plan is refused at the end. */
  readonly refuse: (reason: SqlRefusal) => void
  readonly truthOf: (it: PlanCondition) => Truth
  readonly rangeOf: (it: PlanNumber) => Range
}
