/** The TypeScript types of what may be said about one subject, read off the declarations of its facts. */
import type { FactDeclaration } from "./fact-sheet.ts"
import type { ChoiceType, ChoiceValue, DateType, ListType, ScalarType } from "./fact-type.ts"
import type { Text } from "../../reasons/index.ts"
import type { Between, Disputed, Never, Observed, Unknown, Withheld } from "./observation.ts"

/** A date that is, or is not, allowed never to have come. */
export interface DateOf<MayBeNever extends boolean> extends DateType {
  readonly never: MayBeNever
}

/** A choice among known values. */
export interface ChoiceOf<Value extends ChoiceValue> extends ChoiceType {
  readonly values: readonly { readonly value: Value; readonly label: Text }[]
}

export interface ListOf<Member extends ScalarType> extends ListType {
  readonly of: Member
}

/** A value as it stands in data: whole fen for money, text for dates, months, codes and decimals. */
export type ValueIn<Type> = Type extends { readonly kind: "flag" }
  ? boolean
  : Type extends { readonly kind: "integer" | "money" }
    ? number
    : Type extends { readonly kind: "choice"; readonly values: readonly { readonly value: infer Value }[] }
      ? Value
      : Type extends { readonly kind: "list"; readonly of: infer Member }
        ? readonly (ValueIn<Member> | NeverIn<Member> | Unknown)[]
        : string

type NeverIn<Type> = Type extends DateOf<true> ? Never : never

/** What lies in an order may be known by its bounds. */
type BetweenIn<Type> = Type extends { readonly kind: "integer" | "money" | "decimal" | "month" | "date" }
  ? Between<ValueIn<Type>>
  : never

/** Everything that may be said of a fact of the type. */
export type ObservationIn<Type> =
  | ValueIn<Type>
  | NeverIn<Type>
  | BetweenIn<Type>
  | Unknown
  | Withheld
  | Disputed<ValueIn<Type>>
  | Observed<ValueIn<Type>>

/** What is known about one subject of a sheet: any of its facts and no others. */
export type ValuesOfFacts<Facts extends Readonly<Record<string, FactDeclaration>>> = {
  readonly [Name in keyof Facts]?: ObservationIn<Facts[Name]["type"]> | undefined
}
