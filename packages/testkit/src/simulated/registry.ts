import {
  type Registry,
  type RegistryAnswer,
  RegistryError,
  type RegistryQuestion,
} from "@onevisit/core/ports"
import { plainDate, type PlainDate } from "@onevisit/core/time"

/** One record that a simulated registry holds. */
export interface SimulatedRecord {
  readonly record: string
  /** A question finds it when all identifiers it asks with are among these. */
  readonly identifiers: Readonly<Record<string, string>>
  readonly reference: string
  readonly facts: Readonly<Record<string, string | number | boolean>>
  /** The day for which it is true; the registry's `asOf` unless told. */
  readonly asOf?: PlainDate
}

export interface SimulatedRegistryOptions {
  readonly id: string
  readonly records: readonly SimulatedRecord[]
  /** So many first look-ups fail as `Unavailable`. */
  readonly failures?: number
  readonly asOf?: PlainDate
}

export interface SimulatedRegistry extends Registry {
  /** The questions so far, failed ones included. For assertions only: a real registry keeps no identifiers. */
  readonly asked: readonly RegistryQuestion[]
}

/**
 * A registry of another authority that holds a few made-up records, and may be out of order at first.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { simulatedRegistry } from "@onevisit/testkit"
 *
 * const registry = simulatedRegistry({
 *   id: "market-registry",
 *   records: [{ record: "business-licence", identifiers: { "sample-id": "A-1" }, reference: "L-1", facts: { active: true } }],
 *   failures: 1,
 * })
 * const question = { record: "business-licence", identifiers: { "sample-id": "A-1" }, purpose: "intake" }
 * await assert.rejects(registry.lookUp(question), { _tag: "RegistryError", reason: "Unavailable" })
 * assert.equal((await registry.lookUp(question)).outcome, "found")
 * ```
 */
export function simulatedRegistry(options: SimulatedRegistryOptions): SimulatedRegistry {
  const { asOf = plainDate("2018-07-20"), failures = 0, id, records } = options
  const asked: RegistryQuestion[] = []
  const lookUp = async (question: RegistryQuestion): Promise<RegistryAnswer> => {
    asked.push(structuredClone(question))
    if (asked.length <= failures) {
      throw new RegistryError("Unavailable", "The registry is out of order. Ask again later.")
    }
    const found = records.find((record) => answers(record, question))
    if (found === undefined) return { outcome: "not-found", asOf }
    const { facts, reference } = found
    return { outcome: "found", asOf: found.asOf ?? asOf, reference, facts: { ...facts } }
  }
  return { id, asked, lookUp }
}

function answers(record: SimulatedRecord, { identifiers, record: wanted }: RegistryQuestion): boolean {
  const given = Object.entries(identifiers)
  return (
    record.record === wanted &&
    given.length > 0 &&
    given.every(([scheme, value]) => record.identifiers[scheme] === value)
  )
}
