/** Lists of who gets what; the people are keys of nobody. */
import * as fc from "fast-check"
import { fen } from "../../money/index.ts"
import { month } from "../../time/index.ts"
import type { ListRow } from "./index.ts"

export const row = (changed: Partial<ListRow> = {}): ListRow => ({
  person: "p1",
  month: month("2018-09"),
  amount: fen(3000),
  status: "paid",
  category: "80至89周岁",
  from: month("2018-08"),
  payee: "hash-1",
  ...changed,
})
const months = fc.constantFrom("2018-08", "2018-09", "2018-10").map(month)
export const rows = fc.array(
  fc.record({
    person: fc.constantFrom("p1", "p2", "p3"),
    month: months,
    amount: fc.constantFrom(0, 3000, 6000).map(fen),
    status: fc.constantFrom(
      "paid" as const,
      "paid" as const,
      "held" as const,
      "stopped" as const,
      "returned" as const,
    ),
    category: fc.constantFrom("80至89周岁", "90至99周岁", null),
    from: fc.option(months),
    payee: fc.constantFrom("hash-1", "00123", null),
  }),
  { maxLength: 10 },
)
