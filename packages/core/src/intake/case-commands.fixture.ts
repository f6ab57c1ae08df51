/** Moves as commands, and what the district hands in beside them. */
import type { OfficerActor } from "../identity/index.ts"
import { instant, plainDate, workingDays } from "../time/index.ts"
import { decide, found, sealDecision, submit, supplement } from "./case.fixture.ts"
import { type Commands, lookOf, paperOf, receiptOf, shift, why } from "./case-command-terms.fixture.ts"
import { type Doing, isDatedBack, type Move } from "./case-moves.fixture.ts"
import { actorOf } from "./case-moves-people.fixture.ts"
import type { IntakeMove } from "./case-moves-intake.fixture.ts"
import type { ReviewMove, Rival } from "./case-moves-review.fixture.ts"
import { outsideCommands } from "./case-outside-commands.fixture.ts"
import { recordCommands } from "./case-record-commands.fixture.ts"
import type { CaseCommand, CaseContext, CaseState } from "./index.ts"
import { quotaStanding } from "./index.ts"
import { explained } from "./late.fixture.ts"
import { licensing, revisedCalendar } from "./law.fixture.ts"
import { explainOverdue, finishPart } from "./whole-case.fixture.ts"

/** The command of a move on a day. */
export function commandOf(move: Move, on: string, { documents }: CaseState): CaseCommand {
  if (move.do === "seal") {
    // A renewal by law has no number of its own to be named by.
    const decision = documents.findLast(({ kind }) => ["granted", "refused", "deemed-renewal"].includes(kind))
    return { type: "record-seal", ...(decision ? { document: decision.id } : { number: "D-1" }) }
  }
  const command = (commands[move.do] as (move: Doing, on: string) => CaseCommand)(move, on)
  return isDatedBack(move) && move.late !== "unexplained" ? explained(command) : command
}

/** What the district would hand in beside the command: who else wants the same, and the bars on record. */
export function besides(
  move: Move,
  on: string,
  { acceptance, receivedAt }: CaseState,
): Pick<CaseContext, "alongside" | "bars" | "quota"> {
  if (move.do === "record-site-check")
    return { alongside: move.others.map((each) => actorOf(each, null)) as readonly OfficerActor[] }
  if (move.do === "submit" && move.barredFor !== null) {
    const until = shift(on, move.barredFor)
    return {
      bars: [{ ground: "false-material", from: plainDate("2019-01-01"), until, clause: licensing("78") }],
    }
  }
  if (move.do !== "decide" || move.quota === null || acceptance === null || receivedAt === null) return {}
  const own = { case: "own", acceptedOn: acceptance.on, receivedAt, standing: "open" as const }
  const { limit, rivals } = move.quota
  let place = 0
  const cases = rivals.map(({ earlier, hour, standing }: Rival, at) => {
    const acceptedOn = shift(acceptance.on, -earlier)
    const came = { case: `rival-${at}`, acceptedOn, receivedAt: instant(`${acceptedOn}T${hour}:00:00.000Z`) }
    return standing === "granted" ? { ...came, standing, place: ++place } : { ...came, standing }
  })
  return { quota: quotaStanding([...cases, own], "own", limit) }
}

const intakeCommands: Commands<IntakeMove["do"]> = {
  submit: ({ came, endsIn, look, papers }, on) => ({
    ...submit(papers.map(paperOf), receiptOf(came, on), look === null ? {} : { examination: lookOf(look) }),
    ...(endsIn === null ? {} : { renewal: { expiresOn: shift(on, endsIn) } }),
  }),
  "correct-on-spot": ({ do: type, papers }) => ({ type, materials: papers.map(paperOf) }),
  "hold-documents": ({ do: type }) => ({ type, note: null }) as CaseCommand,
  withdraw: ({ do: type }) => ({ type }) as CaseCommand,
  examine: ({ do: type, look }) => ({ type, examination: lookOf(look) }),
  "refuse-acceptance": (move) => ({
    type: move.do,
    ground: move.ground,
    ...(move.refers ? { referredTo: "the other bureau" } : {}),
    reasons: why(move),
    number: "X",
  }),
  "complete-hand-over": ({ ago, do: type }, on) => ({ type, takenOn: shift(on, -ago) }),
  supplement: ({ came, look, papers }, on) =>
    supplement(papers.map(paperOf), receiptOf(came, on), look === null ? undefined : lookOf(look)),
  "extend-supplement": (move) => ({ type: move.do, by: workingDays(move.days), reasons: why(move) }),
  "excuse-delay": (move) => ({
    type: move.do,
    reasons: why(move),
    ...(move.days === null ? {} : { supplementWithin: workingDays(move.days) }),
  }),
  "revoke-acceptance": (move) => ({ type: move.do, reasons: why(move), number: "V" }) as CaseCommand,
  terminate: (move) => ({ type: move.do, reasons: why(move), number: "V" }) as CaseCommand,
  "notify-owed": ({ days, do: type, mode }) => ({
    type,
    supplementWithin: workingDays(days),
    mode,
    number: "N",
  }),
}

const reviewCommands: Commands<ReviewMove["do"]> = {
  "pass-time": () => ({ type: "pass-time" }),
  "look-up": ({ answer }) => {
    if (answer === "found" || answer === "not-found") return { ...found, outcome: answer }
    return { type: "record-look-up-failure", requirement: "licence", willRetry: answer === "requested" }
  },
  "suspend-clock": ({ clock, do: type, from, reason, told }, on) => ({
    type,
    clock,
    reason,
    from: shift(on, from),
    toldInWritingOn: shift(on, -told),
  }),
  "resume-clock": ({ clock, do: type, on: by }, on) => ({ type, clock, on: shift(on, by) }),
  "extend-clock": ({ clock }, on) => ({ type: "extend-clock", clock, reasonToldOn: plainDate(on) }),
  "explain-overdue": ({ clock }, on) => explainOverdue(clock, on),
  "revise-calendar": () => ({
    type: "revise-calendar",
    calendar: revisedCalendar,
    pin: { id: "revised", hash: `sha256:${"1".repeat(64)}` },
  }),
  "hand-to-reviewer": ({ do: type, part }) => ({ type, part }),
  "finish-part": ({ ago, outcome, part }, on) => finishPart(part, shift(on, -ago), outcome),
  decide: (move) => ({ ...decide(move.favourable, why(move)), falseMaterial: move.isFalse }) as CaseCommand,
  "repeat-look-up": ({ do: type }) => ({ type, requirement: "licence" }) as CaseCommand,
  seal: () => sealDecision,
  dispatch: () => ({ type: "dispatch-result", waybill: "W" }),
  deliver: ({ ago, appears, how }, on) => {
    const day = shift(on, -ago)
    const visit = appears ? { visit: { on: day, outlet: "hall" } } : {}
    return { type: "deliver-result", method: how, on: day, ...visit }
  },
}

const commands: Commands<Doing["do"]> = {
  ...intakeCommands,
  ...reviewCommands,
  ...recordCommands,
  ...outsideCommands,
}
