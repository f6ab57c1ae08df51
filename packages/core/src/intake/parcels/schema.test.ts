import * as Result from "effect/Result"
import { expect, it } from "vitest"
import { answered, eventsOf, program, recorded, track } from "./parcel.fixture.ts"
import { parcelEventDefinitions, parcelEventReader } from "./schema.ts"

const whole = eventsOf(
  { on: "2018-07-20", command: { ...recorded, phone: "0000" } },
  answered("2018-07-20", track("exception", "2018-07-20")),
  { on: "2018-07-20", command: { type: "settle-task", task: "exception", note: "已联系" } },
  {
    on: "2018-07-21",
    as: program,
    command: { type: "report", source: "asked", tracks: [], asked: { outcome: "rejected", notBefore: null } },
  },
  { on: "2018-07-22", command: { type: "receive", receivedOn: recorded.dispatchedOn, note: "已拆封" } },
  { on: "2018-07-22", command: { type: "void", reason: "录错" } },
)

it("every event that can happen reads back as it was", () => {
  for (const event of whole) expect(Result.getOrThrow(parcelEventReader.read(event))).toEqual(event)
  expect([...new Set(whole.map(({ type }) => type))].toSorted()).toEqual(
    parcelEventDefinitions.map(({ type }) => type).toSorted(),
  )
})

it("waybills, numbers and words of people and couriers are marked to be sealed", () => {
  const sensitive = Object.fromEntries(
    parcelEventDefinitions.flatMap(({ sensitive: paths, type }) =>
      paths.length === 0 ? [] : [[type, paths.map((path) => path.join("/")).toSorted()]],
    ),
  )
  expect(sensitive).toEqual({
    ParcelRecorded: ["phone", "returnOriginals/waybill/waybill", "waybill"],
    TracksReported: ["tracks/*/text"],
    ParcelReceived: ["note"],
    ParcelVoided: ["reason"],
    ParcelTaskSettled: ["note"],
  })
})
