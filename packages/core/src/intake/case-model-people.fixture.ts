/**
 * Who may do what, in the small model. 行政许可法 art. 29; 浙江省保障“最多跑一次”改革规定 art. 5, 6; what is not said is
 * denied.
 */
import {
  type Acts,
  type Against,
  type At,
  broken,
  isOver,
  notInThisPhase,
  nothing,
  end,
  entryOf,
} from "./case-model-acts.fixture.ts"
import type { Rules } from "./case-model-law.fixture.ts"
import type { Model } from "./case-model-terms.fixture.ts"
import { isDatedBack, type Move } from "./case-moves.fixture.ts"
import type { Person } from "./case-moves-terms.fixture.ts"
import { dayFrom } from "./day-by-day.fixture.ts"

/** What an applicant may have done by another, and as which act it is entrusted. */
const theirs: Readonly<Record<string, string>> = {
  submit: "submit",
  "correct-on-spot": "submit",
  supplement: "supplement",
  "dispute-platform-data": "supplement",
  withdraw: "withdraw",
  "give-commitment": "commit",
  choose: "choose",
}
const programs: ReadonlySet<string> = new Set([
  "complete-hand-over",
  "import",
  "add-external-id",
  "adopt",
  "repeat-look-up",
  "seal",
  "look-up",
  "record-source-check",
  "revise-calendar",
  "pass-time",
  "deliver",
])
const adverse: ReadonlySet<string> = new Set([
  "refuse-acceptance",
  "revoke-acceptance",
  "terminate",
  "order-rectification",
  "revoke-decision",
])

export const isOfficer = (who: Person): boolean =>
  !["applicant", "agent", "stranger", "program", "platform"].includes(who)

/** What keeps somebody from a move, whatever the case. */
export function mayNot(m: Model, move: Move, { late: lateness, rules, today, who }: At): Against {
  if (isOfficer(who)) {
    const needs = roleFor(move, rules)
    return [
      ...broken({
        NotCompetent: !isCompetent(who, move, rules),
        NotAuthorised: move.do === "adopt" || (needs !== null && !rolesOf(who, rules).includes(needs)),
        // The first look and the decision are two people's.
        PreReviewerDecides: move.do === "decide" && m.firstLook.includes(who),
        LateEntryUnexplained: isDatedBack(move) && lateness === "unexplained",
      }),
      ...broken({ NotAuthorised: isDatedBack(move) && lateness === "unentitled" && who !== "keeper" }),
      ...othersMayNot(move, rules),
    ]
  }
  if (who === "program" || who === "platform") return programs.has(move.do) ? nothing : ["NotAuthorised"]
  const act = theirs[move.do]
  const isTheirs =
    (who === "applicant" && (act !== undefined || move.do === "change-parties")) ||
    (who === "agent" && act !== undefined && (move.do === "submit" || speaksFor(m, act, today)))
  // What they hand in themselves is received when it enters the system, and posting is the carrier's to record.
  const said = "came" in move ? entryOf(move.came, today, lateness) : null
  const isDated = said !== null && (said.on < today || (said.posted !== null && said.posted < today))
  return isTheirs ? broken({ DatedByTheApplicant: isDated }) : ["NotAuthorised"]
}

/** Who goes along on a check on site may do it too. */
function othersMayNot(move: Move, rules: Rules): Against {
  if (move.do !== "record-site-check") return nothing
  return broken({ NotCompetent: move.others.some((other) => !isCompetent(other, move, rules)) })
}

function speaksFor({ entrusted }: Model, act: string, today: string): boolean {
  if (entrusted === null || !entrusted.acts.includes(act)) return false
  return entrusted.from <= today && (entrusted.to === null || today < entrusted.to)
}

function rolesOf(who: Person, { approver }: Rules): readonly string[] {
  if (who === "decider") return ["decision-maker"]
  if (who === "keeper") return ["records-correction"]
  return who === "approver" && approver !== null ? [approver] : []
}
function roleFor(move: Move, { approver }: Rules): string | null {
  if (adverse.has(move.do) || (move.do === "decide" && !move.favourable)) return "decision-maker"
  if (move.do === "extend-clock") return approver
  return move.do === "confirm-correction" ? "records-correction" : null
}
/** A part is its own authority's; all else is for whoever has a part in it. */
function isCompetent(who: Person, move: Move, { parts }: Rules): boolean {
  const isNeighbour = who === "neighbour"
  if (parts && move.do === "finish-part") return isNeighbour === (move.part === "second")
  return parts || !isNeighbour
}

const every = ["submit", "supplement", "withdraw", "commit", "choose"]
/** As an application says it, until it is changed. */
export const asApplied: Model["entrusted"] = { acts: every, from: "2018-01-01", to: null }

export const partyActs: Acts<"change-parties" | "choose" | "withdraw"> = {
  "change-parties": (m, { entrusted }, { today }) => {
    if (isOver(m)) return notInThisPhase
    const { acts = [], from = 0, isProved = true, role = "contact", to = null } = entrusted ?? {}
    if (role === "guardian" && !isProved) return ["PartyEvidenceMissing"]
    const may = { handler: acts, "legal-representative": every, guardian: every, contact: [] }[role]
    m.entrusted = { acts: may, from: dayFrom(today, from), to: to === null ? null : dayFrom(today, to) }
    return nothing
  },
  choose: (m, { commitment, tolerance, way }) => {
    if (isOver(m)) return notInThisPhase
    m.choice = { commitment, tolerance, way }
    return nothing
  },
  withdraw: (m, _, { today }) => {
    if (isOver(m) || m.phase === "decided") return notInThisPhase
    m.endedOn = today
    return end(m, "withdrawn")
  },
}
