/** The desk of notices: how each stands, and one command on one of them. */
import { type Actor, type SubjectId, system } from "@onevisit/core/identity"
import {
  type NoticeCommand,
  type NoticeContext,
  type NoticeEventType,
  type NoticeRefusal,
  type NoticeState,
  noPreferences,
  type Preferences,
  type SendBudgets,
} from "@onevisit/core/notices/outbox"
import type { Now } from "@onevisit/core/time"
import {
  type Companion,
  type Deciding,
  draftDecision,
  type Loaded,
  loadStream,
  runDecision,
} from "../acts/index.ts"
import { uuidV7 } from "../ids/index.ts"
import { noticeModel, noticeStream, preferencesModel, preferencesStream } from "./notice-model.ts"

export interface NoticeCall {
  readonly as: Actor
  /** The same id makes the same call once, however often it is repeated. Default: a new one. */
  readonly commandId?: string
}

export type NoticeAnswer =
  | {
      readonly outcome: "recorded"
      readonly notice: string
      readonly happened: readonly NoticeEventType[]
      readonly state: NoticeState
    }
  | { readonly outcome: "refused"; readonly refusal: NoticeRefusal }

export interface NoticeDesk {
  now(): Now
  /** A notice that nobody owes has no version. */
  load(id: string): Promise<NoticeState>
  /** The same with its version, for the outbox to carry on from. */
  take(id: string): Promise<Loaded<NoticeState>>
  run(id: string, command: NoticeCommand, call: NoticeCall): Promise<NoticeAnswer>
  /** Puts on record what the outbox did with a notice it has taken; how it stands afterwards, whatever others did meanwhile. */
  record(
    id: string,
    loaded: Loaded<NoticeState>,
    command: NoticeCommand,
    commandId: string,
  ): Promise<Loaded<NoticeState>>
  /** What owing a notice would append and write, for an act on another stream that takes it along. */
  draft(id: string, command: NoticeCommand, as: Actor): Promise<Companion>
  preferencesOf(subject: SubjectId | null): Promise<Preferences>
  prefer(subject: SubjectId, wanted: Preferences, call: NoticeCall): Promise<NoticeRefusal | null>
}

export interface NoticeDeskOptions extends Deciding {
  readonly budgets: SendBudgets
  readonly roles: readonly string[]
}

export function noticeDesk(options: NoticeDeskOptions): NoticeDesk {
  const { budgets, clock, roles, storage } = options
  const decisionOf = (id: string, command: NoticeCommand, as: Actor) => ({
    stream: noticeStream(id),
    command,
    contextOf: (_: NoticeState, now: Now): NoticeContext => ({ now, actor: as, budgets, roles }),
  })
  const take: NoticeDesk["take"] = (id) => loadStream(storage, noticeStream(id), noticeModel)
  const run: NoticeDesk["run"] = async (id, command, { as, commandId = uuidV7(clock.now().at) }) => {
    const decided = await runDecision(options, noticeModel, {
      ...decisionOf(id, command, as),
      commandId,
    })
    if (decided.outcome === "refused")
      return { outcome: "refused", refusal: decided.refusal as NoticeRefusal }
    const { happened } = decided.result as { readonly happened: readonly NoticeEventType[] }
    return { outcome: "recorded", notice: id, happened, state: decided.state }
  }
  return {
    now: () => clock.now(),
    take,
    load: async (id) => (await take(id)).state,
    run,
    record: async (id, loaded, command, commandId) => {
      const decision = { ...decisionOf(id, command, outbox), commandId, loaded }
      const decided = await runDecision(options, noticeModel, decision)
      if (decided.outcome === "refused")
        throw new TypeError(`The outbox may not do this: ${decided.refusal._tag}.`)
      const { state, version } = decided
      return { state, version, commandIds: loaded.commandIds }
    },
    draft: (id, command, as) => draftDecision(options, noticeModel, decisionOf(id, command, as)),
    preferencesOf: async (subject) => {
      if (subject === null) return noPreferences
      return (await loadStream(storage, preferencesStream(subject), preferencesModel)).state
    },
    prefer: async (subject, wanted, { as, commandId = uuidV7(clock.now().at) }) => {
      const decided = await runDecision(options, preferencesModel, {
        stream: preferencesStream(subject),
        commandId,
        command: { ...wanted, person: subject },
        contextOf: (_, now) => ({ now, actor: as, roles }),
      })
      return decided.outcome === "refused" ? (decided.refusal as NoticeRefusal) : null
    },
  }
}

/** Who puts on record what is done without anybody. */
const outbox = system("outbox")
/** Who puts on record what providers report. */
export const provider = system("provider")
