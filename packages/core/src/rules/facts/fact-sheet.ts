/**
 * A fact sheet: the facts that rules may name about one kind of subject, each with its type, its label and the
 * sources that can tell it. Rules are written against a sheet, so that a fact named wrongly does not compile.
 */
import type { Text } from "../../reasons/index.ts"
import type { FactType } from "./fact-type.ts"

/** One fact that may be known about a subject. */
export interface FactDeclaration<Type extends FactType = FactType> {
  readonly type: Type
  readonly label: Text
  /** The registries that can tell it, in no order; empty when only the subject can. */
  readonly from: readonly string[]
  /** Sensitive personal information (个人信息保护法 art. 28): its value is never written into a reason unasked. */
  readonly sensitive?: boolean
  /** Settled by a person's judgement and by nothing else; what depends on it is not decided by the machine alone. */
  readonly judged?: boolean
}

/** The facts of one kind of subject, as plain data. */
export interface FactSheet<
  Facts extends Readonly<Record<string, FactDeclaration>> = Readonly<Record<string, FactDeclaration>>,
> {
  readonly id: string
  readonly facts: Facts
}
