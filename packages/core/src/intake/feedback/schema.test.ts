import * as Result from "effect/Result"
import * as fc from "fast-check"
import { expect, it } from "vitest"
import { feedbackEventDefinitions, feedbackEventReader } from "./schema.ts"
import { live, steps } from "./random-feedback.fixture.ts"

it("every event that can happen reads back as it was", () => {
  const seen = new Set<string>()
  for (const life of fc.sample(steps, { seed: 20_180_720, numRuns: 300 }))
    for (const event of live(life).events) {
      seen.add(event.type)
      expect(Result.getOrThrow(feedbackEventReader.read(event))).toEqual(event)
    }
  expect([...seen].toSorted()).toEqual(feedbackEventDefinitions.map(({ type }) => type).toSorted())
})

it("whatever people wrote, and how to reach them, is marked to be sealed", () => {
  const sensitive = Object.fromEntries(
    feedbackEventDefinitions.flatMap(({ sensitive: paths, type }) =>
      paths.length === 0 ? [] : [[type, paths.map((path) => path.join("/")).toSorted()]],
    ),
  )
  expect(sensitive).toEqual({
    ServiceRated: ["contact", "text"],
    RatingChanged: ["contact", "text"],
    ComplaintReceived: ["contact", "text"],
    ComplaintTransferOffered: ["reasons/*"],
    ComplaintTransferDeclined: ["reasons/*"],
    FeedbackVerified: ["evidence/*", "reasons/*"],
    RatingSetAside: ["reasons/*"],
    FeedbackRectified: ["measures/*"],
    ComplaintAnswered: ["text"],
    FeedbackRevisited: ["note"],
    FeedbackClosed: ["reasons/*"],
    ComplaintReopened: ["text"],
  })
})
