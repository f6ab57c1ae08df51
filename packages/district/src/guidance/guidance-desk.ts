/**
 * The desk of guidance: runs one command on one stream of it. What belongs to a subject is sealed under the
 * subject's key; the words of those who are no subject, under a key of the month they were taken down in, so that
 * what need not be kept any longer can be made unreadable month by month (个人信息保护法 arts. 19, 47).
 */
import { randomUUID } from "node:crypto"
import type { DomainEvent } from "@onevisit/core/events"
import type { GuidanceRules } from "@onevisit/core/guidance"
import type { Actor } from "@onevisit/core/identity"
import type { Storage, ViewQuery, ViewRow } from "@onevisit/core/ports"
import type { Refusal } from "@onevisit/core/reasons"
import type { Calendar, Instant, Now } from "@onevisit/core/time"
import {
  type Change,
  type Companion,
  type Deciding,
  type DecisionModel,
  draftDecision,
  loadStream,
  runDecision,
} from "../acts/index.ts"
import { uuidFrom, uuidV7 } from "../ids/index.ts"
import { uuidSchema } from "../input/index.ts"
import { CASE_VIEW, type CaseDesk, UnknownCase } from "../intake/index.ts"
import type { Explaining } from "../pins/index.ts"
import { type OpenedFor, sealing, type SealingOptions } from "../sealing/index.ts"
import type { Subjects } from "../subjects/index.ts"

export interface GuidanceCall {
  readonly as: Actor
  /** The same id makes the same call once, however often it is repeated. Default: a new one. */
  readonly commandId?: string
  /** The version the caller has seen; another one rejects with `StaleVersion`. */
  readonly expectedVersion?: number
}

/** What came of a call: everything that happened, what time brought about included. */
export type GuidanceAnswer<State, Event extends DomainEvent, Why extends Refusal> =
  | {
      readonly outcome: "recorded"
      readonly id: string
      readonly version: number
      readonly replayed: boolean
      readonly happened: readonly Event["type"][]
      readonly state: State
    }
  | { readonly outcome: "refused"; readonly id: string; readonly refusal: Why }

export interface GuidanceOptions extends Explaining, Deciding, Pick<SealingOptions, "onOpened"> {
  readonly rules: GuidanceRules
  /** The cases that enquiries hand over. */
  readonly cases: Pick<CaseDesk, "draft" | "load">
  /** Throws where the district has none. */
  readonly calendar: () => Calendar
  readonly subjects: Subjects
}

interface Kind<State, Event extends DomainEvent, Command, Context> {
  readonly model: DecisionModel<State, Event, Command, Context>
  readonly streamOf: (id: string) => string
  readonly contextOf: (actor: Actor, now: Now, command: Command) => Context
  /** Whether a command begins a stream; all others need one that is there. */
  readonly begins: (command: Command) => boolean
  readonly unknown: () => Error
  /** What happens to a case in the same act. */
  readonly companionOf?: (change: Change<State, Event>) => Promise<Companion>
}

export interface GuidanceDesk<State, Event extends DomainEvent, Command, Why extends Refusal> {
  /** What a command would append and write, for an act on another stream that takes it along. */
  draft(id: string, command: Command, as: Actor): Promise<Companion>
  run(id: string, command: Command, call: GuidanceCall): Promise<GuidanceAnswer<State, Event, Why>>
  load(id: string): Promise<State>
  /** The state with every word in it open, or erased. */
  reveal(id: string, purpose: OpenedFor): Promise<State>
  /** A new id; the same for the same command id of the caller's, so that what is sent twice is one. */
  newId(commandId: string | undefined): Promise<string>
}

export function guidanceDesk<
  State extends { readonly version: number },
  Event extends DomainEvent,
  Command,
  Context,
  Why extends Refusal,
>(
  options: GuidanceOptions,
  kind: Kind<State, Event, Command, Context>,
): GuidanceDesk<State, Event, Command, Why> {
  const { clock, keys, onOpened, storage } = options
  const { begins, companionOf, contextOf, model, streamOf, unknown } = kind
  const seals = sealing({ keys, reader: model.reader, ...(onOpened ? { onOpened } : {}) })
  /** An id of another form names nothing, and goes no further: it may be anything, a person's number too. */
  const known = (id: string): string => {
    if (!uuidSchema.safeParse(id).success) throw unknown()
    return id
  }
  const load = async (id: string): Promise<State> => {
    const { state, version } = await loadStream(storage, streamOf(known(id)), model)
    if (version === 0) throw unknown()
    return state
  }
  const decisionOf = (id: string, command: Command, as: Actor) => ({
    stream: streamOf(known(id)),
    command,
    contextOf: async (state: State, now: Now) => {
      if (state.version === 0 && !begins(command)) throw unknown()
      await keys.create(monthKey(now.at))
      return contextOf(as, now, command)
    },
  })
  return {
    load,
    draft: (id, command, as) => draftDecision(options, model, decisionOf(id, command, as)),
    run: async (id, command, { as, commandId = uuidV7(clock.now().at), expectedVersion }) => {
      const decided = await runDecision(options, model, {
        ...decisionOf(id, command, as),
        commandId,
        ...(companionOf ? { companionOf } : {}),
        ...(expectedVersion === undefined ? {} : { expectedVersion }),
      })
      if (decided.outcome === "refused") return { outcome: "refused", id, refusal: decided.refusal as Why }
      const { replayed, result, state, version } = decided
      const { happened } = result as { readonly happened: readonly Event["type"][] }
      return { outcome: "recorded", id, version, replayed, happened, state }
    },
    reveal: async (id, purpose) =>
      (await seals.openValue({ stream: streamOf(id), value: await load(id), purpose })) as State,
    newId: async (commandId) =>
      commandId === undefined
        ? randomUUID()
        : uuidFrom(await keys.blindIndex(`onevisit:${streamOf("")}`, commandId)),
  }
}

/** Whose key seals the words of those who are no subject. */
export function monthKey(at: Instant): string {
  return `guidance:${at.slice(0, 7)}`
}

/** All rows of a view that fit, page by page. */
export async function allRows(
  storage: Storage,
  query: Omit<ViewQuery, "limit">,
): Promise<readonly ViewRow[]> {
  const found: ViewRow[] = []
  let after: string | null = null
  do {
    const page = await storage.findViews({ ...query, limit: 500, ...(after === null ? {} : { after }) })
    found.push(...page.rows)
    after = page.cursor
  } while (after !== null)
  return found
}

/** Rejects with `UnknownCase` when the district has no such case. */
export async function checkCases(storage: Storage, cases: readonly string[]): Promise<void> {
  for (const key of cases) {
    if (!uuidSchema.safeParse(key).success || (await storage.getView({ ...CASE_VIEW, key })) === null)
      throw new UnknownCase()
  }
}
