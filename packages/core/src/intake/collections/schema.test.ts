import * as Result from "effect/Result"
import { expect, it } from "vitest"
import { instant, plainDate, workingDays } from "../../time/index.ts"
import { clerk, commitment, paper } from "../case.fixture.ts"
import { collectionEventReader } from "./schema.ts"

it("what was gathered is read back with all that a promise may say of how it was signed and for how long", () => {
  const reliable = { exclusive: true, controlled: true, signatureChangeShows: true, contentChangeShows: true }
  const signed = { ...commitment, means: "electronic-signature", reliable, within: workingDays(5) }
  const gathered = {
    type: "PapersGathered",
    v: 1,
    occurredOn: plainDate("2018-07-20"),
    recordedAt: instant("2018-07-20T02:00:00.000Z"),
    actor: clerk,
    data: {
      member: "sub_0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1c",
      scenario: {},
      materials: [paper("form")],
      commitment: { by: "member", commitment: signed },
    },
  } as const
  expect(Result.getOrThrow(collectionEventReader.read(gathered))).toEqual(gathered)
})
