import { describe, expect, it } from "vitest"
import { plainDate } from "../time/index.ts"
import {
  agent,
  all,
  applicant,
  clerk,
  decide,
  decider,
  eventOf,
  examination,
  examine,
  handler,
  play,
  refusalIn,
  refusalOf,
  type Setting,
  stateAfter,
  type Step,
  stranger,
  submit,
  timer,
} from "./case.fixture.ts"
import type { Addressee, CaseCommand, Party } from "./index.ts"
import {
  confirmAddress,
  directly,
  electronically,
  posted,
  published,
  serve,
  whole,
} from "./whole-case.fixture.ts"

const day = "2019-03-05"
const acceptance = "4-acceptance"
const opened: readonly Step[] = [[day, submit(all, day, { examination })]]
const sealed: readonly Step[] = [...opened, [day, { type: "record-seal", number: "N-1" }]]
const confirmed: readonly Step[] = [...sealed, [day, confirmAddress(day), applicant]]
const servedOf = (...steps: readonly Step[]) =>
  stateAfter(whole, ...steps).documents.find(({ id }) => id === acceptance)?.served
const refused = (...steps: readonly Step[]) => refusalOf(whole, ...steps)
const serving = (on: string, way = directly(on), number?: string): Step => [
  on,
  serve(acceptance, way, number),
]

describe("a service of a document", () => {
  it.each([
    ["direct", directly("2019-03-06"), "2019-03-06", "2019-03-06"],
    ["posted", posted("2019-03-06", "2019-03-08"), "2019-03-08", "2019-03-08"],
    ["public", published("2019-03-06"), "2019-03-06", "2019-03-16"],
    ["electronic", electronically("2019-03-06"), "2019-03-06", "2019-03-06"],
  ] as const)(
    "%s is on record on its own day, with the day from which terms run",
    (method, way, on, counts) => {
      const played = play(whole, ...confirmed, ["2019-03-08", serve(acceptance, way)])
      expect(played.refusals.at(-1)).toBeNull()
      const event = eventOf(played, "DocumentServed")
      expect(event).toMatchObject({
        occurredOn: on,
        data: {
          document: { id: acceptance, kind: "acceptance", number: "N-1" },
          addressee: { role: "applicant", subject: applicant.subject },
          servers: ["a server"],
          servedOn: counts,
          counts: true,
        },
      })
      expect(servedOf(...confirmed, ["2019-03-08", serve(acceptance, way)])).toEqual({ on: counts, method })
    },
  )

  it("is of a document that the case called for, with its number or the one it was printed with", () => {
    expect(refused(...sealed, [day, serve("3-acceptance", directly(day))])).toBe("NoSuchDocument")
    const stopped: readonly Step[] = [
      ...opened,
      [
        "2019-03-06",
        {
          type: "suspend-clock",
          clock: "statutory",
          reason: "hearing",
          from: plainDate("2019-03-06"),
          toldInWritingOn: plainDate("2019-03-06"),
        },
      ],
      ["2019-03-06", { type: "record-seal", document: "6-special-procedure" }],
    ]
    const told = (number?: string): Step => [
      "2019-03-06",
      serve("6-special-procedure", directly("2019-03-06"), number),
    ]
    expect(refused(...stopped, told())).toBe("DocumentNotNumbered")
    const { document } = eventOf(play(whole, ...stopped, told("N-9")), "DocumentServed")?.data ?? {}
    expect(document?.number).toBe("N-9")
    // What the event gave is not to be said otherwise.
    const named = eventOf(play(whole, ...sealed, serving(day, directly(day), "N-9")), "DocumentServed")
    expect(named?.data.document.number).toBe("N-1")
  })

  it("is refused while the document bears no seal, with its id (行政许可法第32条第2款)", () => {
    expect(refusalIn(whole, ...opened, serving(day))).toMatchObject({
      _tag: "NotSealed",
      documents: [acceptance],
    })
    expect(refused(...sealed, serving(day))).toBeUndefined()
    expect(refused(...opened, [day, serve("2-receipt", directly(day))])).toBe("NotSealed")
  })

  it("is not before the document was made, nor after today, nor arrives before it was posted", () => {
    expect(refused(...sealed, ["2019-03-08", serve(acceptance, directly("2019-03-04"))])).toBe("DateTooEarly")
    expect(refused(...sealed, ["2019-03-08", serve(acceptance, directly("2019-03-09"))])).toBe(
      "DateInTheFuture",
    )
    const letter = (from: string, to: string): Step => ["2019-03-08", serve(acceptance, posted(from, to))]
    expect(refused(...sealed, letter("2019-03-04", "2019-03-07"))).toBe("DateTooEarly")
    expect(refused(...sealed, letter("2019-03-07", "2019-03-06"))).toBe("DateTooEarly")
    expect(refused(...sealed, letter("2019-03-07", "2019-03-09"))).toBe("DateInTheFuture")
  })

  it("names who served it", () => {
    const nobody = { ...serve(acceptance, directly(day)), servers: [] } as CaseCommand
    expect(refused(...sealed, [day, nobody])).toBe("ServersMissing")
  })

  it("proves too little without slip, arrival or a known time, and is refused by the name of what lacks", () => {
    expect(refused(...sealed, serving(day, posted(day, null)))).toBe("NotArrived")
    const unheard = { ...electronically(day), arrivedOn: null } as never
    expect(refused(...confirmed, serving(day, unheard))).toBe("NotArrived")
    const { service: _, ...provisions } = whole.ruleSet.provisions
    const silent: Setting = { ...whole, ruleSet: { ...whole.ruleSet, provisions } }
    expect(refusalOf(silent, ...sealed, serving(day, published(day)))).toBe("NoticePeriodUnknown")
  })

  it("is told of an adverse act after the end of the case", () => {
    const steps: readonly Step[] = [
      [day, submit(all, day)],
      [
        day,
        { type: "refuse-acceptance", ground: "not-required", reasons: ["because"], number: "X-1" },
        decider,
      ],
      [day, { type: "record-seal", number: "X-1" }],
      ["2019-03-06", serve("4-not-accepted", directly("2019-03-06"))],
    ]
    expect(stateAfter(whole, ...steps).documents.at(-1)).toMatchObject({
      kind: "not-accepted",
      isSealed: true,
      served: { on: "2019-03-06", method: "direct" },
    })
  })

  it("is an officer's or a program's to record, and no applicant's", () => {
    expect(refused(...sealed, [day, serve(acceptance, directly(day)), applicant])).toBe("NotAuthorised")
    expect(refused(...sealed, [day, serve(acceptance, directly(day)), timer])).toBeUndefined()
  })
})

