/** The sample district with the roll that it kept before, of people of whom the register knows most. */
import { composeRoll, type RollRow } from "@onevisit/core/benefits"
import { fen } from "@onevisit/core/money"
import { plainDate, month } from "@onevisit/core/time"
import type { Keys, Storage } from "@onevisit/core/ports"
import { known, officer, open, payee, programme } from "./district.fixture.ts"
import type { RollInput } from "./index.ts"
import { done } from "./populated.fixture.ts"

export const cutOver = month("2018-09")
export const byOfficer = { as: officer }

export const rowOf = (person: string, more: Partial<RollRow> = {}): RollRow => ({
  at: { file: "名册.csv", sheet: "名册", row: 0 },
  person,
  name: `名册样例${person}`,
  category: "80至89周岁",
  firstMonth: month("2018-01"),
  paidThrough: month("2018-08"),
  amount: fen(3000),
  payee: payee(person),
  owed: fen(0),
  overpaid: fen(0),
  ...more,
})

export const rollOf = (rows: readonly RollRow[], file = "名册.csv"): RollInput => ({
  programme: "old-age-allowance",
  roll: "roll-2018",
  cutOver,
  tables: [composeRoll(rows, { file, sheet: "名册" })],
})

/** Agreeing, differing, too young, open, unknown; and one who is entitled and not in it. */
export const rows: readonly RollRow[] = [
  rowOf("old0"),
  rowOf("old1"),
  rowOf("old2", { amount: fen(6000) }),
  rowOf("old3", { payee: null, owed: fen(1500) }),
  rowOf("young"),
  rowOf("open", { paidThrough: month("2018-05") }),
  rowOf("stranger"),
]

export async function withRegister(ground: { readonly storage?: Storage; readonly keys?: Keys } = {}) {
  const opened = await open({}, [programme()], ground)
  for (const at of [0, 1, 2, 3, 4]) opened.people.put(`old${at}`, { ...known, born: `1937-0${at + 1}-11` })
  opened.people.put("young", { ...known, born: "1990-01-01" })
  opened.people.put("younger", { ...known, born: "1991-01-01" })
  opened.people.put("open", { ...known, born: "1938" })
  opened.people.asOf = plainDate("2018-07-31")
  return opened
}

export type WithRegister = Awaited<ReturnType<typeof withRegister>>

/** A dry run, confirmed by the officer who looked at it. */
export async function confirmed({ benefits }: WithRegister, input: RollInput): Promise<string> {
  const { summary } = done(await benefits.compareRoll(input, byOfficer))
  const comparison = summary.compared?.comparison ?? ""
  const answer = await benefits.confirmRoll(input.roll, comparison, byOfficer)
  if (answer.outcome === "refused") throw new Error(answer.refusal._tag)
  return comparison
}
