/** Steps that the stories of the old-age allowance take. */
import type { RunTotals } from "@onevisit/core/benefits"
import { composeAmount, fen } from "@onevisit/core/money"
import { text } from "@onevisit/core/reasons"
import { instant, type Month } from "@onevisit/core/time"
import type { EntitlementAnswer, PaymentSummary } from "@onevisit/district"
import type { OldAgeOffice } from "../residents/old-age-office.ts"
import { oldAgeProgramme } from "../residents/old-age-programme.ts"
import { grouped } from "../terminal.ts"
import type { Stage } from "../stage.ts"

/** Sets the office's clock to a morning in China. */
export function mornings({ clock }: OldAgeOffice, on: string): void {
  clock.set(instant(`${on}T01:30:00.000Z`))
}

/** An act that the story expects to be taken; a refusal ends the story with its sentence. */
export function done(answer: EntitlementAnswer): Extract<EntitlementAnswer, { outcome: "done" }> {
  if (answer.outcome === "refused") throw new Error(`Refused: ${answer.refusal.message.en}`)
  return answer
}

/** A month's run to its end. */
export async function sweepMonth(
  stage: Stage,
  month: Month,
): Promise<{ readonly run: string; readonly totals: RunTotals }> {
  const { benefits, officer } = await stage.oldAgeOffice()
  const stages = { determining: 0, applying: 0 }
  const label = text(`${month} 比对核定`, `determining ${month}`)
  const answer = await stage.progress(label, (report) =>
    benefits.sweep({ programme: oldAgeProgramme.id, month }, { as: officer }, ({ done, of, stage: at }) => {
      stages[at] = of
      report({ done, of })
    }),
  )
  if (answer.outcome !== "closed" || answer.summary.totals === null)
    throw new Error(`The run was ${answer.outcome}.`)
  return { run: answer.sweep, totals: answer.summary.totals }
}

/** Pays a month, and says how many lines and how much. */
export async function payMonth(stage: Stage, month: Month): Promise<PaymentSummary> {
  const { benefits, officer } = await stage.oldAgeOffice()
  const purpose = `样例区${month}高龄津贴`
  const { summary } = await benefits.pay({ programme: oldAgeProgramme.id, month, purpose }, { as: officer })
  stage.say(`${month} 发放${grouped(summary.lines)}笔，合计${composeAmount(fen(summary.amount)).zh}`)
  return summary
}
