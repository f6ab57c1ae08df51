import { describe, expect, it } from "vitest"
import {
  type Arrival,
  composeReceiptReason,
  defineCalendar,
  isInTime,
  plainDate,
  receivedOn,
} from "./index.ts"

const friday = plainDate("2018-07-20")
const window = (time: string, more: Partial<Arrival & { channel: "window" }> = {}): Arrival => ({
  channel: "window",
  on: friday,
  time,
  closeOfBusiness: "17:30",
  ...more,
})

describe("the day of receipt", () => {
  it("at the window is that day up to close of business, and the next after it", () => {
    expect(receivedOn(window("17:30"))).toBe("2018-07-20")
    expect(receivedOn(window("17:30:00"))).toBe("2018-07-20")
    expect(receivedOn(window("17:30:01"))).toBe("2018-07-21")
    expect(receivedOn({ channel: "window", on: friday })).toBe("2018-07-20")
  })

  it("after close of business is the next working day where the calendar is given", () => {
    const calendar = defineCalendar({
      id: "sample",
      version: "1",
      title: { zh: "样例", en: "Sample" },
      papers: [],
      period: { from: plainDate("2018-01-01"), to: plainDate("2019-01-01") },
    })
    expect(receivedOn(window("18:00", { calendar }))).toBe("2018-07-23")
  })

  it("online is the day it entered the system, close of business or not (电子签名法 art. 11)", () => {
    expect(receivedOn({ channel: "online", enteredOn: friday })).toBe(friday)
    expect(receivedOn({ channel: "email", enteredOn: friday })).toBe(friday)
  })

  it("by post is the day it was signed for, or confirmed (政府信息公开条例 art. 31)", () => {
    expect(receivedOn({ channel: "registered-mail", signedOn: friday })).toBe(friday)
    expect(receivedOn({ channel: "courier", signedOn: friday })).toBe(friday)
    expect(receivedOn({ channel: "mail", confirmedOn: friday })).toBe(friday)
    expect(receivedOn({ channel: "fax", confirmedOn: friday })).toBe(friday)
  })

  it("says why", () => {
    const arrivals: Arrival[] = [
      window("10:00"),
      window("18:00"),
      { channel: "courier", signedOn: friday },
      { channel: "mail", confirmedOn: friday },
      { channel: "online", enteredOn: friday },
    ]
    expect(new Set(arrivals.map((arrival) => composeReceiptReason(arrival).zh)).size).toBe(5)
  })
})

describe("what is owed comes in time", () => {
  const dueOn = plainDate("2018-07-27")
  const after = plainDate("2018-07-30")

  it("when posted by the due day, where the notice is silent", () => {
    expect(isInTime({ dueOn, postedOn: dueOn, arrivedOn: after })).toBe(true)
    expect(isInTime({ dueOn, postedOn: dueOn })).toBe(true)
    expect(isInTime({ dueOn, postedOn: plainDate("2018-07-28"), arrivedOn: after })).toBe(false)
  })

  it("when arrived by the due day, where the notice says so", () => {
    expect(isInTime({ dueOn, mode: "arrived", postedOn: dueOn, arrivedOn: after })).toBe(false)
    expect(isInTime({ dueOn, mode: "arrived", postedOn: dueOn, arrivedOn: dueOn })).toBe(true)
    expect(isInTime({ dueOn, mode: "arrived", postedOn: dueOn })).toBe(false)
  })

  it("by its arrival when it was not posted, and not at all when it did not come", () => {
    expect(isInTime({ dueOn, arrivedOn: dueOn })).toBe(true)
    expect(isInTime({ dueOn, arrivedOn: after })).toBe(false)
    expect(isInTime({ dueOn })).toBe(false)
  })
})
