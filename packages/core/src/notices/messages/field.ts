/**
 * What a message may say beside its own words. A message travels over networks and lies on screens that are not the
 * addressee's alone, so there is no kind of field for a person's name, number, address or account: whoever wants to
 * know more opens the record. (个人信息保护法 art. 6: no more than the purpose needs.)
 */
import { composeAmount, type Fen, printYuan } from "../../money/index.ts"
import type { Text } from "../../reasons/index.ts"
import { parsePlainDate, type PlainDate } from "../../time/index.ts"
import * as Result from "effect/Result"
import { composeDateZh } from "../date-text.ts"
import type { Language } from "../language.ts"

/** What a field holds. The length of words is declared, so that a channel can say beforehand whether it carries them. */
export type FieldKind =
  /** Public words: the title of an item, the name of an authority or a document. At most so many characters. */
  | { readonly kind: "words"; readonly longest: number }
  /** One of few public words, each of them Chinese signs in Chinese: the state of a case, say. */
  | { readonly kind: "one-of"; readonly words: readonly Text[] }
  | { readonly kind: "count" }
  | { readonly kind: "date" }
  /** A day and a time of day. */
  | { readonly kind: "moment" }
  | { readonly kind: "amount" }
  /** The number under which the matter is found: letters, digits and hyphens, never a person's own number. */
  | { readonly kind: "reference"; readonly longest: number }
  /** Where an office answers; never a person's telephone. */
  | { readonly kind: "office-phone" }

export type FieldKinds = Readonly<Record<string, FieldKind>>

/** A value as it is handed in. */
export type FieldValue<Kind extends FieldKind = FieldKind> = Kind["kind"] extends "words" | "one-of"
  ? Text
  : Kind["kind"] extends "count"
    ? number
    : Kind["kind"] extends "date"
      ? PlainDate
      : Kind["kind"] extends "moment"
        ? { readonly on: PlainDate; readonly time: string }
        : Kind["kind"] extends "amount"
          ? Fen
          : Kind["kind"] extends "reference" | "office-phone"
            ? string
            : Text | number | PlainDate | string | { readonly on: PlainDate; readonly time: string }

export type FieldValues<Fields extends FieldKinds = FieldKinds> = {
  readonly [Name in keyof Fields]: FieldValue<Fields[Name]>
}

/**
 * A value on its way, for channels whose provider holds the wording: in a form that does not depend on the language
 * (`2018-07-20`, `2018-07-20T15:01`, `1234.50`, `3`), and as people read it.
 */
export interface MessageField {
  readonly kind: FieldKind["kind"]
  readonly value: string
  readonly shown: string
}

/** What is expected of a value of this kind, for {@link InvalidInput}; `null` where the value is as it should be. */
export function expectedOf(kind: FieldKind, value: unknown): string | null {
  switch (kind.kind) {
    case "words":
      return isText(value, (words) => fits(words, kind.longest))
        ? null
        : `words in both languages, on one line, at most ${kind.longest} characters each`
    case "one-of":
      return kind.words.some(({ en, zh }) => isText(value, () => true) && value.zh === zh && value.en === en)
        ? null
        : `one of the ${kind.words.length} words that the template lists`
    case "count":
      return typeof value === "number" && Number.isSafeInteger(value) && value >= 0
        ? null
        : "a whole number that is not negative"
    case "date":
      return isDate(value) ? null : "a date, as in 2018-07-20"
    case "moment":
      return isMoment(value) ? null : 'a moment, as in { on: "2018-07-20", time: "15:01" }'
    case "amount":
      return typeof value === "number" && Number.isSafeInteger(value) ? null : "an amount in fen"
    case "reference":
      return typeof value === "string" && REFERENCE.test(value) && value.length <= kind.longest
        ? null
        : `letters, digits and -_/@.:, at most ${kind.longest} characters`
    case "office-phone":
      return typeof value === "string" && OFFICE_PHONE.test(value)
        ? null
        : "an office's telephone, as in 0571-00000000 or 12345"
    default:
      return kind satisfies never
  }
}

