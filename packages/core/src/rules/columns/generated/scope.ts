/** What the writers of generated code share while they write one row. */
import type { OutputKind } from "../batch.ts"
import type { Prepared, PreparedCondition, PreparedNumber } from "../prepare/prepared.ts"
import type { Bits } from "./bits.ts"
import type { Block } from "./block.ts"
import type { Layout } from "./source.ts"
import type { Tables } from "./tables.ts"
import type { Ends } from "./term.ts"

export interface RowScope {
  readonly prepared: Prepared
  readonly layout: Layout
  readonly outputs: OutputKind
  readonly tables: Tables
  readonly block: Block
  /** The number of the row, as code. */
  readonly row: string
  /** Whether the row may have unknown values; otherwise every bitmap has its bit. */
  readonly careful: boolean
  /** Whether every date of the row is known to the day and every code stands for one place. */
  readonly exact: boolean
  readonly write: Writers
}

/** Conditions hold numbers and numbers hold conditions; the writers find each other here. */
export interface Writers {
  readonly condition: (scope: RowScope, it: PreparedCondition) => Bits
  readonly number: (scope: RowScope, it: PreparedNumber) => Ends
}
