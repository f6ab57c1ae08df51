/** The roll (在享名册) that the district kept since 2011: everybody of eighty and more whom it knew to be entitled. */
import { sampleCitizenNumber } from "@onevisit/china"
import { composeRoll, type RollRow } from "@onevisit/core/benefits"
import type { Table } from "@onevisit/core/catalogue/tables"
import { fen } from "@onevisit/core/money"
import {
  addMonthsToMonth,
  addYears,
  compareMonths,
  type Month,
  month,
  monthOf,
  type PlainDate,
  plainDate,
} from "@onevisit/core/time"
import { draw } from "./drawing.ts"
import { people } from "./old-age-office.ts"
import type { Residents } from "./residents.ts"

export const CUT_OVER = month("2026-01")
const PAYS_FROM = month("2011-01")
const LAST = month("2025-12")
const bands = [
  { years: 100, category: "100周岁及以上", amount: fen(9000) },
  { years: 90, category: "90至99周岁", amount: fen(6000) },
  { years: 80, category: "80至89周岁", amount: fen(3000) },
] as const

export function rollOf2011(residents: Residents): Table {
  const feed = residents.feed()
  const rows = residents.bornBefore(plainDate("1945-12-01")).flatMap((row): readonly RollRow[] => {
    const { died, paidElsewhere, registeredIn } = feed.factsOf(row, ["died", "paidElsewhere", "registeredIn"])
    if (
      died === undefined ||
      row === people.turnedEighty ||
      paidElsewhere !== false ||
      registeredIn === "990102"
    )
      return []
    const kept = entryOf(residents, row)
    // Of one in a hundred the roll still says what it said before a birthday.
    const forgotten = draw(row, 7) < 0.01 && kept.amount > 3000
    return [forgotten ? { ...kept, amount: fen(3000), category: "80至89周岁" } : kept]
  })
  return composeRoll([...rows, ...strangers], { file: "roll-2011.csv", sheet: "在享名册" })
}

/** Two who stand in the roll and are in no register any more. */
const strangers: readonly RollRow[] = [1, 2].map((serial) => {
  const name = `样例旧户${serial}`
  return {
    at: { file: "", sheet: "", row: 0 },
    person: sampleCitizenNumber({ born: "1938-04-05", sequence: serial, region: "990103" }),
    name,
    category: "80至89周岁",
    firstMonth: month("2018-05"),
    paidThrough: LAST,
    amount: fen(3000),
    payee: { name, account: `620${serial}`, bank: "样例银行", relation: "self" },
    owed: fen(0),
    overpaid: fen(0),
  }
})

function entryOf(residents: Residents, row: number): RollRow {
  const { identifiers, name } = residents.identityOf(row)
  const born = residents.bornOn(row)
  const band = bands.find(({ years }) => compareMonths(from(born, years), LAST) <= 0)
  const first = from(born, 80)
  return {
    at: { file: "", sheet: "", row: 0 },
    person: identifiers[0]?.value ?? "",
    name: name ?? "",
    category: band?.category ?? "80至89周岁",
    firstMonth: compareMonths(first, PAYS_FROM) < 0 ? PAYS_FROM : first,
    paidThrough: LAST,
    amount: band?.amount ?? fen(3000),
    payee: {
      name: name ?? "",
      account: `6200${String(row).padStart(9, "0")}`,
      bank: "样例银行",
      relation: "self",
    },
    owed: fen(0),
    overpaid: fen(0),
  }
}

/** The month after a birthday. */
function from(born: PlainDate, years: number): Month {
  return addMonthsToMonth(monthOf(addYears(born, years)), 1)
}
