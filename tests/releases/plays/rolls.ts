/** The roll that was kept before: tried, tried again with more rows, confirmed and imported. */
import { composeRoll, type RollRow } from "@onevisit/core/benefits"
import { fen } from "@onevisit/core/money"
import { month } from "@onevisit/core/time"
import { benefitsOfficer, monthlyRun, payeeOf } from "./allowance-acts.ts"
import { allowance } from "./allowances.ts"
import { done, type Ground } from "./ground.ts"
import { numberOf } from "./residents.ts"

const place = { file: "样例名册.csv", sheet: "名册" }
const row = (resident: string, more: Partial<RollRow> = {}): RollRow => ({
  at: { ...place, row: 0 },
  person: numberOf(resident),
  name: `样例${resident}`,
  category: "80至89周岁",
  firstMonth: month("2015-01"),
  paidThrough: month("2022-07"),
  amount: fen(3000),
  payee: payeeOf(resident),
  owed: fen(0),
  overpaid: fen(0),
  ...more,
})

/** In July 2022, before August from which its people are paid here. */
export async function playRolls({ district: { benefits } }: Ground): Promise<void> {
  const roll = "recorded-roll"
  const inputOf = (rows: readonly RollRow[]) => ({
    programme: allowance.id,
    roll,
    cutOver: month("2022-08"),
    tables: [composeRoll(rows, place)],
    purpose: "样例",
  })
  const rows = [
    row("listed"),
    row("behind", { paidThrough: month("2022-05"), owed: fen(1500) }),
    row("young", { payee: null, overpaid: fen(3000) }),
    row("stranger", { amount: fen(6000) }),
    // Enrolled here already: for a person to put right.
    row("steady"),
  ]
  done(await benefits.compareRoll(inputOf(rows.slice(0, 2)), { as: monthlyRun }))
  const { summary } = done(await benefits.compareRoll(inputOf(rows), { as: benefitsOfficer }))
  const comparison = summary.compared?.comparison ?? ""
  done(await benefits.confirmRoll(roll, comparison, { as: benefitsOfficer }))
  done(await benefits.importRoll(inputOf(rows), { as: benefitsOfficer }))
}
