/**
 * A small model of a case, written from the statutes and kept apart from the code: sets of words, days by walking, and
 * for each move what stands against it. 行政许可法; 浙江省保障“最多跑一次”改革规定.
 */
import { type Acts, type Against, type At } from "./case-model-acts.fixture.ts"
import { clockActs } from "./case-model-clocks.fixture.ts"
import { decisionActs } from "./case-model-decision.fixture.ts"
import { correctionActs } from "./case-model-corrections.fixture.ts"
import { deliveryActs } from "./case-model-delivery.fixture.ts"
import { intakeActs } from "./case-model-intake.fixture.ts"
import { owedActs } from "./case-model-owed.fixture.ts"
import { outsideActs } from "./case-model-outside.fixture.ts"
import { mayNot, partyActs } from "./case-model-people.fixture.ts"
import { promiseActs } from "./case-model-promises.fixture.ts"
import { recordActs } from "./case-model-records.fixture.ts"
import type { Rules } from "./case-model-law.fixture.ts"
import type { Model } from "./case-model-terms.fixture.ts"
import { passTo } from "./case-model-time.fixture.ts"
import type { Doing, Move } from "./case-moves.fixture.ts"
import type { Day } from "./day-by-day.fixture.ts"

const acts: Acts<Doing["do"]> = {
  ...intakeActs,
  ...owedActs,
  ...clockActs,
  ...decisionActs,
  ...deliveryActs,
  ...promiseActs,
  ...recordActs,
  ...correctionActs,
  ...partyActs,
  ...outsideActs,
}

/** What a move leads to: the case after it, or the rules it breaks, and then nothing changes. */
export interface Led {
  readonly model: Model
  readonly against: Against
}

export function after(before: Model, move: Move, today: Day, rules: Rules): Led {
  const model = JSON.parse(JSON.stringify(before)) as Model
  // A fact of another system is on record whatever is due here.
  if (model.phase !== "none" && move.do !== "adopt") passTo(model, today, rules)
  const at: At = { today, rules, who: move.by, late: move.late }
  const act = acts[move.do] as (m: Model, move: Doing, at: At) => Against
  const isBefore = model.phase === "none" && !["submit", "import", "pass-time"].includes(move.do)
  const refused = [...(isBefore ? ["NotInThisPhase"] : []), ...mayNot(model, move, at)]
  const against = [...refused, ...(isBefore ? [] : act(model, move, at))]
  return against.length > 0 ? { model: before, against } : { model, against }
}

/** Whether the case may be decided for the applicant as it stands. */
export function mayGrant(model: Model, today: Day, rules: Rules): boolean {
  const grant: Move = {
    do: "decide",
    favourable: true,
    reasons: true,
    isFalse: false,
    quota: null,
    by: "approver",
    late: "explained",
  }
  return after(model, grant, today, rules).against.length === 0
}
