import { type Refusal, text } from "../reasons/index.ts"

// What is wrong with a date from outside, as plain data. No message repeats the value that was given.

/** A value from outside that is no date, month or instant of the expected form. */
export interface InvalidDate extends Refusal<"InvalidDate"> {
  readonly reason: "not-text" | "form" | "no-such-day"
  /** The form that would be right, for example `YYYY-MM-DD`. */
  readonly expected: string
}

/** Builds an {@link InvalidDate}. */
export function invalidDate(reason: InvalidDate["reason"], expected: string): InvalidDate {
  const message = {
    "not-text": text(`应为文本，格式为 ${expected}`, `Expected text of the form ${expected}`),
    form: text(`日期格式应为 ${expected}`, `Expected a date of the form ${expected}`),
    "no-such-day": text(
      `历法上没有这一天，应为存在的日期，格式为 ${expected}`,
      `Expected a date that exists, of the form ${expected}`,
    ),
  }[reason]
  return { _tag: "InvalidDate", message, reason, expected }
}
