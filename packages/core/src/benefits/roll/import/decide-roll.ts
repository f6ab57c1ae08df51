/**
 * Decides the import of a roll: a dry run first, then an officer's word on exactly that dry run, and only then the rows.
 * Another file, other facts or another edition of the programme is another dry run, and needs another word.
 */
import * as Result from "effect/Result"
import { happening } from "../../../events/index.ts"
import { type Actor, holdsRole } from "../../../identity/index.ts"
import { type Refusal, text, type Text } from "../../../reasons/index.ts"
import type { Now } from "../../../time/index.ts"
import type { ActPolicy } from "../../programme/index.ts"
import type { RollEvent, RollEventData, RollFigures } from "./roll-events.ts"
import type { RollPhase, RollState } from "./roll-state.ts"

export type RollCommand =
  | { readonly type: "compare"; readonly figures: RollFigures }
  | { readonly type: "confirm"; readonly comparison: string; readonly run: string }
  /** Asks whether rows of that content may take effect now; nothing happens. */
  | { readonly type: "begin"; readonly content: string }
  | ({ readonly type: "note-imported" } & RollEventData["RollRowsImported"])

export interface RollImportContext {
  readonly now: Now
  readonly actor: Actor
  readonly acts: Pick<ActPolicy, "role">
  /** The hash of the programme's rule for the cut-over month as it is now. */
  readonly programmeHash: string
}

/** The roll is not where the command belongs. */
export interface RollNotThere extends Refusal<"RollNotThere"> {
  readonly phase: RollPhase
}

export type RollRefusal =
  | RollNotThere
  | (Refusal<"NotAuthorised"> & { readonly needed: readonly string[] })
  | Refusal<"ComparisonDiffers">
  | Refusal<"ContentDiffers">
  | Refusal<"PersonsRepeated">
  | Refusal<"ProgrammeChanged">

const happen = happening<RollEvent>()

type RollDecision = Result.Result<readonly RollEvent[], RollRefusal>

/** What a command does to the import of a roll. The dry run that stands and what was confirmed already change nothing. */
export function decideRoll(state: RollState, command: RollCommand, context: RollImportContext): RollDecision {
  // A dry run changes nobody, so that a program may make it; it shows people all the same.
  const isTrial = command.type === "compare" && context.actor.kind === "system"
  const notTheirs = isTrial ? null : unlessOfficer(command.type, context)
  if (notTheirs !== null) return notTheirs
  switch (command.type) {
    case "compare": {
      const { figures } = command
      if (state.compared?.comparison === figures.comparison) return Result.succeed([])
      return Result.succeed([happen(context, "RollCompared", figures)])
    }
    case "confirm":
      return decideConfirm(state, command, context)
    case "begin":
      return (
        refusalOf(state, ["confirmed", "imported"]) ??
        (state.compared?.content === command.content ? null : Result.fail(contentDiffers)) ??
        Result.succeed([])
      )
    case "note-imported":
      return decideImported(state, command, context)
    default:
      return command satisfies never
  }
}

function decideConfirm(
  state: RollState,
  { comparison, run }: Extract<RollCommand, { readonly type: "confirm" }>,
  context: RollImportContext,
): RollDecision {
  const { compared } = state
  if (compared === null) return Result.fail(rollNotThere(state.phase))
  if (compared.comparison !== comparison) return Result.fail(comparisonDiffers)
  if (state.phase !== "compared") return Result.succeed([])
  if (compared.counts["same-person"] > 0) return Result.fail(personsRepeated)
  if (compared.programme.hash !== context.programmeHash) return Result.fail(programmeChanged)
  return Result.succeed([happen(context, "RollConfirmed", { comparison, run })])
}

function decideImported(
  state: RollState,
  {
    conflicts,
    imported,
    rows,
    unchanged,
    ...noted
  }: Extract<RollCommand, { readonly type: "note-imported" }>,
  context: RollImportContext,
): RollDecision {
  const refusal = refusalOf(state, ["confirmed"])
  if (refusal !== null) return refusal
  const compared = state.compared as RollFigures
  const { comparison } = compared
  if (comparison !== noted.comparison) return Result.fail(comparisonDiffers)
  const isLast = state.done + rows >= compared.rows
  const data = { comparison, rows, imported, unchanged, conflicts }
  return Result.succeed([
    ...(rows > 0 ? [happen(context, "RollRowsImported", data)] : []),
    ...(isLast ? [happen(context, "RollImported", { comparison })] : []),
  ])
}

function refusalOf({ phase }: RollState, belongs: readonly RollPhase[]): RollDecision | null {
  return belongs.includes(phase) ? null : Result.fail(rollNotThere(phase))
}

/** By the act's own name; beginning and noting are parts of an import. */
function unlessOfficer(
  type: RollCommand["type"],
  { actor, acts, now }: RollImportContext,
): RollDecision | null {
  const act = type === "begin" || type === "note-imported" ? "import" : type
  if (holdsRole(actor, acts.role, now.on, act)) return null
  return Result.fail({
    _tag: "NotAuthorised",
    needed: [acts.role],
    message: text(
      `须由具备“${acts.role}”职责的工作人员核对后确认导入。`,
      `An officer with the role "${acts.role}" has to look at the dry run and confirm it.`,
    ),
  })
}

const said = <Tag extends string>(tag: Tag, zh: string, en: string): Refusal<Tag> => ({
  _tag: tag,
  message: text(zh, en),
})

const comparisonDiffers = said(
  "ComparisonDiffers",
  "名册已重新比对，所确认的不是现在这一份；请核对最新的比对结果后再确认。",
  "The roll was compared anew since: look at the dry run that stands, and confirm that.",
)
const contentDiffers = said(
  "ContentDiffers",
  "名册内容与已确认的不同；请重新比对并确认后再导入。",
  "The roll says something else than what was confirmed: compare it anew, and confirm that.",
)
const personsRepeated = said(
  "PersonsRepeated",
  "同一人在名册中出现多次；请更正名册后重新比对。",
  "Somebody stands in the roll several times: put the roll right and compare it anew.",
)
const programmeChanged = said(
  "ProgrammeChanged",
  "比对之后补贴项目的规则已变更；请重新比对后再确认。",
  "The programme's rule is another since the dry run: compare the roll anew.",
)

/** Where a roll stands, and so what is to be done first. */
const FIRST: Readonly<Record<RollPhase, Text>> = {
  none: text("名册尚未比对；请先试算比对。", "The roll is not compared yet: make the dry run first."),
  compared: text(
    "名册已比对，尚未确认；请经办人核对比对结果并确认。",
    "The roll was compared and not confirmed: an officer looks at the dry run and confirms it first.",
  ),
  confirmed: text(
    "名册正在导入；请等待导入完成，或再次导入以继续。",
    "The roll is being imported: wait, or call the import again to go on.",
  ),
  imported: text(
    "名册已导入；如有更正，请重新比对更正后的名册。",
    "The roll is imported: to correct it, compare the corrected roll anew.",
  ),
}

function rollNotThere(phase: RollPhase): RollNotThere {
  return { _tag: "RollNotThere", phase, message: FIRST[phase] }
}
