/**
 * Codes with a form of their own: citizen numbers, credit codes, licence identifiers, waybills. A scheme
 * says how to normalise, check and mask; the schemes of China are data of `@onevisit/china`. Which scheme
 * a number belongs to is said by the kind of document, never guessed from the number.
 */
import * as Result from "effect/Result"
import { text, type Finding, type Severity, type Text } from "../reasons/index.ts"
import type { PlainDate } from "../time/index.ts"
import { Secret } from "./secret.ts"
import type { Identifier } from "./subject.ts"

/** What a check may need beside the code itself. */
export interface CodeContext {
  /** The day by which a date inside the code must have come; without it the future is not looked at. */
  readonly asOf?: PlainDate
  /** The code as it was typed; {@link parseCode} sets it, so that a check can say what normalising changed. */
  readonly typed?: string
}

/** One kind of code. Checks say what is expected and never repeat the value. */
export interface CodeScheme<Id extends string = string> {
  readonly id: Id
  readonly title: Text
  /** The normal form of a code as people type it: full-width digits, lower case, blanks and the like. */
  normalise(raw: string): string
  /** Everything wrong with a code in normal form: errors, and warnings that do not stop it. */
  check(value: string, context?: CodeContext): readonly Finding[]
  /** The code as it may be printed. */
  mask(value: string): string
}

/** A checked code. Prints as its mask; `reveal(purpose)` gives it in normal form. */
export class Code<Id extends string = string> extends Secret<string> {
  readonly scheme: Id
  /** What is odd about it though it is no error. */
  readonly warnings: readonly Finding[]

  constructor(scheme: CodeScheme<Id>, value: string, warnings: readonly Finding[]) {
    super(value, scheme.mask(value))
    this.scheme = scheme.id
    this.warnings = warnings
  }
}

/** A code that its scheme rejects: plain data with every defect and without the value. */
export interface InvalidCode {
  readonly _tag: "InvalidCode"
  readonly scheme: string
  readonly message: Text
  /** All findings, at least one of them an error. */
  readonly findings: readonly Finding[]
}

/**
 * Normalises and checks a code by a scheme.
 *
 * Fails with {@link InvalidCode}, which lists every defect found and what is expected instead. Warnings
 * alone do not fail; they stay on the {@link Code}.
 */
export function parseCode<Id extends string>(
  scheme: CodeScheme<Id>,
  raw: unknown,
  context: Omit<CodeContext, "typed"> = {},
): Result.Result<Code<Id>, InvalidCode> {
  if (typeof raw !== "string") return Result.fail(invalidCode(scheme, [notText]))
  const value = scheme.normalise(raw)
  const findings = scheme.check(value, { ...context, typed: raw })
  return findings.some(({ severity }) => severity === "error")
    ? Result.fail(invalidCode(scheme, findings))
    : Result.succeed(new Code(scheme, value, findings))
}

/** A code as a plain identifier, in the clear: for a record that is sealed, or a query that needs it. */
export function identifierOf(code: Code, purpose: string): Identifier {
  return { scheme: code.scheme, value: code.reveal(purpose) }
}

/** One finding about a code; the path is the root, since a code has no parts that a form could point at. */
export function codeFinding(code: string, message: Text, severity: Severity = "error"): Finding {
  return { code, path: [], severity, message }
}

/** Full-width letters, digits and signs as ASCII; no blanks; upper case: the normal form most schemes share. */
export function normaliseAscii(raw: string): string {
  return raw
    .replaceAll(/[！-～]/gu, (wide) => String.fromCodePoint(wide.charCodeAt(0) - 0xfee0))
    .replaceAll(/\s/gu, "")
    .replaceAll(/[a-z]/gu, (letter) => letter.toUpperCase())
}

const notText = codeFinding("code-not-text", text("应为文本", "expected text"))

function invalidCode(scheme: CodeScheme, findings: readonly Finding[]): InvalidCode {
  const errors = findings.filter(({ severity }) => severity === "error")
  return {
    _tag: "InvalidCode",
    scheme: scheme.id,
    message: text(
      `${scheme.title.zh}不符合要求：${errors.map(({ message }) => message.zh).join("；")}`,
      `Not a valid ${scheme.title.en}: ${errors.map(({ message }) => message.en).join("; ")}`,
    ),
    findings,
  }
}
