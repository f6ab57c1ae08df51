/** A rule as data: who is entitled and to how much, in a form that files keep and every execution reads. */
import type { RegionTable } from "../../identity/index.ts"
import type { Citation, Text } from "../../reasons/index.ts"
import type { FactDeclaration, FactSheet } from "../facts/fact-sheet.ts"
import type { Condition } from "./condition.ts"
import type { Expression, Literal } from "./expression.ts"
import type { ParameterHistory } from "./parameter.ts"

/** What is written: version 1 of the form. Money is paid where `eligible` holds; `amount` is then how much. */
export interface RuleDefinition {
  readonly v: 1
  readonly id: string
  readonly title: Text
  readonly source?: Citation
  readonly eligible: Condition
  readonly amount?: Literal | Expression
}

/** What a rule is read against. Hierarchies of codes are tables by scheme; `region` is the one for regions. */
export interface RuleWorld {
  readonly sheet: FactSheet<Readonly<Record<string, FactDeclaration>>>
  readonly parameters?: readonly ParameterHistory[]
  readonly codes?: Readonly<Record<string, RegionTable>>
}

declare const checked: unique symbol

/** A rule that was checked against its world as a whole; every execution starts from one. Made by `checkRule`. */
export interface Rule extends RuleWorld {
  readonly definition: RuleDefinition
  readonly [checked]: true
}
