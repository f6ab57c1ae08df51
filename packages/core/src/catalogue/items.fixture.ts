import * as Result from "effect/Result"
import { parseCatalogue } from "./schema.ts"

export type Loose = Record<string, unknown>

export const words = { zh: "样例", en: "sample" }
export const authority = { id: "sample-authority", name: words }
export const citation = { statute: "sample-rules", title: words, article: "3" }

export const material = (over: Loose = {}): Loose => ({
  id: "application-form",
  name: words,
  necessity: "key",
  accepts: [{ copyKind: "original", medium: "paper" }],
  ...over,
})

export const item = (over: Loose = {}): Loose => ({
  id: "technology-centre",
  edition: "2018-07",
  validFrom: "2018-07-01",
  name: words,
  type: "confirmation",
  basis: [citation],
  serves: ["enterprise"],
  conditions: [words],
  procedure: [words],
  questions: [
    {
      fact: "jointCentre",
      question: words,
      answers: [
        { value: true, label: words },
        { value: false, label: words },
      ],
    },
  ],
  materials: [material()],
  visits: { declared: 0 },
  channels: ["window"],
  collection: ["courier"],
  result: { name: words },
  contact: {
    phone: "0571-0000 0001",
    complaintPhone: "0571-0000 0002",
    email: "window@example.invalid",
    address: words,
    hours: words,
  },
  ...over,
})

export const read = (...items: Loose[]) => Result.getOrThrow(parseCatalogue({ authority, items })).items

/** The problems as `path: expected`, or none. */
export function problems(...items: Loose[]): readonly string[] {
  const parsed = parseCatalogue({ authority, items })
  return Result.isSuccess(parsed)
    ? []
    : parsed.failure.issues.map(({ expected, path }) => `${path.slice(2).join(".")}: ${expected}`)
}
