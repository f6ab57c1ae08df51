/** Lists as JSON, both ways, with the version of their shape. A shape that changes gets a new version. */
import * as Result from "effect/Result"
import { z } from "zod"
import { fen } from "../../money/index.ts"
import { InvalidInput } from "../../reasons/index.ts"
import { composeExpected, issuesOf } from "../../reasons/schema.ts"
import { month as asMonth } from "../../time/index.ts"
import { month, whole } from "../parts.schema.ts"
import type { ListRow } from "./reconcile-row.ts"

const aMonth = month
  .regex(/-(0[1-9]|1[0-2])$/, "a month YYYY-MM")
  .regex(/^(?!0000)/, "a month YYYY-MM")
  .transform(asMonth)
const said = z.string().regex(/\S/, "text that is not empty")

export const listDocumentSchema = z.strictObject({
  v: z.literal(1),
  rows: z.array(
    z.strictObject({
      person: said,
      month: aMonth,
      /** Fen. */
      amount: whole.transform(fen),
      status: z.enum(["paid", "held", "stopped", "returned"]),
      category: said.nullable(),
      from: aMonth.nullable(),
      payee: said.nullable(),
    }),
  ),
})

export interface ListDocument {
  readonly v: 1
  readonly rows: readonly ListRow[]
}

/** Reads a list that another system sent as JSON. Fails with `InvalidInput`, every problem at its path. */
export function parseListDocument(input: unknown): Result.Result<readonly ListRow[], InvalidInput> {
  const read = listDocumentSchema.safeParse(input, { error: composeExpected })
  return read.success
    ? Result.succeed(read.data.rows)
    : Result.fail(new InvalidInput(issuesOf(read.error.issues)))
}

/** A list as JSON for another system. */
export function composeListDocument(rows: readonly ListRow[]): ListDocument {
  return { v: 1, rows }
}
