/**
 * A place that no program may or can post to: QQ groups, whose official robots push no messages of their own since April
 * 2025, boards, screens. A person posts there; what is owed is a task with its text prepared, closed by an officer.
 */
import type { Guide, Language } from "../notices/index.ts"
import type { Text } from "../reasons/index.ts"

export interface ManualPublisher {
  readonly id: string
  /** That it is one: `manual` tells it from a Publisher. */
  readonly manual: {
    readonly title: Text
    /** By how many days after the change it is to be posted or corrected, the day of the change not counted. */
    readonly withinDays: number
    readonly language: Language
    /** Where the whole guide stands: an address, or the words by which people find it. */
    readonly fullText: (guide: Guide) => string
  }
}

export interface ManualPublisherOptions {
  /** In kebab-case: `qq`. */
  readonly id: string
  readonly title: Text
  readonly fullText: (guide: Guide) => string
  /** Default 3. */
  readonly withinDays?: number
  /** Default Chinese. */
  readonly language?: Language
}

/**
 * Describes the place. Throws `RangeError` (a defect) on an id that is no name in kebab-case and on days that are no
 * whole number from 0 to 365.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { manualPublisher } from "@onevisit/core/ports"
 * import { text } from "@onevisit/core/reasons"
 *
 * const qq = manualPublisher({
 *   id: "qq",
 *   title: text("QQ群", "QQ groups"),
 *   fullText: ({ item }) => `https://guides.example.org/zh/guides/${item}.html`,
 * })
 * assert.equal(qq.manual.withinDays, 3)
 * ```
 */
export function manualPublisher(options: ManualPublisherOptions): ManualPublisher {
  const { fullText, id, language = "zh", title, withinDays = 3 } = options
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id))
    throw new RangeError("The id of a place is a name in kebab-case")
  if (!Number.isInteger(withinDays) || withinDays < 0 || withinDays > 365)
    throw new RangeError("A posting is due within 0 to 365 days")
  return { id, manual: { title, withinDays, language, fullText } }
}
