/** The desk of notices: how each stands, one command on one of them, and the keys by which providers know its messages. */
import { createHash } from "node:crypto"
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
import { type Companion, type Deciding, draftDecision, loadStream, runDecision } from "../acts/index.ts"
import { uuidV7 } from "../ids/index.ts"
import { type KeyOf, noticeModel, noticeStream, preferencesModel, preferencesStream } from "./notice-model.ts"

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
  run(id: string, command: NoticeCommand, call: NoticeCall): Promise<NoticeAnswer>
  /** Puts on record what the outbox did; the state afterwards, whatever others did meanwhile. */
  record(id: string, command: NoticeCommand, call: NoticeCall): Promise<NoticeState>
  /** What owing a notice would append and write, for an act on another stream that takes it along. */
  draft(id: string, command: NoticeCommand, as: Actor): Promise<Companion>
  preferencesOf(subject: SubjectId | null): Promise<Preferences>
  prefer(subject: SubjectId, wanted: Preferences, call: NoticeCall): Promise<NoticeRefusal | null>
  /** 32 letters and digits, the same at every attempt and without meaning. */
  keyOf(id: string): KeyOf
}

export interface NoticeDeskOptions extends Deciding {
  readonly budgets: SendBudgets
  readonly roles: readonly string[]
}

export function noticeDesk(options: NoticeDeskOptions): NoticeDesk {
  const { budgets, clock, roles, storage } = options
  const keyOf = (id: string): KeyOf => {
    return (channel) => createHash("sha256").update(`${id}/${channel}`).digest("hex").slice(0, 32)
  }
  const decisionOf = (id: string, command: NoticeCommand, as: Actor) => ({
    stream: noticeStream(id),
    command,
    contextOf: (_: NoticeState, now: Now): NoticeContext => ({ now, actor: as, budgets, roles }),
  })
  const run: NoticeDesk["run"] = async (id, command, { as, commandId = uuidV7(clock.now().at) }) => {
    const decided = await runDecision(options, noticeModel(keyOf(id)), {
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
    load: async (id) => (await loadStream(storage, noticeStream(id), noticeModel(keyOf(id)))).state,
    run,
    record: async (id, command, call) => {
      const answer = await run(id, command, call)
      if (answer.outcome === "recorded") return answer.state
      throw new TypeError(`The outbox may not do this: ${answer.refusal._tag}.`)
    },
    draft: (id, command, as) => draftDecision(options, noticeModel(keyOf(id)), decisionOf(id, command, as)),
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
    keyOf,
  }
}

/** Who puts on record what providers report. */
export const provider = system("provider")
