/** The small parts of random catalogues, all made of the texts that are handed in. */
import type { Citation, Text } from "@onevisit/core/reasons"
import type { Term } from "@onevisit/core/time"
import * as fc from "fast-check"

export const id = fc.stringMatching(/^[a-z0-9]{1,4}(-[a-z0-9]{1,3})?$/)

/** Some of the values, all different, in any order. */
export const subset = <const T>(values: readonly T[], minLength = 0) =>
  fc.shuffledSubarray([...values], { minLength })

export const list = <T>(entry: fc.Arbitrary<T>, minLength = 1) => fc.array(entry, { minLength, maxLength: 3 })

export interface Parts {
  readonly words: fc.Arbitrary<string>
  readonly text: fc.Arbitrary<Text>
  /** An id with a name. */
  readonly named: fc.Arbitrary<{ readonly id: string; readonly name: Text }>
  readonly citation: fc.Arbitrary<Citation>
  readonly term: fc.Arbitrary<Term>
}

/** The parts, of texts in which something is to be seen. */
export function partsOf(words: fc.Arbitrary<string>): Parts {
  const text: fc.Arbitrary<Text> = fc.record({ zh: words, en: words })
  const named = fc.record({ id, name: text })
  const citation: fc.Arbitrary<Citation> = fc.record(
    {
      statute: id,
      title: text,
      article: fc.oneof(fc.constantFrom("3", "32", "三十二", "3-1"), words),
      paragraph: fc.oneof(fc.constantFrom("1", "1(4)", "2"), words),
      edition: words,
      sample: fc.boolean(),
    },
    { requiredKeys: ["statute", "title"] },
  )
  const term: fc.Arbitrary<Term> = fc.record(
    {
      length: fc.integer({ min: 1, max: 9999 }),
      unit: fc.constantFrom("working-day", "calendar-day", "month"),
      rollForward: fc.boolean(),
      clause: citation,
    },
    { requiredKeys: ["length", "unit"] },
  )
  return { words, text, named, citation, term }
}