describe("whom it is served on", () => {
  const receiving: Party = { ...handler, scope: ["receive"] }
  const on = (addressee: Addressee, ...parties: readonly Party[]) =>
    refused(
      ...sealed,
      [day, { type: "change-parties", parties }, applicant],
      [day, { ...serve(acceptance, directly(day)), addressee } as CaseCommand],
    )
  const { subject } = agent

  it("is the applicant and nobody else in their name", () => {
    expect(on({ role: "applicant", subject: applicant.subject })).toBeUndefined()
    expect(on({ role: "applicant", subject }, receiving)).toBe("NotAnAddressee")
  })

  it("is a handler who was entrusted to receive, on the day, and a representative in any case", () => {
    for (const role of ["agent", "handling-staff"] as const) {
      expect(on({ role, subject }, receiving)).toBeUndefined()
      expect(on({ role, subject }, handler)).toBe("NotAnAddressee")
      expect(on({ role, subject }, { ...receiving, validTo: plainDate(day) })).toBe("NotAnAddressee")
      expect(on({ role, subject }, { ...receiving, validFrom: plainDate("2019-03-06") })).toBe(
        "NotAnAddressee",
      )
      expect(on({ role, subject })).toBe("NotAnAddressee")
    }
    const representative: Party = { ...handler, role: "legal-representative", scope: [] }
    const guardian: Party = { ...representative, role: "guardian", evidence: "the register of households" }
    expect(on({ role: "guardian", subject }, guardian)).toBeUndefined()
    expect(on({ role: "guardian", subject }, representative)).toBe("NotAnAddressee")
    for (const party of [guardian, representative])
      expect(on({ role: "agent", subject }, party)).toBeUndefined()
    expect(on({ role: "guardian", subject }, receiving)).toBe("NotAnAddressee")
    expect(on({ role: "agent", subject }, { ...receiving, role: "contact" })).toBe("NotAnAddressee")
  })
})

