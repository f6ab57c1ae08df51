/** Units, rules and a way to play a project for the tests of funded projects. All of it is made up: 样例区. */
import * as Result from "effect/Result"
import type { Pin } from "../events/index.ts"
import type { Actor, OfficerActor } from "../identity/index.ts"
import { actorOfAgent, actorOfApplicant, subjectIdOf, system } from "../identity/index.ts"
import { yuan } from "../money/index.ts"
import { type Citation, text } from "../reasons/index.ts"
import { type Calendar, defineCalendar, instant, months, plainDate, workingDays } from "../time/index.ts"
import type {
  ContractTerms,
  ProjectCommand,
  ProjectContext,
  ProjectEvent,
  ProjectRefusal,
  ProjectRules,
  ProjectState,
  StandingBar,
} from "./index.ts"
import { decideProject, foldProject, noProject } from "./index.ts"

const on = plainDate

/** 2018 to 2020 with the National Day of 2018, whose holiday ends after a week. */
export const calendar = defineCalendar({
  id: "sample",
  version: "1",
  title: text("样例日历", "Sample calendar"),
  papers: [],
  period: { from: on("2018-01-01"), to: on("2021-01-01") },
  arrangements: [
    {
      key: "2018-national-day",
      holiday: text("国庆节", "National Day"),
      off: [{ first: on("2018-10-01"), last: on("2018-10-07") }],
      work: [on("2018-09-29"), on("2018-09-30")],
    },
  ],
})

export const article = (number: string): Citation => ({
  statute: "sample-project-rules",
  title: text("样例区科技计划项目管理办法", "Sample District Rules on Funded Projects"),
  article: number,
  sample: true,
})

export const rules: ProjectRules = {
  id: "sample-projects",
  version: "1",
  title: text("样例区科技计划项目管理办法", "Sample District Rules on Funded Projects"),
  source: article("1"),
  validFrom: on("2017-01-01"),
  validTo: null,
  roles: { recommending: "recommender", managing: "project-officer", receiving: "window" },
  recommendation: { required: true, clause: article("5") },
  acceptance: { term: months(6, article("9")), mode: "posted", clause: article("9") },
  remindBefore: [90, 30, 7],
  extension: { atMost: 1, longest: months(12), askBeforeEnd: true, clause: article("8") },
  outcomes: [
    {
      id: "passed",
      title: text("通过验收", "passed"),
      adverse: false,
      needsApplication: true,
      consequences: [text("拨付尾款", "the rest is paid")],
      clause: article("10"),
    },
    {
      id: "failed",
      title: text("不通过验收", "failed"),
      adverse: true,
      needsApplication: true,
      consequences: [text("不再拨付尾款", "the rest is not paid")],
      clause: article("10"),
    },
    {
      id: "terminated",
      title: text("终止", "terminated"),
      adverse: true,
      needsApplication: false,
      consequences: [],
      clause: article("11"),
    },
  ],
  onDefault: {
    priorNotice: { term: workingDays(5), clause: article("12") },
    bar: { term: months(12), clause: article("13") },
    clause: article("12"),
  },
  remedies: [
    {
      kind: "reconsideration",
      title: text("申请行政复议", "apply for reconsideration"),
      body: text("样例区人民政府", "Sample District People's Government"),
      within: text("六十日", "60 days"),
      clause: article("14"),
    },
  ],
}

const pinOf = (id: string): Pin => ({ id, hash: `sha256:${"0".repeat(64)}` })
const unitId = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")
const otherId = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1c")
const officer = (unit: string, ...roles: string[]): OfficerActor => ({
  kind: "officer",
  externalId: `${unit}-1`,
  unit,
  roles,
  validAt: on("2018-01-01"),
  validTo: on("2031-01-01"),
})

export const undertaking = actorOfApplicant(unitId)
export const staff = actorOfAgent({ subject: otherId, principal: unitId, capacity: "handling-staff" })
export const recommender = officer("township", "recommender")
export const manager = officer("bureau", "project-officer")
export const window = officer("bureau", "window")
export const timer = system("clock")
/** None of them acts for a unit of the project. */
export const strangers: readonly Actor[] = [
  actorOfApplicant(otherId),
  actorOfAgent({ subject: unitId, principal: otherId, capacity: "handling-staff" }),
  officer("bureau"),
  officer("other-bureau", "project-officer", "window", "recommender"),
  { ...manager, delegation: { from: "head", validFrom: on("2017-01-01"), validTo: on("2018-01-02") } },
  { kind: "law", clause: article("1") },
]

export const because = ["样例理由"]
export const application: ProjectCommand = {
  type: "apply",
  rules: pinOf("sample-projects@1"),
  undertaking: unitId,
  recommendingUnit: "township",
  managingUnit: "bureau",
  title: "样例项目",
}
export const contractTo = (endsOn: string): ContractTerms => ({
  startsOn: on("2018-01-02"),
  endsOn: on(endsOn),
  funding: {
    total: yuan(300_000),
    tranches: [
      { id: "first", amount: yuan(200_000) },
      { id: "rest", amount: yuan(100_000) },
    ],
  },
})

export interface Setting {
  readonly rules: ProjectRules
  readonly calendar: Calendar
  readonly bars: readonly StandingBar[]
}
export const setting: Setting = { rules, calendar, bars: [] }

export function contextOn(day: string, actor: Actor, given: Setting = setting): ProjectContext {
  const now = { at: instant(`${day}T02:00:00Z`), on: on(day), time: "10:00:00" }
  return { ...given, now, actor, calendarPin: pinOf(`${given.calendar.id}@${given.calendar.version}`) }
}

/** A day, who acts, and what is asked. */
export type Step = readonly [day: string, actor: Actor, command: ProjectCommand]

export interface Played {
  readonly state: ProjectState
  readonly events: readonly ProjectEvent[]
  readonly refused: readonly ProjectRefusal[]
}

/** Plays steps one after another; what is refused changes nothing. */
export function play(given: Setting, ...steps: readonly Step[]): Played {
  return playFrom(noProject, given, ...steps)
}

/** Goes on from a state, perhaps on another calendar or against other bars. */
export function playFrom(from: ProjectState, given: Setting, ...steps: readonly Step[]): Played {
  let state = from
  const events: ProjectEvent[] = []
  const refused: ProjectRefusal[] = []
  for (const [day, actor, command] of steps) {
    const decided = decideProject(state, command, contextOn(day, actor, given))
    if (Result.isFailure(decided)) refused.push(decided.failure)
    else {
      events.push(...decided.success)
      state = foldProject(decided.success, state)
    }
  }
  return { state, events, refused }
}

/** Applied for, recommended and established on 2018-01-02. */
export const established = (endsOn = "2018-08-31"): readonly Step[] => [
  ["2018-01-02", undertaking, application],
  ["2018-01-02", recommender, { type: "recommend", opinion: "同意推荐" }],
  ["2018-01-02", manager, { type: "establish", number: "2018-样例-1", contract: contractTo(endsOn) }],
]
/** And signed. */
export const signed = (endsOn = "2018-08-31"): readonly Step[] => [
  ...established(endsOn),
  ["2018-01-02", undertaking, { type: "sign-contract" }],
]

/** The one refusal of the last step, after steps that are all taken. */
export function refusalOf(given: Setting, ...steps: readonly Step[]): ProjectRefusal {
  const { refused } = play(given, ...steps)
  const [only, ...more] = refused
  if (only === undefined || more.length > 0)
    throw new Error(`Expected one refusal: ${JSON.stringify(refused)}`)
  return only
}
