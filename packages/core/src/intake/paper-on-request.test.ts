import { describe, expect, it } from "vitest"
import { all, applicant, clerk, examination, stateAfter, type Step, submit } from "./case.fixture.ts"
import { type CaseCommand, workDue } from "./index.ts"
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
const ask = (paperDocuments: boolean): CaseCommand => ({
  type: "choose",
  choices: { optIns: { paperDocuments } },
})
const served: readonly Step[] = [
  [day, submit(all, day, { examination })],
  [day, { type: "record-seal", number: "N-1" }],
  [day, confirmAddress(day), applicant],
  ["2019-03-06", serve(acceptance, electronically("2019-03-06"))],
]
const due = (...steps: readonly Step[]) => workDue(stateAfter(whole, ...steps)).paperDue
const asked: Step = ["2019-03-07", ask(true), applicant]

describe("paper of what was served electronically", () => {
  it("is due once the applicant asks for it, before or after it came, and not unasked", () => {
    const [opened, sealed, confirmed, came] = served as readonly [Step, Step, Step, Step]
    expect(due(...served)).toEqual([])
    expect(due(...served, asked)).toEqual([acceptance])
    expect(due(opened, sealed, confirmed, [day, ask(true), applicant])).toEqual([])
    expect(due(opened, sealed, confirmed, [day, ask(true), applicant], came)).toEqual([acceptance])
  })

  it.each([
    ["handed over", directly("2019-03-08"), []],
    ["posted", posted("2019-03-07", "2019-03-08"), []],
    ["published", published("2019-03-08"), [acceptance]],
    ["sent once more", electronically("2019-03-08"), [acceptance]],
  ] as const)("is there when it was %s, or still due", (_, way, still) => {
    expect(due(...served, asked, ["2019-03-08", serve(acceptance, way)])).toEqual(still)
  })

  it("moves no day: the electronic service stays the one that counts", () => {
    const steps: readonly Step[] = [
      ...served,
      asked,
      ["2019-03-08", serve(acceptance, directly("2019-03-08"))],
    ]
    const document = stateAfter(whole, ...steps).documents.find(({ id }) => id === acceptance)
    expect(document?.served).toMatchObject({ on: "2019-03-06", method: "electronic" })
  })

  it("was had already where it was handed over before", () => {
    const [opened, sealed, confirmed] = served as readonly [Step, Step, Step, Step]
    const direct: Step = ["2019-03-06", serve(acceptance, directly("2019-03-06"))]
    expect(due(opened, sealed, confirmed, direct, asked)).toEqual([])
  })

  it("is due no more when the applicant no longer wants it", () => {
    expect(due(...served, asked, ["2019-03-08", ask(false), applicant])).toEqual([])
  })

  it("may be asked for when all is over, and keeps the case on the desk until it is there", () => {
    const over: readonly Step[] = [...served, ["2019-03-07", { type: "withdraw" }, applicant]]
    expect(workDue(stateAfter(whole, ...over)).isOpen).toBe(false)
    expect(() => stateAfter(whole, ...over, ["2019-03-07", ask(false), applicant])).toThrow("NotInThisPhase")
    expect(workDue(stateAfter(whole, ...over, asked))).toMatchObject({ isOpen: true, paperDue: [acceptance] })
    const given: Step = ["2019-03-08", serve(acceptance, directly("2019-03-08")), clerk]
    expect(workDue(stateAfter(whole, ...over, asked, given))).toMatchObject({ isOpen: false, paperDue: [] })
  })
})