describe("of several services of one document", () => {
  it("the first counts: a later one is on record, and moves nothing", () => {
    const later = play(whole, ...sealed, serving("2019-03-06"), serving("2019-03-08"))
    expect(eventOf(later, "DocumentServed")?.data).toMatchObject({ servedOn: "2019-03-08", counts: false })
    expect(servedOf(...sealed, serving("2019-03-06"), serving("2019-03-08"))?.on).toBe("2019-03-06")
  })

  it("one that is entered later with an earlier day moves nothing either, once the day has come", () => {
    const slip: Step = ["2019-03-11", serve(acceptance, posted("2019-03-05", "2019-03-06"))]
    expect(servedOf(...sealed, serving("2019-03-08"), slip)?.on).toBe("2019-03-08")
  })

  it("one by hand overtakes a notice that still stands, and no notice that has served", () => {
    const notice = serving(day, published(day))
    expect(servedOf(...sealed, notice, serving("2019-03-08"))).toEqual({ on: "2019-03-08", method: "direct" })
    expect(servedOf(...sealed, notice, serving("2019-03-18"))?.on).toBe("2019-03-15")
  })
})

describe("electronic service", () => {
  const message = (on: string) => serving(on, electronically(on))

  it("is none without a confirmation that agrees to the system beforehand", () => {
    expect(refused(...sealed, message(day))).toBe("AddressNotConfirmed")
    const letters: Step = [day, confirmAddress(day, { electronic: null }), applicant]
    expect(refused(...sealed, letters, message(day))).toBe("AddressNotConfirmed")
    const other: Step = [
      day,
      confirmAddress(day, { electronic: { system: "another", address: "account" } }),
      applicant,
    ]
    expect(refused(...sealed, other, message(day))).toBe("AddressNotConfirmed")
    expect(refused(...confirmed, message(day))).toBeUndefined()
    const late: Step = ["2019-03-08", confirmAddress("2019-03-07"), applicant]
    const before: Step = ["2019-03-08", serve(acceptance, electronically("2019-03-06"))]
    expect(refused(...sealed, late, before)).toBe("AddressNotConfirmed")
  })

  it("ends when the applicant says no to it, and what had come before is served", () => {
    const no: Step = [
      "2019-03-07",
      { type: "choose", choices: { optIns: { electronicService: false } } },
      applicant,
    ]
    expect(refused(...confirmed, no, message("2019-03-07"))).toBe("AddressNotConfirmed")
    const before: Step = ["2019-03-08", serve(acceptance, electronically("2019-03-06"))]
    expect(refused(...confirmed, no, before)).toBeUndefined()
    expect(refused(...confirmed, no, ["2019-03-08", confirmAddress("2019-03-08"), applicant])).toBe(
      "ElectronicServiceDeclined",
    )
    const yes: Step = [
      "2019-03-08",
      { type: "choose", choices: { optIns: { electronicService: true } } },
      applicant,
    ]
    const again: Step = ["2019-03-08", confirmAddress("2019-03-08"), applicant]
    expect(refused(...confirmed, no, yes, again, message("2019-03-08"))).toBeUndefined()
  })

  it("ends when a later confirmation agrees to no system", () => {
    const letters: Step = ["2019-03-07", confirmAddress("2019-03-07", { electronic: null }), applicant]
    expect(refused(...confirmed, letters, message("2019-03-08"))).toBe("AddressNotConfirmed")
  })
})

describe("an address for service is confirmed", () => {
  it("by the applicant, whoever may choose for them, or an officer who holds the paper", () => {
    for (const who of [applicant, agent, clerk])
      expect(refused(...opened, [day, confirmAddress(day), who])).toBeUndefined()
    expect(refused(...opened, [day, confirmAddress(day), stranger])).toBe("NotAuthorised")
  })

  it("with an address or a system at least, not in the future, and not before an earlier one", () => {
    const neither = confirmAddress(day, { electronic: null, letters: null })
    expect(refused(...opened, [day, neither, applicant])).toBe("NothingConfirmed")
    expect(refused(...opened, [day, confirmAddress("2019-03-06"), applicant])).toBe("DateInTheFuture")
    const earlier: Step = ["2019-03-06", confirmAddress("2019-03-04"), applicant]
    expect(refused(...confirmed, earlier)).toBe("DateTooEarly")
  })
})

it("a document that a case calls for after others is known by its own place", () => {
  const decided = stateAfter(whole, [day, submit(all, day)], [day, examine()])
  expect(decided.documents.map(({ id, number }) => [id, number])).toEqual([
    ["2-receipt", "R-1"],
    ["4-acceptance", "N-1"],
  ])
  expect(refusalOf(whole, ...opened, [day, decide(false, []), decider])).toBe("PartsOpen")
})
