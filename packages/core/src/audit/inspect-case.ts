/**
 * Self-check of files (案卷评查自查): what a yearly inspection would find missing in a case, from its log alone. What law
 * demands is checked with its clause; the points of a locality's own checklist are no law and are handed in as criteria.
 * Violations are those of statistics, found once for figures and files.
 */
import type { ServiceItem } from "../catalogue/index.ts"
import { type CaseState, fold, isEnded } from "../intake/index.ts"
import type { HeardAct } from "../law/index.ts"
import { licensingClause } from "../notices/index.ts"
import { type Citation, type Finding, type Severity, text, type Text } from "../reasons/index.ts"
import { type CaseLog, findViolations } from "../statistics/index.ts"
import type { PlainDate } from "../time/index.ts"
import type { BrokenPlace } from "./broken-place.ts"

export interface InspectedCase {
  readonly log: CaseLog
  readonly item: Pick<ServiceItem, "id" | "name">
  readonly state: CaseState
  /** Documents that got their number when they were printed, by their ids. */
  readonly numbered: ReadonlySet<string>
  /** The first place where its chain is broken. */
  readonly broken: BrokenPlace | null
}

/** A point of a local checklist: what it is called, and where in a case it is not met. */
export interface InspectionCriterion {
  readonly code: string
  readonly severity: Severity
  readonly message: Text
  readonly source?: Citation
  /** The paths of what is missing; none where the case meets it. */
  find(inspected: InspectedCase): readonly (readonly (string | number)[])[]
}

export interface InspectionFinding extends Finding {
  readonly case: string
}

/** What is found wanting in one case as of a day, violations first. */
export function inspectCase(
  inspected: InspectedCase,
  { asOf, criteria = [] }: { readonly asOf: PlainDate; readonly criteria?: readonly InspectionCriterion[] },
): readonly InspectionFinding[] {
  const { log } = inspected
  const violations = findViolations(log, { asOf }).map((violation) => {
    const { on: _, ...finding } = violation
    return finding
  })
  const own = [...legalPoints, ...criteria].flatMap(({ code, find, message, severity, source }) =>
    find(inspected).map((path): InspectionFinding => {
      const clause = source ?? clauseOf(code, inspected)
      return { code, severity, path, message, case: log.case, ...(clause ? { source: clause } : {}) }
    }),
  )
  return [...violations, ...own]
}

/** Points that follow from law or from what the record itself promises. */
const legalPoints: readonly InspectionCriterion[] = [
  {
    code: "chain-broken",
    severity: "error",
    message: text(
      "案卷记录的链值不符，记录可能被改动。",
      "The chain of the record does not hold; it may have been changed.",
    ),
    find: ({ broken }) => (broken === null ? [] : [["events", broken.version ?? 0]]),
  },
  {
    code: "document-unsealed",
    severity: "error",
    message: text("文书没有加盖印章的记载。", "There is no record that the document bears its seal."),
    find: ({ state }) => state.toSeal.map(({ document }) => ["documents", document]),
  },
  {
    code: "document-unnumbered",
    severity: "warning",
    message: text("文书没有文号。", "The document has no number."),
    find: ({ numbered, state }) =>
      state.documents
        .filter(({ id, number }) => number === null && !numbered.has(id))
        .map(({ id }) => ["documents", id]),
  },
  {
    code: "service-unproved",
    severity: "error",
    message: text("文书没有送达凭证。", "There is no evidence that the document was served."),
    find: ({ state }) =>
      state.documents
        .filter(
          ({ kind, served }) => served === null && mustBeServed(kind) && !isResultHandedOver(kind, state),
        )
        .map(({ id }) => ["documents", id]),
  },
  {
    code: "prior-notice-missing",
    severity: "error",
    message: text(
      "作出不利处理前没有事先告知的记载。",
      "An adverse act was not announced before, as far as the record says.",
    ),
    find: unannounced,
  },
  {
    code: "owed-open",
    severity: "error",
    message: text("容缺材料没有补齐，也没有处理记载。", "What was owed is neither supplied nor dealt with."),
    find: ({ state }) =>
      isClosed(state) ? (state.owing?.owed ?? []).map(({ requirement }) => ["owed", requirement]) : [],
  },
  {
    code: "task-open",
    severity: "warning",
    message: text(
      "已办结的办件还有未完成的工作。",
      "The case is closed and something is still to be done in it.",
    ),
    find: ({ state }) => (isClosed(state) ? state.tasks.map((task) => ["tasks", task]) : []),
  },
]

function clauseOf(code: string, { log }: InspectedCase): Citation | undefined {
  const { delivery, priorNotice, tolerance } = log.ruleSet.provisions
  switch (code) {
    case "document-unsealed":
      return licensingClause("32", "2")
    case "service-unproved":
      return delivery?.clause ?? licensingClause("44")
    case "prior-notice-missing":
      return priorNotice?.clause
    case "owed-open":
      return tolerance?.clause
    default:
      return undefined
  }
}

function isClosed(state: CaseState): boolean {
  return isEnded(state) || state.phase === "decided"
}

function mustBeServed(kind: string): boolean {
  return SERVED.has(kind)
}

const SERVED: ReadonlySet<string> = new Set([
  "not-accepted",
  "acceptance-revoked",
  "terminated",
  "granted",
  "refused",
  "decision-revoked",
  "prior-notice",
])

/** What was handed over as the result is evidenced by its delivery. */
function isResultHandedOver(kind: string, { delivered }: CaseState): boolean {
  return delivered !== null && (kind === "granted" || kind === "refused")
}

/** Adverse acts of a kind that is to be announced, before which no announcement stands in the log. */
function unannounced({ log }: InspectedCase): readonly (readonly (string | number)[])[] {
  const heard: readonly HeardAct[] = log.ruleSet.provisions.priorNotice?.acts ?? []
  return log.events.flatMap((event, at) => {
    const act = adverseActs[event.type]
    if (act === undefined || !heard.includes(act)) return []
    if (event.type === "DecisionMade" && event.data.favourable) return []
    return fold(log.events.slice(0, at)).announced[act] === undefined ? [["events", at + 1]] : []
  })
}

const adverseActs: Readonly<Record<string, HeardAct>> = {
  NotAccepted: "refuse-acceptance",
  AcceptanceRevoked: "revoke-acceptance",
  CaseTerminated: "terminate",
  DecisionMade: "decide-adversely",
  DecisionRevoked: "revoke-decision",
}
