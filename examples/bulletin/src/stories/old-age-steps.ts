/** Steps that the stories of the old-age allowance take. */
import type { RunTotals } from "@onevisit/core/benefits"
import { composeAmount, fen } from "@onevisit/core/money"
import { text } from "@onevisit/core/reasons"
import { instant, type Month } from "@onevisit/core/time"
import type { EntitlementAnswer, PaymentAnswer } from "@onevisit/district"
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
  const began = performance.now()
  const reached = { determining: { of: 0, ms: 0 }, applying: { of: 0, ms: 0 } }
  const label = text(`${month} 比对核定`, `determining ${month}`)
  const answer = await stage.progress(label, (report) =>
    benefits.sweep({ programme: oldAgeProgramme.id, month }, { as: officer }, ({ done, of, stage: at }) => {
      reached[at] = { of, ms: performance.now() - began }
      report({ done, of })
    }),
  )
  const { applying, determining } = reached
  const seconds = (determining.ms / 1000).toFixed(1)
  stage.say(`其中比对${grouped(determining.of)}人用时${seconds}秒，得差异${grouped(applying.of)}条`)
  if (answer.outcome !== "closed" || answer.summary.totals === null)
    throw new Error(`The run was ${answer.outcome}.`)
  return { run: answer.sweep, totals: answer.summary.totals }
}

/** Pays a month into one file, and says how many lines and how much. */
export async function payMonth(
  stage: Stage,
  month: Month,
  payment?: string,
): Promise<Extract<PaymentAnswer, { outcome: "closed" }>> {
  const { benefits, officer } = await stage.oldAgeOffice()
  const input = { programme: oldAgeProgramme.id, month, purpose: purposeOf(month) }
  const answer = await benefits.pay(payment === undefined ? input : { ...input, payment }, { as: officer })
  if (answer.outcome === "refused") throw new Error(`Refused: ${answer.refusal.message.en}`)
  const { amount, lines } = answer.summary
  stage.say(`${month} 发放${grouped(lines)}笔，合计${composeAmount(fen(amount)).zh}`)
  return answer
}

/** What people read on their statements. */
export const purposeOf = (month: Month): string => `样例区${month}高龄津贴`
