/** A row of the table of deadlines, and the lives its rows begin with. */
import { plainDate, workingDays } from "../time/index.ts"
import {
  all,
  byCourier,
  decide,
  examination,
  examine,
  found,
  itemOf,
  licence,
  paper,
  passTime,
  received,
  registry,
  supplement,
  submit,
  timer,
  tolerant,
  without,
  type Setting,
  type Step,
} from "./case.fixture.ts"
import type { CaseCommand, DeadlineName } from "./index.ts"
import { calendar, licensingInZhejiang, practice2018 } from "./law.fixture.ts"
import { finishPart, giveCommitment, neighbour, reviewer } from "./whole-case.fixture.ts"

export interface Row {
  readonly deadline: string
  /** Which of the case's deadlines it is; it runs after what was done before, and ends on `dueOn`. */
  readonly of: DeadlineName
  readonly setting: Setting
  readonly before: readonly Step[]
  readonly dueOn: string
  readonly act: (on: string) => Step
  /** What is done after it, and whose outcome is then looked at. */
  readonly thereafter?: readonly Step[]
  readonly comesOf: readonly [dayBefore: string, lastDay: string, dayAfter: string]
}

export const licensed: Setting = { item: licence, ruleSet: licensingInZhejiang, calendar }
export const practised: Setting = { item: itemOf("public-service"), ruleSet: practice2018, calendar }
export const look = (on: string): Step => [on, passTime, timer]

/** Received on a Monday without a list; five working days end on 2019-05-13. */
export const unanswered: Step = ["2019-05-06", submit(without("list"), "2019-05-06")]
/** Ten working days from 2019-03-05 end on 2019-03-19. */
export const noticeOf = (mode: "posted" | "arrived"): Step => [
  "2019-03-05",
  submit(without("list"), "2019-03-05", { examination: { ...examination, mode } }),
]
export const owingOf = (mode: "posted" | "arrived"): Step => [
  "2019-03-05",
  submit(without("report"), "2019-03-05", { examination: { ...tolerant, mode } }),
]
export const arrives = (id: string) => (on: string) => [on, supplement([paper(id)], received(on))] as const
/** Posted on the day, it arrives on 2019-03-22, past every last day. */
export const isPosted = (id: string) => (on: string) =>
  ["2019-03-22", supplement([paper(id)], byCourier(on, "2019-03-22"))] as const
/** Statutory 2019-04-02, promised 2019-03-26. */
export const accepted: Step = ["2019-03-05", submit(all, "2019-03-05", { examination })]
export const hearing = (on: string): Step => [
  on,
  {
    type: "suspend-clock",
    clock: "statutory",
    reason: "hearing",
    from: plainDate(on),
    toldInWritingOn: plainDate(on),
  },
]
export const extendClock = (on: string): CaseCommand => ({
  type: "extend-clock",
  clock: "statutory",
  reasonToldOn: plainDate(on),
})
export const extendSupplement: CaseCommand = {
  type: "extend-supplement",
  by: workingDays(3),
  reasons: ["flood"],
}
export const excuse: CaseCommand = { type: "excuse-delay", reasons: ["flood"] }

export const agreed = (on: string): readonly Step[] => [
  [on, found, registry],
  [on, finishPart("first", on), reviewer],
  [on, finishPart("second", on), neighbour],
]
export const renewal = (on: string, expiresOn: string): Step => [
  on,
  {
    ...submit(all, on, { examination }),
    renewal: { expiresOn: plainDate(expiresOn) },
  } as CaseCommand,
]
export const promised: readonly Step[] = [
  ["2019-03-05", submit(without("proof"), "2019-03-05")],
  ["2019-03-05", giveCommitment("promise")],
  ["2019-03-05", examine()],
  ...agreed("2019-03-06"),
  ["2019-03-06", decide(true)],
]
export const broken: readonly Step[] = [
  ...promised,
  ["2019-03-07", { type: "verify-commitment", option: "promise", isKept: false, note: null }],
]
