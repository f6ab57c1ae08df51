/** The rule in a receipt, read, checked and made ready to decide again: once for all receipts on it. */
import * as Result from "effect/Result"
import {
  bindRule,
  checkRule,
  compileRow,
  decide,
  type DecisionTime,
  type FactValues,
  type RuleDefinition,
  type RuleWorld,
} from "../../../rules/index.ts"
import { parseFactSheet, parseParameterHistories, parseRuleDefinition } from "../../../rules/schema.ts"
import type { CodeEntries } from "../code-lineage.ts"
import { type ReceiptResult, resultOfDecision, resultOfOutcome } from "../result.ts"
import { basisSchema, codesSchema } from "../schema.ts"
import { readCanonical } from "./split-receipt.ts"

/** Decides again on facts. */
export type Decider = (facts: FactValues) => ReceiptResult

/** What a rule is read from: its form was checked, that its parts fit together was not. */
export interface ReadBasis {
  readonly definition: RuleDefinition
  readonly world: RuleWorld
}

/** The rule of a basis; `null` for a text that holds none. */
export function readBasis(basis: string): ReadBasis | null {
  const read = basisSchema.safeParse(readCanonical(basis))
  if (!read.success) return null
  const definition = parseRuleDefinition(read.data.rule)
  const sheet = parseFactSheet(read.data.sheet)
  const parameters = parseParameterHistories(read.data.parameters)
  if (Result.isFailure(definition) || Result.isFailure(sheet) || Result.isFailure(parameters)) return null
  const world = { sheet: sheet.success, parameters: parameters.success, codes: read.data.codes }
  return { definition: definition.success, world }
}

/** The rule at a time, with codes beside those of the basis, as a function of the facts; `null` where it is not sound. */
export function deciderOf(
  { definition, world }: ReadBasis,
  beside: unknown,
  time: DecisionTime,
): Decider | null {
  const codes = codesSchema.safeParse(beside)
  if (!codes.success) return null
  const rule = checkRule(definition, { ...world, codes: joined(world.codes ?? {}, codes.data) })
  if (Result.isFailure(rule)) return null
  const bound = bindRule(rule.success, time)
  if (Result.isFailure(bound)) return null
  const row = compileRow(bound.success)
  const slow: Decider = (facts) => resultOfDecision(decide(bound.success, facts))
  if (Result.isFailure(row)) return slow
  const { run } = row.success
  return (facts) => resultOfOutcome(bound.success, run(facts)) ?? slow(facts)
}

function joined(
  tables: NonNullable<RuleWorld["codes"]>,
  codes: CodeEntries,
): NonNullable<RuleWorld["codes"]> {
  return Object.fromEntries(
    Object.entries(tables).map(([scheme, table]) => [
      scheme,
      { ...table, entries: [...table.entries, ...(codes[scheme] ?? [])] },
    ]),
  )
}
