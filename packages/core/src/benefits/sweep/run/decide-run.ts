/**
 * Decides the course of a run. A run that the guards stop goes no further until an officer has looked: a feed that
 * failed takes nothing from anybody. Nothing here touches anyone's money: what differs is told to the entitlements.
 */
import * as Result from "effect/Result"
import { happening, isEnvelope, type Sealable } from "../../../events/index.ts"
import { type Actor, holdsRole } from "../../../identity/index.ts"
import { type Refusal, text } from "../../../reasons/index.ts"
import type { Now } from "../../../time/index.ts"
import type { ActPolicy, FeedGuards } from "../../programme/index.ts"
import { judgeFeed } from "../guards.ts"
import type { BasisChanged } from "./check-basis.ts"
import type { RunBasis, RunEvent, RunEventData, RunFigures } from "./run-events.ts"
import type { RunPhase, RunState } from "./run-state.ts"

export type RunCommand =
  | { readonly type: "open"; readonly basis: RunBasis }
  | { readonly type: "report"; readonly figures: RunFigures }
  | { readonly type: "release" | "discard"; readonly reason: Sealable<string> }
  | ({ readonly type: "note-applied" } & RunEventData["DifferencesApplied"])
  | ({ readonly type: "close" } & RunEventData["RunClosed"])

export interface RunContext {
  readonly now: Now
  readonly actor: Actor
  readonly guards: FeedGuards
  readonly acts: Pick<ActPolicy, "role">
}

/** The run is not where the command belongs. */
export interface RunNotThere extends Refusal<"RunNotThere"> {
  readonly phase: RunPhase
}

export type RunRefusal =
  | RunNotThere
  | (Refusal<"NotAuthorised"> & { readonly needed: readonly string[] })
  | Refusal<"ReasonsMissing">
  | Refusal<"DifferencesLeft">
  | BasisChanged

const happen = happening<RunEvent>()

/** Where each command belongs. */
const BELONGS: Readonly<Record<RunCommand["type"], readonly RunPhase[]>> = {
  open: ["none"],
  report: ["opened"],
  release: ["stopped"],
  discard: ["opened", "stopped"],
  "note-applied": ["applying"],
  close: ["applying"],
}

/** What a delegation names of a run: making it, and either way of settling one that was stopped. */
const RUN_ACTS = ["sweep", "release", "discard"] as const

/** `null` where the actor may run sweeps today: a program of the host's, or an officer with the programme's role. */
export function mayRun(context: Pick<RunContext, "actor" | "acts" | "now">): RunRefusal | null {
  return context.actor.kind === "system" ? null : personRefusal(context, ["sweep"])
}

/** What a run does once it is open goes with whatever was asked of it. */
function refusalOf(type: RunCommand["type"], context: RunContext): RunRefusal | null {
  // A feed that failed is looked at by a person, and by no program.
  if (type === "release" || type === "discard") return personRefusal(context, [type])
  if (type === "open") return mayRun(context)
  return context.actor.kind === "system" ? null : personRefusal(context, RUN_ACTS)
}

/** What a command does to a run. Repeating what was done already is refused with {@link RunNotThere}. */
export function decideRun(
  state: RunState,
  command: RunCommand,
  context: RunContext,
): Result.Result<readonly RunEvent[], RunRefusal> {
  const notTheirs = refusalOf(command.type, context)
  if (notTheirs !== null) return Result.fail(notTheirs)
  if (!BELONGS[command.type].includes(state.phase)) return Result.fail(runNotThere(state.phase))
  switch (command.type) {
    case "open":
      return Result.succeed([happen(context, "RunOpened", command.basis)])
    case "report": {
      const findings = judgeFeed(asCompared(command.figures), context.guards)
      const determined = happen(context, "RunDetermined", command.figures)
      return Result.succeed(
        findings.length === 0 ? [determined] : [determined, happen(context, "RunStopped", { findings })],
      )
    }
    case "release":
    case "discard": {
      if (isBlank(command.reason)) return Result.fail(reasonsMissing)
      const type = command.type === "release" ? "RunReleased" : "RunDiscarded"
      return Result.succeed([happen(context, type, { reason: command.reason })])
    }
    case "note-applied": {
      const { count, cursor, kept, leaves } = command
      return Result.succeed([happen(context, "DifferencesApplied", { count, cursor, leaves, kept })])
    }
    case "close":
      if (state.cursor !== null) return Result.fail(differencesLeft)
      return Result.succeed([happen(context, "RunClosed", { root: command.root })])
    default:
      return command satisfies never
  }
}

function asCompared({ before, differences, totals }: RunFigures) {
  return { before, after: totals, differences }
}

function personRefusal(
  { actor, acts, now }: Pick<RunContext, "actor" | "acts" | "now">,
  covering: readonly (typeof RUN_ACTS)[number][],
): RunRefusal | null {
  if (covering.some((act) => holdsRole(actor, acts.role, now.on, act))) return null
  return {
    _tag: "NotAuthorised",
    needed: [acts.role],
    message: text(
      `须由具备“${acts.role}”职责的工作人员核查后决定。`,
      `An officer with the role "${acts.role}" has to look and decide.`,
    ),
  }
}

function isBlank(words: Sealable<string>): boolean {
  return typeof words === "string" && !isEnvelope(words) && words.trim() === ""
}

const reasonsMissing: Refusal<"ReasonsMissing"> = {
  _tag: "ReasonsMissing",
  message: text("请写明理由。", "Give the reason in words."),
}

const differencesLeft: Refusal<"DifferencesLeft"> = {
  _tag: "DifferencesLeft",
  message: text(
    "仍有差异未落到人员名下，请先处理完毕再结束本次核定。",
    "Some differences are not on their entitlements yet: apply them before the run is closed.",
  ),
}

const PHASES: Readonly<Record<RunPhase, { readonly zh: string; readonly en: string }>> = {
  none: text("尚未开始", "not begun"),
  opened: text("比对中", "being determined"),
  stopped: text("因数据源异常已中止", "stopped because of its feed"),
  applying: text("差异处理中", "having its differences applied"),
  closed: text("已结束", "closed"),
  discarded: text("已作废", "discarded"),
}

function runNotThere(phase: RunPhase): RunNotThere {
  const { en, zh } = PHASES[phase]
  return {
    _tag: "RunNotThere",
    phase,
    message: text(`本次核定${zh}，不能进行此操作。`, `The run is ${en}: this is not to be done now.`),
  }
}
