/** What the writers of a script share. */
import type { Prepared, PreparedCondition, PreparedNumber } from "../prepare/prepared.ts"
import type { BitVector, NumberVector, Script } from "./frame.ts"

export interface VectorScope {
  readonly prepared: Prepared
  readonly script: Script
  /** Conditions hold numbers and numbers hold conditions; they find each other here. */
  readonly condition: (scope: VectorScope, it: PreparedCondition) => BitVector
  readonly number: (scope: VectorScope, it: PreparedNumber) => NumberVector
}
