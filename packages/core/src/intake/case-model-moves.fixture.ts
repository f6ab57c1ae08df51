/** Moves as commands with the actor each is fitting for, and what the code and the model are compared by. */
import type { Actor } from "../identity/index.ts"
import { text } from "../reasons/index.ts"
import { addDays, plainDate, workingDays } from "../time/index.ts"
import {
  applicant,
  atWindow,
  clerk,
  commitment,
  decide,
  decider,
  found,
  paper,
  received,
  registry,
  sealDecision,
  spoiled,
  stranger,
  submit,
  supplement,
  timer,
} from "./case.fixture.ts"
import { explained, mayEnterLate } from "./late.fixture.ts"
import { dueOf, isDatedBack, partDue } from "./case-model-acts.fixture.ts"
import type { Model } from "./case-model-terms.fixture.ts"
import type { Came, Look, Move, Paper } from "./case-moves.fixture.ts"
import type { CaseCommand, CaseState, Examination, Receipt } from "./index.ts"
import { countVisits } from "./index.ts"
import { revisedCalendar } from "./law.fixture.ts"
import { explainOverdue, finishPart, neighbour, reviewer } from "./whole-case.fixture.ts"

const shift = (on: string, by: number) => addDays(plainDate(on), by)

export function commandOf(move: Move, on: string, approver: string): readonly [CaseCommand, Actor] {
  const [command, actor] = fitting(move, on, approver)
  if (move.by === "stranger") return [command, stranger]
  const isEntitled = actor.kind === "officer" && move.late !== "unentitled"
  return [
    isDatedBack(move) && move.late !== "unexplained" ? explained(command) : command,
    isEntitled ? mayEnterLate(actor) : actor,
  ]
}

function fitting(move: Move, on: string, approver: string): readonly [CaseCommand, Actor] {
  switch (move.do) {
    case "submit": {
      const examination = move.look === null ? {} : { examination: lookOf(move.look) }
      return [submit(move.papers.map(paperOf), receiptOf(move.came, on), examination), clerk]
    }
    case "correct-on-spot":
      return [{ type: move.do, materials: move.papers.map(paperOf) }, applicant]
    case "examine":
      return [{ type: move.do, examination: lookOf(move.look) }, clerk]
    case "refuse-acceptance":
      return [{ type: move.do, ground: move.ground, reasons: why(move), number: "X" }, decider]
    case "supplement": {
      const examined = move.look === null ? undefined : lookOf(move.look)
      return [supplement(move.papers.map(paperOf), receiptOf(move.came, on), examined), clerk]
    }
    case "extend-supplement":
      return [{ type: move.do, by: workingDays(move.days), reasons: why(move) }, clerk]
    case "excuse-delay": {
      const within = move.days === null ? {} : { supplementWithin: workingDays(move.days) }
      return [{ type: move.do, reasons: why(move), ...within }, clerk]
    }
    case "revoke-acceptance":
    case "terminate":
      return [{ type: move.do, reasons: why(move), number: "V" }, decider]
    case "notify-owed":
      return [
        { type: move.do, supplementWithin: workingDays(move.days), mode: move.mode, number: "N" },
        clerk,
      ]
    case "withdraw":
      return [{ type: move.do }, applicant]
    case "look-up": {
      const { answer } = move
      if (answer === "found" || answer === "not-found") return [{ ...found, outcome: answer }, registry]
      const willRetry = answer === "requested"
      return [{ type: "record-look-up-failure", requirement: "licence", willRetry }, registry]
    }
    case "repeat-look-up":
      return [{ type: move.do, requirement: "licence" }, clerk]
    case "suspend-clock": {
      const { clock, from, reason, told } = move
      const days = { from: shift(on, from), toldInWritingOn: shift(on, -told) }
      return [{ type: move.do, clock, reason, ...days }, clerk]
    }
    case "resume-clock":
      return [{ type: move.do, clock: move.clock, on: shift(on, move.on) }, clerk]
    case "extend-clock":
      return [
        { type: move.do, clock: move.clock, reasonToldOn: plainDate(on) },
        { ...decider, roles: [approver] },
      ]
    case "explain-overdue":
      return [explainOverdue(move.clock, on), clerk]
    case "revise-calendar": {
      const pin = { id: "revised", hash: `sha256:${"1".repeat(64)}` } as const
      return [{ type: move.do, calendar: revisedCalendar, pin }, timer]
    }
    case "finish-part":
      return [
        finishPart(move.part, shift(on, -move.ago), move.outcome),
        move.part === "first" ? reviewer : neighbour,
      ]
    case "decide":
      return [decide(move.favourable, why(move)), move.favourable ? clerk : decider]
    case "seal":
      return [sealDecision, clerk]
    case "dispatch":
      return [{ type: "dispatch-result", waybill: "W" }, clerk]
    case "deliver": {
      const day = shift(on, -move.ago)
      const visit = move.appears ? { visit: { on: day, outlet: "hall" } } : {}
      return [{ type: "deliver-result", method: move.how, on: day, ...visit }, clerk]
    }
    case "pass-time":
      return [{ type: move.do }, timer]
    default:
      return move satisfies never
  }
}

