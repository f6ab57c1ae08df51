import { composeMessage, defineTemplate } from "@onevisit/core/notices"
import { text } from "@onevisit/core/reasons"
import * as fc from "fast-check"
import { expect, it } from "vitest"
import { composeEvent, reviewSize } from "./compose-event.ts"
import type { Instant } from "@onevisit/core/time"

const SOURCE = "https://onevisit.example/sample"
const LONGEST = 60
const template = defineTemplate({
  kind: "sample-notice",
  fields: { item: { kind: "words", longest: LONGEST } },
  title: text("提醒", "A reminder"),
  body: text("“{item}”待补交。", "{item} is due."),
})
const signs = fc.constantFrom("a", '"', "\\", "样", "𠮷", "\ud800", "\u2028")
const words = fc.array(signs, { minLength: 1, maxLength: LONGEST }).map((drawn) => drawn.join(""))
const links = fc
  .integer({ min: 0, max: 1900 })
  .map((length) => `https://records.example/${"x".repeat(length)}`)

it("an event is never longer than its template was found to be, whatever stands in it", () => {
  let full = 0
  fc.assert(
    fc.property(
      words,
      links,
      fc.constantFrom("zh", "en"),
      fc.integer({ min: 300, max: 4000 }),
      (item, link, language, maxBytes) => {
        const composed = composeMessage(template, { item: text(item, item) }, { language, link })
        if (composed._tag === "Failure") return
        const message = { ...composed.success, key: "0".repeat(32), to: "" }
        const bytes = Buffer.byteLength(composeEvent(message, SOURCE, "2018-07-20T01:30:00.000Z" as Instant))
        if (bytes <= maxBytes) return
        full += 1
        expect(reviewSize(template, SOURCE, maxBytes).map(({ path }) => path[1])).toContain(language)
      },
    ),
    {
      numRuns: 4000,
      examples: [["\ud800".repeat(LONGEST), `https://records.example/${"x".repeat(1900)}`, "zh", 3300]],
    },
  )
  expect(full).toBeGreaterThan(100)
})
