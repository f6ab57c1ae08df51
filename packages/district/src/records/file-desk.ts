/** The desk of a subject's records as a whole: how each stands today, and one command on all of them. */
import { type Actor, isSubjectId, type SubjectId } from "@onevisit/core/identity"
import {
  type FileCommand,
  type FileEventType,
  type FileRefusal,
  type FileState,
  type RecordRules,
  type RecordStanding,
  standingsOf,
} from "@onevisit/core/records"
import type { Calendar, Now } from "@onevisit/core/time"
import { type Companion, type Deciding, draftDecision, loadStream, runDecision } from "../acts/index.ts"
import { uuidV7 } from "../ids/index.ts"
import { UnknownSubject } from "../intake/index.ts"
import { fileModel, fileStream } from "./file-model.ts"
import type { RecordsIndex } from "./records-of-subject.ts"

export interface FileCall {
  readonly as: Actor
  /** The same id makes the same call once, however often it is repeated. Default: a new one. */
  readonly commandId?: string
}

export type FileAnswer =
  | {
      readonly outcome: "recorded"
      readonly happened: readonly FileEventType[]
      readonly state: FileState
    }
  | { readonly outcome: "refused"; readonly refusal: FileRefusal }

export interface FileDeskOptions extends Deciding {
  readonly rules: RecordRules
  readonly calendar: Calendar
  readonly index: RecordsIndex
}

export interface FileDesk {
  standingsOf(subject: SubjectId): Promise<readonly RecordStanding[]>
  load(subject: SubjectId): Promise<FileState>
  /** What a command would append and write, for an act on another stream that takes it along. */
  draft(subject: SubjectId, command: FileCommand, as: Actor): Promise<Companion>
  /** Rejects with `UnknownSubject` where nothing is held of the subject. */
  run(subject: SubjectId, command: FileCommand, call: FileCall): Promise<FileAnswer>
}

export function fileDesk(options: FileDeskOptions): FileDesk {
  const { calendar, clock, index, rules, storage } = options
  const load = async (subject: SubjectId): Promise<FileState> => {
    if (!isSubjectId(subject)) throw new UnknownSubject()
    return (await loadStream(storage, fileStream(subject), fileModel(subject))).state
  }
  const standingsFor = async (subject: SubjectId, state: FileState): Promise<readonly RecordStanding[]> => {
    await index.catchUp()
    const facts = await index.factsOf(subject)
    if (facts.length === 0) throw new UnknownSubject()
    const { holds, restricted } = state
    return standingsOf(facts, { rules, calendar, on: clock.now().on, holds, restricted })
  }
  const decisionOf = (subject: SubjectId, command: FileCommand, as: Actor) => ({
    stream: fileStream(subject),
    command,
    contextOf: async (state: FileState, now: Now) => ({
      actor: as,
      now,
      rules,
      calendar,
      standings: await standingsFor(subject, state),
    }),
  })
  return {
    load,
    draft: (subject, command, as) =>
      draftDecision(options, fileModel(subject), decisionOf(subject, command, as)),
    standingsOf: async (subject) => standingsFor(subject, await load(subject)),
    run: async (subject, command, { as, commandId = uuidV7(clock.now().at) }) => {
      if (!isSubjectId(subject)) throw new UnknownSubject()
      const decided = await runDecision(options, fileModel(subject), {
        ...decisionOf(subject, command, as),
        commandId,
      })
      if (decided.outcome === "refused")
        return { outcome: "refused", refusal: decided.refusal as FileRefusal }
      const { happened } = decided.result as { readonly happened: readonly FileEventType[] }
      return { outcome: "recorded", happened, state: decided.state }
    },
  }
}
