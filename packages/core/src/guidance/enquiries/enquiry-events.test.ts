import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { canonicalJson } from "../../events/index.ts"
import { asked, taxman } from "../guidance.fixture.ts"
import { enquiryEventReader } from "../schema.ts"
import { plainDate } from "../../time/index.ts"
import { play, answer, close, decline, link, offered, takeUp } from "./enquiry.fixture.ts"

describe("the events of an enquiry", () => {
  it("read back as they were written, and no case is linked twice", () => {
    const { events } = play([
      ...offered,
      ["2018-07-20", link, asked],
      ["2018-07-20", link, asked],
      ["2018-07-23", decline, taxman],
      ["2018-07-30", answer, asked],
      ["2018-07-30", close, asked],
    ])
    for (const event of events) expect(Result.getOrThrow(enquiryEventReader.read(event))).toEqual(event)
    expect(events.map(({ type }) => type)).toEqual([
      "EnquiryReceived",
      "HandOverOpened",
      "CaseLinked",
      "HandOverDeclined",
      "EnquiryTaskOpened",
      "EnquiryAnswered",
      "EnquiryClosed",
    ])
    const taken = play([
      ["2018-07-20", takeUp, asked],
      ["2018-07-23", { type: "conclude-misdirected-case", takenOn: plainDate("2018-07-23") }, asked],
    ]).events
    for (const event of taken) expect(Result.getOrThrow(enquiryEventReader.read(event))).toEqual(event)
    expect(canonicalJson(events[0])).toBe(
      '{"actor":{"externalId":"asked","kind":"officer","roles":[],"unit":"science","validAt":"2018-01-01","validTo":"2031-01-01"},"data":{"askedOn":"2018-07-20","channel":"in-person","due":{"calendar":{"id":"sample","version":"1"},"certainty":"official","dueOn":"2018-07-25","extensions":[],"startsOn":"2018-07-20","suspensions":[],"term":{"clause":{"sample":true,"statute":"sample-practice","title":{"en":"Sample practice","zh":"样例办法"}},"length":3,"unit":"working-day"}},"firstAsked":{"externalId":"asked","unit":"science"},"items":["sample-item"],"question":"需要哪些材料？","subject":null},"occurredOn":"2018-07-20","recordedAt":"2018-07-20T02:00:00.000Z","type":"EnquiryReceived","v":1}',
    )
  })

  it("mark every word of a person as to be sealed", () => {
    const marked = enquiryEventReader.definitions.flatMap(({ sensitive, type }) =>
      sensitive.map((path) => `${type}.${path.join(".")}`),
    )
    expect(marked).toEqual([
      "EnquiryReceived.question",
      "EnquiryReceived.contact",
      "HandOverOpened.reason",
      "HandOverDeclined.reason",
      "EnquiryAnswered.answer",
      "EnquiryClosed.note",
    ])
  })
})
