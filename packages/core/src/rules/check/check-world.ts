/** Whether what a rule is read against can be relied on: the sheet, the histories of parameters, the tables of codes. */
import { regionTableFindings, type RegionTable } from "../../identity/index.ts"
import type { Finding } from "../../reasons/index.ts"
import { whenOf } from "../bound/when.ts"
import { domainOf } from "../facts/values.ts"
import type { RuleWorld } from "../language/rule.ts"
import { enterParameter, readRate } from "./elaborate-parameter.ts"
import { readOperand } from "./elaborate.ts"
import { checkHistories } from "./parameters.ts"
import type { Report } from "./report.ts"
import { openScope } from "./scope.ts"

/** Reports every problem of the world of a rule, also in what this rule does not use. */
export function checkWorld(world: RuleWorld, report: Report): void {
  checkSheet(world, report)
  for (const [scheme, table] of Object.entries(world.codes ?? {}))
    for (const { message, path, severity } of findingsOf(table))
      if (severity === "error") report(["codes", scheme, ...path], message.en)
  checkHistories(world.parameters ?? [], report)
  checkValues(world, report)
}

const kept = new WeakMap<RegionTable, readonly Finding[]>()

/** A table is immutable and large: it is looked through once. */
function findingsOf(table: RegionTable): readonly Finding[] {
  const findings = kept.get(table) ?? regionTableFindings(table)
  kept.set(table, findings)
  return findings
}

/** Facts that can have no value at all: the least above the greatest. */
function checkSheet({ sheet }: RuleWorld, report: Report): void {
  for (const [name, { type }] of Object.entries(sheet.facts)) {
    const scalar = type.kind === "list" ? type.of : type
    if (scalar.kind !== "code" && domainOf(scalar, null).length === 0)
      report(["sheet", "facts", name, "type"], "a range that holds a value: the least not above the greatest")
  }
}

/** The value of every edition, on the day on which it begins. Bands and sets are read where they are used. */
function checkValues(world: RuleWorld, report: Report): void {
  for (const { id, type, values } of world.parameters ?? []) {
    if (type.kind === "bands" || type.kind === "set") continue
    for (const { from } of values) {
      const scope = openScope(world, whenOf({ on: from }), report, true)
      if (type.kind === "rate") readRate(scope, { parameter: id }, [])
      else {
        const entered = enterParameter(scope, id, [], "value")
        if (entered !== null) readOperand(entered.scope, entered.value, entered.type, entered.path)
      }
    }
  }
}
