/** Cases played for the tests of documents, so that each kind of document comes out of one. All names are made up. */
import * as Result from "effect/Result"
import type { ServiceItem } from "../../catalogue/index.ts"
import { decideCase, fold, noCase, type CaseEvent } from "../../intake/index.ts"
import type { RuleSet } from "../../law/index.ts"
import { addDays, instant, plainDate } from "../../time/index.ts"
import {
  announce,
  both,
  decide,
  excuseDelay,
  explainOverdue,
  extend,
  extendSupplement,
  findBroken,
  given,
  leftAtDoor,
  notifyOwed,
  officer,
  orderRectification,
  passTime,
  plain,
  promise,
  received,
  refuse,
  resume,
  reviseCalendar,
  revoke,
  revokeDecision,
  seal,
  serve,
  submit,
  supplement,
  suspend,
  terminate,
  tolerant,
  type Step,
} from "./commands.fixture.ts"
import { composeDocuments } from "./compose-document.ts"
import type { DocumentContext } from "./draft.ts"
import type { CaseDocument, caseDocumentKinds, DocumentKind } from "./legal-document.ts"
import {
  calendar as first,
  explainingRuleSet,
  hearingRuleSet,
  itemOf,
  ruleSet,
  terminatingRuleSet,
} from "./sample-law.fixture.ts"

export * from "./commands.fixture.ts"

export interface Setting {
  readonly item: ServiceItem
  readonly ruleSet: RuleSet
}
export const inGeneral: Setting = { item: itemOf("confirmation"), ruleSet }
export const context: DocumentContext = { ...inGeneral, addressee: "样例科技公司" }

/** Plays a case from Monday 2019-03-04 on; a step that is refused leaves it as it was. */
export function play(setting: Setting, ...steps: readonly Step[]): readonly CaseEvent[] {
  const events: CaseEvent[] = []
  let on = plainDate("2019-03-04")
  let calendar = first
  for (const [gap, command] of steps) {
    on = addDays(on, gap)
    const now = { at: instant(`${on}T02:00:00.000Z`), on, time: "10:00:00" }
    const asked = command(on)
    const done = decideCase(fold(events, noCase), asked, { ...setting, calendar, actor: officer, now })
    if (Result.isFailure(done)) continue
    events.push(...done.success)
    if (asked.type === "revise-calendar") calendar = asked.calendar
  }
  return events
}

/** The document of a kind that the steps end in. Throws where there is none. */
export function documentOf(
  kind: DocumentKind,
  steps: readonly Step[],
  more: Partial<DocumentContext> = {},
): CaseDocument {
  const all = { ...context, ...settings[kind], ...more }
  const found = composeDocuments(play(all, ...steps), all).findLast((each) => each.kind === kind)
  if (found === undefined) throw new Error(`These steps lead to no ${kind}.`)
  return found
}

/** Under what a document of a kind comes about, where that is not the sample rule set as it is. */
const settings: Readonly<Partial<Record<DocumentKind, Partial<DocumentContext>>>> = {
  terminated: { ruleSet: terminatingRuleSet },
  "overdue-explanation": { ruleSet: explainingRuleSet },
  "prior-notice": { ruleSet: hearingRuleSet },
}

/** Steps that lead to a document of each kind that a case gives rise to. */
export const stepsTo = {
  receipt: [
    [0, submit([given("form"), given("report", { copyKind: "copy", medium: "electronic", number: 1 })])],
  ],
  correction: [[0, submit([given("form", { number: 1 })], plain)]],
  acceptance: [[0, received]],
  "deemed-acceptance": [
    [0, submit([given("form")])],
    [20, passTime],
  ],
  "tolerant-acceptance": [[0, submit([given("form")], tolerant)]],
  commitment: [[0, submit([given("form")], tolerant)]],
  "further-notice": [
    [0, submit([given("form")], tolerant)],
    [1, supplement(given("report", { copyKind: "copy" }))],
    [0, notifyOwed],
  ],
  "not-accepted": [
    [0, submit([given("form")])],
    [1, refuse("not-required")],
  ],
  "acceptance-revoked": [
    [0, submit([given("form")], tolerant)],
    [20, revoke],
  ],
  terminated: [
    [0, submit([given("form")], tolerant)],
    [20, terminate],
  ],
  "deemed-withdrawn": [
    [0, submit([given("report")], plain)],
    [20, passTime],
  ],
  "special-procedure": [
    [0, received],
    [2, suspend("statutory", "hearing")],
  ],
  "procedure-ended": [
    [0, received],
    [2, suspend("statutory", "hearing")],
    [7, resume("statutory")],
  ],
  "supplement-extended": [
    [0, submit([given("form")], tolerant)],
    [1, extendSupplement],
  ],
  "delay-excused": [
    [0, submit([given("form")], tolerant)],
    [10, excuseDelay],
  ],
  "deadline-moved": [
    [0, submit([given("form", { number: 1 })], plain)],
    [1, reviseCalendar],
  ],
  "service-return": [
    [0, received],
    [1, seal("3-acceptance")],
    [3, serve("3-acceptance", leftAtDoor)],
  ],
  extension: [
    [0, received],
    [2, extend],
  ],
  "overdue-explanation": [
    [0, received],
    [25, explainOverdue],
  ],
  "prior-notice": [
    [0, received],
    [2, announce("decide-adversely")],
  ],
  granted: [
    [0, received],
    [3, decide(true)],
  ],
  refused: [
    [0, received],
    [3, decide(false)],
  ],
  "deemed-renewal": [
    [0, submit(both, plain, plainDate("2019-03-20"))],
    [20, passTime],
  ],
  collection: [
    [0, received],
    [3, decide(true)],
  ],
  rectification: [
    [0, received],
    [0, promise],
    [3, decide(true)],
    [4, findBroken],
    [0, orderRectification],
  ],
  "decision-revoked": [
    [0, received],
    [3, decide(true)],
    [4, revokeDecision(null)],
  ],
} as const satisfies Readonly<Record<(typeof caseDocumentKinds)[number], readonly Step[]>>

/** A promise that was broken, and not put right in time. */
export const notPutRight: readonly Step[] = [...stepsTo.rectification, [20, revokeDecision("condition")]]
/** Everything that was owed came, and too late. */
export const suppliedTooLate: readonly Step[] = [
  [0, submit([given("form")], tolerant)],
  [20, supplement(given("report"))],
  [1, revoke],
]
export const toAnotherAuthority: readonly Step[] = [
  [0, submit([given("form")])],
  [1, refuse("wrong-authority")],
]
export const promisedSuspended: readonly Step[] = [
  [0, received],
  [2, suspend("promised", "site-visit")],
]
export const supplemented: readonly Step[] = [
  [0, submit([given("form")], plain)],
  [1, supplement(given("report"))],
]
