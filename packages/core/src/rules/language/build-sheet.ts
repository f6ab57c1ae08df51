/** Writes fact sheets: the facts by name, for rules to name, and the plain sheet beneath them. */
import { isOwnName, type WrittenFact } from "../facts/define-facts.ts"
import type { FactDeclaration, FactSheet } from "../facts/fact-sheet.ts"
import type { ValuesOfFacts } from "../facts/fact-values.ts"
import { frozenCopy } from "../plain-data.ts"
import { nameFact, type NamedFact } from "./build-named-fact.ts"

type Declarations<Facts extends Readonly<Record<string, WrittenFact>>> = {
  readonly [Name in keyof Facts]: Facts[Name]["declaration"]
}

/** Under a symbol, so that no fact can have its name. */
const beneath: unique symbol = Symbol("sheet")

/** The facts of a sheet as rules name them. */
export type NamedFacts<Facts extends Readonly<Record<string, FactDeclaration>>> = {
  readonly [Name in keyof Facts]: NamedFact<Facts[Name]>
} & { readonly [beneath]: FactSheet<Facts> }

/**
 * What may be said about one subject of a sheet: any of its facts, in the form of its kind, or that it is unknown,
 * withheld, disputed, observed somewhere or (where that may be) never.
 *
 * @example
 * ```ts
 * import { fact, factSheet, unknown, type ValuesOf } from "@onevisit/core/rules"
 *
 * const resident = factSheet("resident", { born: fact.date({ zh: "出生日期", en: "date of birth" }) })
 * const known: ValuesOf<typeof resident> = { born: "1938" }
 * const notKnown: ValuesOf<typeof resident> = { born: unknown }
 * ```
 */
export type ValuesOf<Sheet> = Sheet extends { readonly [beneath]: FactSheet<infer Facts> }
  ? ValuesOfFacts<Facts>
  : Sheet extends FactSheet<infer Facts>
    ? ValuesOfFacts<Facts>
    : never

/**
 * The facts that may be known about one kind of subject. Throws `RangeError` (a defect) on a name that is none:
 * letters and digits with a small letter first, and nothing that every object has, such as `constructor`.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { all, fact, factSheet } from "@onevisit/core/rules"
 *
 * const resident = factSheet("resident", {
 *   registeredIn: fact.region({ zh: "户籍地", en: "registered in" }, { from: ["population"] }),
 *   paidElsewhere: fact.flag({ zh: "他处已领", en: "paid elsewhere" }),
 * })
 * assert.deepEqual(all(resident.registeredIn.within("990101"), resident.paidElsewhere.fails()).node, {
 *   all: [
 *     { fact: "registeredIn", within: "990101" },
 *     { fact: "paidElsewhere", is: false },
 *   ],
 * })
 * ```
 */
export function factSheet<Facts extends Readonly<Record<string, WrittenFact>>>(
  id: string,
  facts: Facts,
): NamedFacts<Declarations<Facts>> {
  const declarations = Object.entries(facts).map(([name, { declaration }]) => {
    if (!NAME.test(name) || !isOwnName(name))
      throw new RangeError(`"${name}" is no name of a fact: letters and digits, a small letter first.`)
    return [name, declaration] as const
  })
  const sheet = frozenCopy({ id, facts: Object.fromEntries(declarations) })
  const named = Object.fromEntries(
    declarations.map(([name, declaration]) => [name, nameFact(name, declaration)]),
  )
  Object.defineProperty(named, beneath, { value: sheet })
  return Object.freeze(named) as unknown as NamedFacts<Declarations<Facts>>
}

/** The plain sheet of what {@link factSheet} gave: what rules are checked against and what files hold. */
export function sheetOf<Facts extends Readonly<Record<string, FactDeclaration>>>(
  named: NamedFacts<Facts>,
): FactSheet<Facts> {
  return named[beneath]
}

const NAME = /^[a-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*$/
