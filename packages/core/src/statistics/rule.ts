/** A rule that is looked for in the reading of one case. */
import type { Citation, Path } from "../reasons/index.ts"
import type { PlainDate } from "../time/index.ts"
import type { CaseReading } from "./case-reading.ts"
import type { ViolationCode } from "./violation.ts"

export interface Broken {
  readonly code: ViolationCode
  readonly on: PlainDate
  readonly clause?: Citation | undefined
  readonly path?: Path
}
export type Rule = (reading: CaseReading) => readonly Broken[]
