import { describe, expect, it } from "vitest"
import { plainDate } from "../../time/index.ts"
import { enquiryFigures, type EnquirySummary, noEnquiry, summariseEnquiry } from "./index.ts"

const row = (more: Partial<EnquirySummary>): EnquirySummary => ({
  phase: "open",
  askedOn: plainDate("2018-07-10"),
  firstAsked: "asked",
  answerable: "asked",
  unit: "science",
  items: [],
  cases: [],
  dueOn: plainDate("2018-07-13"),
  answeredOn: null,
  offeredTo: null,
  handedOver: 0,
  outcome: null,
  tasks: [],
  ...more,
})
const july = { from: plainDate("2018-07-01"), to: plainDate("2018-08-01") }

describe("the figures of enquiries", () => {
  it("tell what was answered by the last day from what was late, overdue or still to come", () => {
    const rows = [
      row({ answeredOn: plainDate("2018-07-13"), phase: "closed", outcome: "answered" }),
      row({ answeredOn: plainDate("2018-07-14"), phase: "closed", outcome: "case-opened", handedOver: 2 }),
      row({ answeredOn: plainDate("2018-12-01"), dueOn: null }),
      row({ offeredTo: "tax" }),
      row({ dueOn: plainDate("2018-07-16") }),
      row({ phase: "closed", outcome: "withdrawn" }),
      row({ phase: "closed", outcome: "referred" }),
      row({ askedOn: plainDate("2018-08-01") }),
      row({ askedOn: plainDate("2018-06-30") }),
    ]
    expect(enquiryFigures(rows, july, plainDate("2018-07-16"))).toEqual({
      received: 7,
      open: 3,
      answeredInTime: 2,
      answeredLate: 1,
      overdue: 1,
      handedOver: 1,
      onOffer: 1,
      closed: { answered: 1, "case-opened": 1, referred: 1, withdrawn: 1 },
    })
  })

  it("know no enquiry before it is received", () => {
    expect(summariseEnquiry(noEnquiry)).toBeNull()
  })
})
