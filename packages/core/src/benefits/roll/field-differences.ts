/** In what a row of the roll differs from the facts about somebody who is entitled by both, and what follows from it. */
import { composeAmount, type Fen } from "../../money/index.ts"
import { type Text, text } from "../../reasons/index.ts"
import { addMonthsToMonth, type Month } from "../../time/index.ts"
import type { DeterminedPerson } from "./compare-roll.ts"
import type { RollRow } from "./roll-row.ts"

/** The fields in which a row is compared. */
export const ROLL_DIFFERENCES = ["amount", "firstMonth", "category", "paidThrough"] as const

export interface FieldDifference {
  readonly field: (typeof ROLL_DIFFERENCES)[number]
  /** As it stands in each; fen for an amount. */
  readonly roll: string | number | null
  readonly facts: string | number | null
  /** What is different, and what follows once the roll is imported. */
  readonly reason: Text
}

/** What nobody reckoned or said is no difference. */
export function fieldDifferences(
  row: RollRow,
  { category, firstMonth, outcome }: Omit<DeterminedPerson, "person">,
  cutOver: Month,
): readonly FieldDifference[] {
  const before = addMonthsToMonth(cutOver, -1)
  const isUnpaid = row.owed === 0 && row.firstMonth <= before && (row.paidThrough ?? "") < before
  return [
    ...when(
      row.amount !== outcome.amount,
      "amount",
      row.amount,
      outcome.amount,
      amountWords(row, outcome.amount),
    ),
    ...when(
      firstMonth !== null && firstMonth !== row.firstMonth,
      "firstMonth",
      row.firstMonth,
      firstMonth,
      text(
        `名册自${row.firstMonth}起发，按事实应自${firstMonth}起；启用月前的月份以名册为准，不重新计算。`,
        `paid since ${row.firstMonth} by the roll, due since ${firstMonth} by the facts; months before the cut-over stay as the roll has them.`,
      ),
    ),
    ...when(
      category !== null && category !== row.category,
      "category",
      row.category,
      category,
      text("类别与事实不一致。", "the category is another by the facts."),
    ),
    ...when(
      isUnpaid,
      "paidThrough",
      row.paidThrough,
      before,
      text(
        `${before}及以前有月份未发且未列应补金额；导入后不会自动补发，请先在名册中列明。`,
        `months up to ${before} are unpaid and nothing is put down as owed; they will not be paid by themselves: put them down in the roll first.`,
      ),
    ),
  ]
}

function when(
  holds: boolean,
  field: FieldDifference["field"],
  roll: string | number | null,
  facts: string | number | null,
  reason: Text,
): readonly FieldDifference[] {
  return holds ? [{ field, roll, facts, reason }] : []
}

function amountWords({ amount }: RollRow, byFacts: number): Text {
  const [ours, facts] = [composeAmount(amount), composeAmount(byFacts as Fen)]
  return amount < byFacts
    ? text(
        `名册每月${ours.zh}，按事实应为${facts.zh}；自启用月起按后者发放。`,
        `${ours.en} a month by the roll, ${facts.en} by the facts; the latter is paid from the cut-over on.`,
      )
    : text(
        `名册每月${ours.zh}，按事实应为${facts.zh}；减发须经人工决定，此前照旧发放。`,
        `${ours.en} a month by the roll, ${facts.en} by the facts; it is paid as before until a person decides to lower it.`,
      )
}
