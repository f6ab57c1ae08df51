/**
 * The facts of a sheet as rules name them: each with the comparisons that its kind admits and no others. What is known
 * of a fact's type is in the TypeScript type, so that a comparison which means nothing does not compile.
 */
import type { FactDeclaration } from "../facts/fact-sheet.ts"
import type { FactType, ListType, ScalarType } from "../facts/fact-type.ts"
import type { ChoiceOf, DateOf, ListOf } from "../facts/fact-values.ts"
import { writeComparison, type WrittenComparison } from "./build-condition.ts"
import {
  compareWith,
  type Comparisons,
  type SaidOfNever,
  setOf,
  type Sort,
  writeValue,
  type WrittenParameter,
  type WrittenValue,
} from "./build-value.ts"

/** A yes or no: a condition as it stands. */
export interface FlagFact extends WrittenComparison {
  readonly kind: "flag"
  readonly name: string
  /** It is known to be no. */
  fails(): WrittenComparison
}

/** A number, an amount, a date or a month: a value as it stands. */
export interface NumberFact<S extends Sort> extends WrittenValue<S> {
  readonly kind: S
  readonly name: string
}

/** A date that may never have come: it is only compared, and every comparison says what `never` means. */
export interface NeverDateFact extends Comparisons<"date", [said: SaidOfNever]> {
  readonly kind: "never-date"
  readonly name: string
}

/** A code of a hierarchy. */
export interface CodeFact {
  readonly kind: "code"
  readonly name: string
  /** The code or one below it. */
  within(code: string): WrittenComparison
  /** One of the codes, or one below them. */
  oneOf(codes: readonly string[] | WrittenParameter): WrittenComparison
}

export interface ChoiceFact<Value> {
  readonly kind: "choice"
  readonly name: string
  is(value: Value): WrittenComparison
  oneOf(values: readonly Value[] | WrittenParameter): WrittenComparison
}

/** Values that are counted. */
export interface ListFact<Member extends ScalarType> {
  readonly kind: "list"
  readonly name: string
  /** One member, as a comparison names it. */
  readonly each: FactOfType<Member>
}

/** What a person decides. */
export interface JudgedFact {
  readonly kind: "judgement"
  readonly name: string
}

/** A fact as rules name it, by its declaration. */
export type NamedFact<Declaration extends FactDeclaration> = Declaration extends { readonly judged: true }
  ? JudgedFact
  : FactOfType<Declaration["type"]>

export type FactOfType<Type extends FactType> =
  Type extends ListOf<infer Member>
    ? ListFact<Member>
    : Type extends { readonly kind: "flag" }
      ? FlagFact
      : Type extends DateOf<true>
        ? NeverDateFact
        : Type extends { readonly kind: "code" }
          ? CodeFact
          : Type extends ChoiceOf<infer Value>
            ? ChoiceFact<Value>
            : Type extends { readonly kind: infer S extends Sort }
              ? NumberFact<S>
              : never

/** Any fact of a sheet. */
export type AnyFact =
  | FlagFact
  | NumberFact<"integer">
  | NumberFact<"decimal">
  | NumberFact<"money">
  | NumberFact<"date">
  | NumberFact<"month">
  | NeverDateFact
  | CodeFact
  | ChoiceFact<never>
  | ListFact<never>
  | JudgedFact

/** The fact of a name. */
export function nameFact<Declaration extends FactDeclaration>(
  name: string,
  declaration: Declaration,
): NamedFact<Declaration> {
  const named = declaration.judged === true ? { kind: "judgement", name } : factOf(name, declaration.type)
  return Object.freeze(named) as NamedFact<Declaration>
}

function factOf(name: string, type: FactType): object {
  const fact = name
  const left = { fact }
  switch (type.kind) {
    case "flag":
      return {
        ...writeComparison(left, { is: true }),
        kind: "flag",
        name,
        fails: () => writeComparison(left, { is: false }),
      }
    case "date":
      if (type.never) return { ...compareWith(left), kind: "never-date", name }
      return numberOf(type.kind, name)
    case "code":
      return {
        kind: "code",
        name,
        within: (code: string) => writeComparison(left, { within: code }),
        oneOf: (codes: readonly string[] | WrittenParameter) =>
          writeComparison(left, { oneOf: setOf(codes) }),
      }
    case "choice": {
      const { is, oneOf } = compareWith(left)
      return { kind: "choice", name, is, oneOf }
    }
    case "list":
      return listOf(name, type)
    default:
      return numberOf(type.kind, name)
  }
}

function numberOf(kind: Sort, fact: string): object {
  return { ...writeValue({ fact }), ...compareWith({ fact }), kind, name: fact }
}

function listOf(name: string, { of }: ListType): object {
  return { kind: "list", name, each: Object.freeze(factOf(name, of)) }
}
