/**
 * Writes the facts of a sheet, each with its type, its range and who can tell it. Ranges that are not given are wide
 * on purpose; narrow ones let more be decided of what is not known.
 */
import { type Fen, fen } from "../../money/index.ts"
import type { Text } from "../../reasons/index.ts"
import { month as monthOfText, plainDate } from "../../time/index.ts"
import type { FactDeclaration } from "./fact-sheet.ts"
import type {
  ChoiceValue,
  CodeType,
  DecimalType,
  FactType,
  FlagType,
  IntegerType,
  MoneyType,
  MonthType,
  ScalarType,
} from "./fact-type.ts"
import type { ChoiceOf, DateOf, ListOf } from "./fact-values.ts"

/** A fact as it is written, before its sheet gives it a name. */
export interface WrittenFact<Declaration extends FactDeclaration = FactDeclaration> {
  readonly declaration: Declaration
}

/** A date that always comes, unless it is said that it may not. */
export interface WrittenDate extends WrittenFact<FactDeclaration<DateOf<false>>> {
  /** It may also be known never to have come: a date of death. Every comparison then says what that means. */
  orNever(): WrittenFact<FactDeclaration<DateOf<true>>>
}

/** Of every fact. */
export interface FactOptions {
  /** Ids of the registries that can tell it; none where only the subject can. */
  readonly from?: readonly string[]
  /** Sensitive personal information: never written into a reason unasked. */
  readonly sensitive?: boolean
}

/** The first and the last value, both included. */
interface Range<Value> {
  readonly min: Value
  readonly max: Value
}

interface Unit {
  /** What is counted: `text("人", "persons")`. */
  readonly unit?: Text
}

/** What a judgement settles. */
export type JudgedDeclaration = FactDeclaration<FlagType> & { readonly judged: true }

/**
 * Facts by kind. Each takes its label and then what it needs.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { fact } from "@onevisit/core/rules"
 *
 * const died = fact.date({ zh: "死亡日期", en: "date of death" }, { from: ["population"] }).orNever()
 * assert.deepEqual(died.declaration.type, { kind: "date", min: "1800-01-01", max: "2200-12-31", never: true })
 * ```
 */
export const fact = {
  /** Yes or no. */
  flag: (label: Text, options: FactOptions = {}): WrittenFact<FactDeclaration<FlagType>> =>
    written({ kind: "flag" }, label, options),

  /** A whole number; its range has to be said. */
  integer: (
    label: Text,
    options: FactOptions & Range<number> & Unit,
  ): WrittenFact<FactDeclaration<IntegerType>> => {
    inOrder(options.min, options.max)
    return written({ kind: "integer", ...rangeOf(options), ...unitOf(options) }, label, options)
  },

  /** An exact decimal as text, of at most `scale` decimals. */
  decimal: (
    label: Text,
    options: FactOptions & Range<`${number}`> & Unit & { readonly scale: number },
  ): WrittenFact<FactDeclaration<DecimalType>> => {
    inOrder(Number(options.min), Number(options.max))
    const { scale } = options
    return written({ kind: "decimal", scale, ...rangeOf(options), ...unitOf(options) }, label, options)
  },

  /** An amount; without a range from nothing to a hundred thousand million yuan (10¹³ fen). */
  money: (
    label: Text,
    options: FactOptions & Partial<Range<Fen>> = {},
  ): WrittenFact<FactDeclaration<MoneyType>> => {
    const { max = fen(10_000_000_000_000), min = fen(0) } = options
    inOrder(min, max)
    return written({ kind: "money", min, max }, label, options)
  },

  /** A date, known to the day, the month or the year; without a range from 1800-01-01 to 2200-12-31. */
  date: (label: Text, options: FactOptions & Partial<Range<string>> = {}): WrittenDate => {
    const min = plainDate(options.min ?? "1800-01-01")
    const max = plainDate(options.max ?? "2200-12-31")
    inOrder(min, max)
    return {
      ...written<DateOf<false>>({ kind: "date", min, max, never: false }, label, options),
      orNever: () => written({ kind: "date", min, max, never: true }, label, options),
    }
  },

  /** A month; without a range from 1800-01 to 2200-12. */
  month: (
    label: Text,
    options: FactOptions & Partial<Range<string>> = {},
  ): WrittenFact<FactDeclaration<MonthType>> => {
    const min = monthOfText(options.min ?? "1800-01")
    const max = monthOfText(options.max ?? "2200-12")
    inOrder(min, max)
    return written({ kind: "month", min, max }, label, options)
  },

  /** A region, in the hierarchy of the scheme `region`. */
  region: (label: Text, options: FactOptions = {}): WrittenFact<FactDeclaration<CodeType>> =>
    written({ kind: "code", scheme: "region" }, label, options),

  /** A code of another hierarchy, for example of industries. */
  code: (
    label: Text,
    options: FactOptions & { readonly scheme: string },
  ): WrittenFact<FactDeclaration<CodeType>> =>
    written({ kind: "code", scheme: options.scheme }, label, options),

  /** One of some values; a rule that names another does not compile. */
  choice: <const Values extends readonly { readonly value: ChoiceValue; readonly label: Text }[]>(
    label: Text,
    values: Values,
    options: FactOptions = {},
  ): WrittenFact<FactDeclaration<ChoiceOf<Values[number]["value"]>>> =>
    written({ kind: "choice", values }, label, options),

  /** Any number of values, up to `maxLength`; label and sources are those of the member. */
  list: <Member extends ScalarType>(
    member: WrittenFact<FactDeclaration<Member>>,
    { maxLength }: { readonly maxLength: number },
  ): WrittenFact<FactDeclaration<ListOf<Member>>> => ({
    declaration: { ...member.declaration, type: { kind: "list", of: member.declaration.type, maxLength } },
  }),

  /** What a person has to decide, and nothing else can. */
  judgement: (label: Text, options: FactOptions = {}): WrittenFact<JudgedDeclaration> => {
    const { declaration } = written<FlagType>({ kind: "flag" }, label, options)
    return { declaration: { ...declaration, judged: true } }
  },
} as const

/** Whether no object has a property of the name of its own accord, as it has `constructor`. */
export function isOwnName(name: string): boolean {
  return !(name in Object.prototype)
}

function written<Type extends FactType>(
  type: Type,
  label: Text,
  { from = [], sensitive }: FactOptions,
): WrittenFact<FactDeclaration<Type>> {
  return { declaration: { type, label, from, ...(sensitive === undefined ? {} : { sensitive }) } }
}

function rangeOf<Value>({ max, min }: Range<Value>): Range<Value> {
  return { min, max }
}

function unitOf({ unit }: Unit): Unit {
  return unit === undefined ? {} : { unit }
}

/** A range out of order admits nothing, which is a defect of the sheet. */
function inOrder(min: number | string, max: number | string): void {
  if (!(min <= max)) throw new RangeError("The greatest value of a fact is not below its least.")
}
