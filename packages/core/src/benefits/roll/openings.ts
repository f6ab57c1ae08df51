/**
 * What a confirmed roll comes to: an opening for each person, to be given to their entitlement as `import` by an officer,
 * and the account. Nothing else of a roll ever takes effect.
 *
 * The same file again changes nothing: an entitlement knows the rolls that named it. Until the cut-over month begins, a
 * corrected file replaces what an earlier one said of the people whom it names; whoever it does not name stays as they
 * were, so that leaving a row out takes nobody off.
 */
import * as Result from "effect/Result"
import type { Pin } from "../../events/index.ts"
import { InvalidInput } from "../../reasons/index.ts"
import type { Opening, Payee } from "../entitlement/index.ts"
import type { RollComparison } from "./compare-roll.ts"
import type { RollRow } from "./roll-row.ts"

export interface RollOpening {
  /** `null` where the population does not know them: whoever imports has to register them first. */
  readonly person: string | null
  readonly row: RollRow
  readonly opening: Opening
  readonly payee: Payee | null
}

/**
 * The openings of everybody in the roll, those included whom the facts do not entitle or do not know: they are paid on
 * until a person decides otherwise. `roll` is the roll's name and the hash of its file.
 *
 * Fails with `InvalidInput` where somebody stands in the roll several times; it names the rows.
 */
export function openingsOf(
  { cutOver, entries }: RollComparison,
  roll: Pin,
): Result.Result<readonly RollOpening[], InvalidInput> {
  const repeated = entries.filter(({ standing }) => standing === "same-person")
  const issues = repeated.flatMap(({ rows }) =>
    rows.map(({ at }) => ({
      path: [at.sheet, at.row],
      expected: `one row for a person; rows ${rows.map((row) => row.at.row).join(", ")} are about the same`,
      at: { file: at.file, line: at.row, column: 1 },
    })),
  )
  if (issues.length > 0) return Result.fail(new InvalidInput(issues))
  return Result.succeed(
    entries.flatMap(({ person, rows }) =>
      rows.map((row) => {
        const { amount, firstMonth, overpaid, owed, paidThrough, payee } = row
        const opening = { roll: rollId(roll), cutOver, firstMonth, paidThrough, amount, owed, overpaid }
        return { person, row, opening, payee }
      }),
    ),
  )
}

/** How a roll is named in what it opens. */
function rollId({ hash, id }: Pin): string {
  return `${id}@${hash}`
}
