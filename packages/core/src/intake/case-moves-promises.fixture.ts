/** Moves with promises in place of papers, and with decisions that are taken back. */
import * as fc from "fast-check"
import { credit, type Credit, days, isSigned, reasons } from "./case-moves-terms.fixture.ts"

type Option = "condition" | "promise"
export type PromiseMove =
  | {
      readonly do: "give-commitment"
      readonly option: Option
      readonly credit: Credit
      readonly isSigned: boolean
    }
  | { readonly do: "verify-commitment"; readonly option: Option; readonly isKept: boolean }
  | {
      readonly do: "order-rectification"
      readonly option: Option
      readonly days: number
      readonly reasons: boolean
    }
  | { readonly do: "revoke-decision"; readonly option: Option | null; readonly reasons: boolean }

const option = fc.constantFrom("condition" as const, "promise" as const)

export const promiseMoves: fc.Arbitrary<PromiseMove> = fc.oneof(
  {
    arbitrary: fc.record({ do: fc.constant("give-commitment" as const), option, credit, isSigned }),
    weight: 3,
  },
  {
    arbitrary: fc.record({
      do: fc.constant("verify-commitment" as const),
      option,
      isKept: fc.constantFrom(true, false, false),
    }),
    weight: 3,
  },
  {
    arbitrary: fc.record({ do: fc.constant("order-rectification" as const), option, days, reasons }),
    weight: 2,
  },
  {
    arbitrary: fc.record({ do: fc.constant("revoke-decision" as const), option: fc.option(option), reasons }),
    weight: 2,
  },
)