/** What is expected of a kind of field itself; `null` where it is as it should be. */
export function expectedOfKind(kind: FieldKind): string | null {
  switch (kind.kind) {
    case "words":
    case "reference":
      return Number.isSafeInteger(kind.longest) && kind.longest > 0
        ? null
        : "`longest`, a whole number of characters above 0"
    case "one-of":
      return Array.isArray(kind.words) &&
        kind.words.length > 0 &&
        kind.words.every((word) => isText(word, (words) => fits(words, Infinity)))
        ? null
        : "`words`, each in both languages and on one line"
    case "count":
    case "date":
    case "moment":
    case "amount":
    case "office-phone":
      return null
    default:
      return "a kind of field that there is, such as `words` or `date`"
  }
}

/** A value that is as it should be, as it travels. */
export function composeField(kind: FieldKind, value: unknown, language: Language): MessageField {
  const field = (plain: string, shown = plain): MessageField => ({
    kind: kind.kind,
    value: plain,
    shown,
  })
  switch (kind.kind) {
    case "words":
    case "one-of":
      return field((value as Text)[language])
    case "date": {
      const date = value as PlainDate
      return field(date, language === "zh" ? composeDateZh(date) : date)
    }
    case "moment": {
      const { on, time } = value as FieldValue<{ kind: "moment" }>
      return field(`${on}T${time}`, `${language === "zh" ? composeDateZh(on) : on} ${time}`)
    }
    case "amount":
      return field(printYuan(value as Fen), composeAmount(value as Fen)[language])
    case "count":
      return field(String(value))
    case "reference":
    case "office-phone":
      return field(value as string)
    default:
      return kind satisfies never
  }
}

/** The most characters that a field of this kind is shown with, by code point. */
export function longestShown(kind: FieldKind): number {
  switch (kind.kind) {
    case "words":
    case "reference":
      return kind.longest
    case "one-of":
      return Math.max(0, ...kind.words.flatMap(({ en, zh }) => [[...zh].length, [...en].length]))
    case "count":
      return 16
    // 2018年12月31日
    case "date":
      return 11
    case "moment":
      return 17
    // -¥90,071,992,547,409.91
    case "amount":
      return 23
    case "office-phone":
      return 20
    default:
      return kind satisfies never
  }
}

const REFERENCE = /^[\p{L}\p{N}〔〕_/@.:-]+$/u
/** Short service numbers, area code and number, 400 numbers: not a mobile number, which is somebody's. */
const OFFICE_PHONE = /^(?:1\d{2,4}|9\d{4,7}|0\d{2,3}-\d{7,8}(?:-\d{1,5})?|400-\d{3}-\d{4})$/
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/

/** Breaks of lines, and signs that nobody sees: controls, marks of direction and joining, halves of signs. */
export const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u

function fits(words: string, longest: number): boolean {
  return words.trim() !== "" && !UNSEEN.test(words) && [...words].length <= longest
}

function isText(value: unknown, holds: (words: string) => boolean): value is Text {
  if (!holdsOnly(value, ["zh", "en"])) return false
  const { en, zh } = value
  return typeof zh === "string" && typeof en === "string" && holds(zh) && holds(en)
}

/** A value is stored as it is: what no text shows would lie there unseen. */
function holdsOnly(value: unknown, names: readonly string[]): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.keys(value).length === names.length &&
    names.every((name) => Object.hasOwn(value, name))
  )
}

function isDate(value: unknown): boolean {
  return Result.isSuccess(parsePlainDate(value))
}

function isMoment(value: unknown): boolean {
  if (!holdsOnly(value, ["on", "time"])) return false
  const { on, time } = value
  return isDate(on) && typeof time === "string" && TIME.test(time)
}