const why = ({ reasons }: { readonly reasons: boolean }) => (reasons ? ["because"] : [])

function paperOf([name, flaw]: Paper) {
  if (flaw === "content-wrong") return spoiled(name)
  if (flaw === "missing-seal") return paper(name, { sealed: false })
  if (flaw === "copy-for-original") return paper(name, { copyKind: "copy" })
  return flaw === "" ? paper(name) : paper(name, { receiptInLieu: true })
}

function receiptOf({ ago, appears, posted }: Came, on: string): Receipt {
  const day = shift(on, -ago)
  const dispatch = posted === null ? {} : { postedOn: shift(day, -posted) }
  return appears ? { ...atWindow(day), ...dispatch } : received(day, { channel: "courier", ...dispatch })
}

function lookOf({ days, mode, tolerant, wrong }: Look): Examination {
  return {
    number: "N",
    supplementWithin: workingDays(days),
    mode,
    defects: wrong.map((requirement) => ({ requirement, note: text("内容不符", "wrong") })),
    ...(tolerant ? { tolerance: { commitment } } : {}),
  }
}

/** What may be seen of a case from outside: where it stands, what is wanting, and every day told. */
export function seenOf(state: CaseState): Readonly<Record<string, unknown>> {
  const { correction, owing, parts, phase, promised, statutory } = state
  const wanting = (list: readonly { requirement: string; code: string }[] | undefined) =>
    list?.map(({ code, requirement }) => `${requirement}: ${code}`).toSorted() ?? null
  const isAccepted = state.acceptance !== null
  return {
    phase,
    acceptance: state.acceptance && { on: state.acceptance.on, how: state.acceptance.how },
    tasks: state.tasks.toSorted(),
    visits: countVisits(state),
    lookUp: state.lookUps["licence"]?.state ?? "requested",
    notice: phase === "received" ? (state.noticeDue?.dueOn ?? null) : null,
    asked: phase === "correcting" ? [wanting(correction?.open), correction?.deadline.dueOn] : null,
    owed: owing ? [wanting(owing.owed), owing.deadline.dueOn, owing.late && !owing.excused] : null,
    statutory: isAccepted ? (statutory?.dueOn ?? null) : null,
    promised: isAccepted ? (promised?.dueOn ?? null) : null,
    parts: Object.entries(parts).map(([id, part]) => [
      id,
      part.deadline?.dueOn,
      part.finished?.outcome ?? null,
    ]),
    delivery: state.delivery?.dueOn ?? null,
  }
}

/** The same of the model. */
export function seenOfModel(m: Model): Readonly<Record<string, unknown>> {
  const { asked, owed } = m
  return {
    phase: m.phase,
    acceptance: m.accepted,
    tasks: m.tasks.toSorted(),
    visits: new Set(m.visits).size,
    lookUp: m.lookUp,
    notice: m.phase === "received" ? m.tellBy : null,
    asked: m.phase === "correcting" && asked ? [asked.open, asked.due] : null,
    owed: owed ? [owed.open, owed.due, owed.late && !owed.excused] : null,
    statutory: dueOf(m, "statutory"),
    promised: dueOf(m, "promised"),
    parts: Object.entries(m.parts).map(([id, part]) => [id, partDue(m, part), part.done]),
    delivery: m.handOverBy,
  }
}
