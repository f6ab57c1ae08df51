/** A small world that rules are checked against, and what is said of a rule. */
import * as Result from "effect/Result"
import { fen } from "../../money/index.ts"
import { formatPath, text } from "../../reasons/index.ts"
import { plainDate } from "../../time/index.ts"
import type { FactDeclaration } from "../facts/fact-sheet.ts"
import type { FactType } from "../facts/fact-type.ts"
import type { Condition } from "../language/condition.ts"
import type { ParameterHistory } from "../language/parameter.ts"
import type { RuleDefinition, RuleWorld } from "../language/rule.ts"
import { checkRule } from "./check-rule.ts"

export const label = text("样例", "sample")
export const source = { statute: "sample-rules", title: label, sample: true }
export const declare = (type: FactType, more: Partial<FactDeclaration> = {}): FactDeclaration => ({
  type,
  label,
  from: [],
  ...more,
})
export const days = { min: plainDate("1900-01-01"), max: plainDate("2030-12-31") }
export const facts = {
  size: declare({ kind: "choice", values: [{ value: "small", label }] }),
  people: declare({ kind: "integer", min: 0, max: 1000 }),
  spent: declare({ kind: "money", min: fen(0), max: fen(10_000_000) }),
  ratio: declare({ kind: "decimal", scale: 2, min: "0.00", max: "1.00" }),
  died: declare({ kind: "date", ...days, never: true }),
  born: declare({ kind: "date", ...days, never: false }),
  place: declare({ kind: "code", scheme: "region" }),
  services: declare({ kind: "list", of: { kind: "integer", min: 0, max: 9 }, maxLength: 5 }),
  hardship: declare({ kind: "flag" }, { judged: true }),
}
export const entry = (
  from: string,
  to: string | null,
  value: ParameterHistory["values"][number]["value"],
) => ({
  from: plainDate(from),
  to: to === null ? null : plainDate(to),
  value,
  source,
})
export const cap: ParameterHistory = {
  id: "cap",
  label,
  type: { kind: "money" },
  values: [entry("2018-01-01", "2019-01-01", "100.00"), entry("2019-01-01", null, "200.00")],
}
export const world: RuleWorld = {
  sheet: { id: "enterprise", facts },
  parameters: [cap],
  codes: {
    region: {
      id: "sample-regions",
      version: "1",
      title: label,
      entries: [
        { code: "990000", name: label, source: "样例" },
        { code: "990101", name: label, parent: "990000", validFrom: plainDate("2018-06-01"), source: "样例" },
      ],
    },
  },
}
export const rule = (eligible: Condition, amount?: RuleDefinition["amount"]): RuleDefinition => ({
  v: 1,
  id: "sample",
  title: label,
  eligible,
  ...(amount === undefined ? {} : { amount }),
})
export const yes: Condition = { all: [] }

export function problems(definition: RuleDefinition, given: RuleWorld = world): readonly string[] {
  const checked = checkRule(definition, given)
  if (Result.isSuccess(checked)) return []
  return checked.failure.issues.map(({ expected, path }) => `${formatPath(path)}: ${expected}`)
}
