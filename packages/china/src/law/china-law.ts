/** The rule sets of China that this package knows. Which of them hold follows from item type and date, never from a default. */
import type { RuleSet } from "@onevisit/core/law"
import { businessEnvironment2020 } from "./business-environment.ts"
import { licensingLaw2003, licensingLaw2019 } from "./licensing-law.ts"
import { xiaoshanPractice2018 } from "./xiaoshan-practice.ts"
import { zhejiangAdministrativeProcedure2017 } from "./zhejiang-administrative-procedure.ts"
import { zhejiangOneVisit2019 } from "./zhejiang-one-visit.ts"

/**
 * Every rule set, for `applicableRuleSet` to choose from.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import * as Result from "effect/Result"
 * import { chinaLaw } from "@onevisit/china"
 * import { applicableRuleSet } from "@onevisit/core/law"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const { id, provisions } = Result.getOrThrow(applicableRuleSet(chinaLaw, "confirmation", plainDate("2019-03-05")))
 * assert.equal(id, "zhejiang-one-visit-2019+zhejiang-administrative-procedure-2017")
 * assert.equal(provisions.lateSupplement?.outcome, "deemed-withdrawn")
 * assert.equal(provisions.deemedAcceptance, undefined)
 * ```
 */
export const chinaLaw: readonly RuleSet[] = [
  licensingLaw2003,
  licensingLaw2019,
  businessEnvironment2020,
  zhejiangOneVisit2019,
  zhejiangAdministrativeProcedure2017,
  xiaoshanPractice2018,
]
