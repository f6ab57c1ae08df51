/**
 * A case that another system opened, and what one reports, in the small model: days counted there are not counted anew,
 * of two last days the earlier binds, and a fact is on record however often it is told.
 */
import {
  type Acts,
  type Against,
  broken,
  nameOf,
  nothing,
  notInThisPhase,
  take,
  wants,
  entryOf,
} from "./case-model-acts.fixture.ts"
import { run } from "./case-model-clocks.fixture.ts"
import { settleWith } from "./case-model-decision.fixture.ts"
import { accept } from "./case-model-examination.fixture.ts"
import type { Rules } from "./case-model-law.fixture.ts"
import type { Asked, Model } from "./case-model-terms.fixture.ts"
import { passTo } from "./case-model-time.fixture.ts"
import type { The } from "./case-moves.fixture.ts"
import { type Day, dayFrom, isWorked, nthWorked } from "./day-by-day.fixture.ts"

export const outsideActs: Acts<"import" | "add-external-id" | "adopt"> = {
  import: (m, move, { rules, today, who }) => {
    const { asked, days, papers, stage, stated } = move
    const on = dayFrom(today, -move.ago)
    const [came, asOf] = [dayFrom(on, move.later), dayFrom(today, -move.statedAgo)]
    const hasAct = stage !== "received"
    const isClock =
      stated === null || (stage === "accepted" && (stated.clock === "promised" || rules.statutory))
    take(m, papers, null)
    const wanting = wants(m, asked)
    const asks = stage === "correcting" || (stage === "accepted" && asked.length > 0)
    const against = broken({
      NotInThisPhase: m.phase !== "none",
      ImportWithoutId: !move.hasNumber,
      NotAuthoritative: who === "program",
      DateInTheFuture: asOf > today,
      DateTooEarly: asOf < on || (hasAct && (came < on || asOf < came)),
      NoSuchClock: !isClock,
      UnknownMaterial: asks && asked.some((name) => !wanting.some((want) => nameOf(want) === name)),
    })
    if (against.length > 0) return against
    Object.assign(m, { phase: "received", asOf: today, numbers: ["P-1"] })
    m.receipt = entryOf({ ago: move.ago, posted: null, appears: false }, today, "unexplained")
    const told: Asked | null = asks
      ? askedThere(wanting, came, nthWorked(came, days, m.notices) ?? came, days)
      : null
    if (stage === "received") m.tellBy = rules.tell === null ? null : nthWorked(on, rules.tell, m.notices)
    else if (stage === "correcting") Object.assign(m, { phase: "correcting", asked: told })
    else if (stage === "accepted") {
      accept(m, "outside", came, rules)
      m.owed = told
      if (stated) goOnFrom(m, stated, asOf)
    } else decidedThere(m, move.favourable, came, rules)
    passTo(m, today, rules)
    return nothing
  },
  "add-external-id": (m, { number }) => {
    if (m.phase === "none") return notInThisPhase
    if (!m.numbers.includes(number)) m.numbers.push(number)
    return nothing
  },
  adopt: (m, { isBelieved, number }, { who }): Against =>
    m.phase === "none"
      ? notInThisPhase
      : broken({
          NotAuthoritative: !isBelieved || who !== "platform",
          ExternalIdNotOfCase: !m.numbers.includes(number),
        }),
}

function askedThere(wanting: string[], since: Day, due: Day, days: number): Asked {
  const unanswered = { supplied: [], late: false, excused: false, told: 0, lastCame: null, toldOn: since }
  return { named: wanting.map(nameOf), open: wanting, since, days, due, mode: "posted", ...unanswered }
}

/** Its seal and its papers lie there: here it is handed over, and nothing looked up. */
function decidedThere(m: Model, favourable: boolean, on: Day, rules: Rules): void {
  m.accepted = { how: "outside", on }
  settleWith(m, favourable, on, rules)
  Object.assign(m, { sealed: true, lookUp: null })
}

function goOnFrom(
  m: Model,
  { clock: name, endsIn, used }: NonNullable<The<"import">["stated"]>,
  asOf: Day,
): void {
  const clock = m.clocks[name]
  if (clock === null) return
  clock.gone = { asOf, used }
  run(m, clock)
  const said = endsIn === null ? null : dayFrom(asOf, endsIn)
  if (said === null || clock.due === null || said >= clock.due) return
  let left = 0
  for (let day = dayFrom(asOf, 1); day <= said; day = dayFrom(day, 1)) if (isWorked(day, m.notices)) left++
  clock.gone = { asOf, used: clock.length - left }
  run(m, clock)
}
