/** What figures are counted from: the log of a case, with the item edition and the rule set it pins, and nothing else. */
import type { ServiceItem } from "../catalogue/index.ts"
import type { CaseEvent } from "../intake/index.ts"
import type { RuleSet } from "../law/index.ts"

export interface CaseLog {
  /** The id of the case, under which a figure may name it; it says nothing of a person. */
  readonly case: string
  /** The whole stream, in its own order. An event of a type that no figure knows does no harm. */
  readonly events: readonly CaseEvent[]
  /** Of what an outside system reported, the rest of the edition says what was lawful; without it, nothing is found. */
  readonly item: Pick<ServiceItem, "id" | "edition" | "name" | "authority" | "type" | "visits"> &
    Partial<Pick<ServiceItem, "specialProcedures" | "reviewParts" | "materials">>
  readonly ruleSet: Pick<RuleSet, "provisions">
}
