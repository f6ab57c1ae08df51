/**
 * The decision loop: load, fold, decide, seal, commit. The model decides and knows nothing of storage; the
 * loop carries it out and knows nothing of the law. When another was first it decides anew on what is there
 * now, unless the caller said which version was meant.
 */
import type * as Result from "effect/Result"
import type { DomainEvent } from "@onevisit/core/events"
import {
  type Act,
  type ActOutcome,
  type Keys,
  type Storage,
  StorageError,
  type StoredJson,
} from "@onevisit/core/ports"
import type { Refusal } from "@onevisit/core/reasons"
import type { Now } from "@onevisit/core/time"
import type { Clock } from "../clock/index.ts"
import { sealing } from "../sealing/index.ts"
import { StaleVersion } from "./act.errors.ts"
import { commandDigest, commitAct, type Retrying } from "./commit-act.ts"
import { type Folding, loadStream, readEvent } from "./load-stream.ts"

/** What a decision changed; everything in it is sealed as it will be stored. */
export interface Change<State, Event extends DomainEvent> {
  readonly stream: string
  readonly before: State
  readonly after: State
  readonly events: readonly Event[]
  /** The stream's version after the change. */
  readonly version: number
  readonly now: Now
}

type Writes<Name extends "unique" | "views" | "timers" | "messages"> = NonNullable<Act[Name]>

/** One kind of stream: how it is decided, what it grows into, and what goes with it in one act. */
export interface DecisionModel<State, Event extends DomainEvent, Command, Context> extends Folding<
  State,
  Event
> {
  /** Judges a command; `events` are open here, whatever is sensitive in them. */
  decide(state: State, command: Command, context: Context): Result.Result<readonly Event[], Refusal>
  /** Whose key seals a sensitive value of an event; `after` is the state with the new events, still open. */
  subjectOf(event: Event, after: State, path: readonly string[]): string
  uniqueOf?(change: Change<State, Event>): Writes<"unique">
  /** All rows of the stream that may have changed: a function of the state. */
  viewsOf?(change: Change<State, Event>): Writes<"views">
  /** All timers of the stream, `null` for those that are no longer. */
  timersOf?(change: Change<State, Event>): Writes<"timers">
  messagesOf?(change: Change<State, Event>): Writes<"messages">
  /** What a repetition of the command is answered with; without personal data. */
  resultOf?(change: Change<State, Event>): StoredJson
}

export interface Decision<State, Command, Context> {
  readonly stream: string
  readonly commandId: string
  readonly command: Command
  /** What the model is given beside the command, for example the pinned editions the state names. */
  readonly contextOf: (state: State, now: Now) => Context | Promise<Context>
  /** The version the caller has seen; another is {@link StaleVersion}. */
  readonly expectedVersion?: number
  /** Within what the command id is unique in content; default: the stream. */
  readonly digestScope?: string
}

export interface Deciding {
  readonly storage: Storage
  readonly keys: Keys
  readonly clock: Clock
  readonly retrying?: Retrying
}

export type Decided<State, Event extends DomainEvent> =
  | {
      readonly outcome: "committed"
      readonly replayed: boolean
      readonly result: StoredJson
      /** The state and version after; of a replayed command, those of now. */
      readonly state: State
      readonly version: number
      /** What happened, sealed; nothing for a replayed command. */
      readonly events: readonly Event[]
    }
  | { readonly outcome: "refused"; readonly refusal: Refusal }

/**
 * Runs one command. Resolves to what happened, `"refused"` included; rejects with the errors of
 * {@link commitAct} and of the ports.
 */
export async function runDecision<State, Event extends DomainEvent, Command, Context>(
  deciding: Deciding,
  model: DecisionModel<State, Event, Command, Context>,
  decision: Decision<State, Command, Context>,
): Promise<Decided<State, Event>> {
  const { retrying = {}, storage } = deciding
  const { expectedVersion, stream } = decision
  for (let tried = 1; ; tried += 1) {
    const prepared = await prepareDecision(deciding, model, decision)
    if ("outcome" in prepared) return prepared
    const { act, change } = prepared
    const { after, events, version } = change
    try {
      const { replayed, result } = await commitAct(storage, act, retrying)
      if (!replayed) return { outcome: "committed", replayed, result, state: after, version, events }
      const current = await loadStream(storage, stream, model)
      return {
        outcome: "committed",
        replayed,
        result,
        state: current.state,
        version: current.version,
        events: [],
      }
    } catch (error) {
      const again = error instanceof StaleVersion && expectedVersion === undefined && tried < MOST_TRIES
      if (!again) throw error
    }
  }
}

/**
 * Runs commands on streams of their own together: decided one by one, committed in one call. What conflicts is decided
 * anew by itself, as {@link runDecision} does. Models and answers stand in the order of the decisions.
 */
export async function runDecisions<State, Event extends DomainEvent, Command, Context>(
  deciding: Deciding,
  models: readonly DecisionModel<State, Event, Command, Context>[],
  decisions: readonly Decision<State, Command, Context>[],
): Promise<readonly Decided<State, Event>[]> {
  const modelAt = (at: number) => models[at] as DecisionModel<State, Event, Command, Context>
  const prepared = await Promise.all(
    decisions.map((decision, at) => prepareDecision(deciding, modelAt(at), decision)),
  )
  const acts = prepared.flatMap((each) => ("outcome" in each ? [] : [each.act]))
  const outcomes = acts.length === 0 ? [] : await commitTogether(deciding.storage, acts)
  const answers: Decided<State, Event>[] = []
  let at = 0
  for (const [index, each] of prepared.entries()) {
    if ("outcome" in each) {
      answers.push(each)
      continue
    }
    const outcome = outcomes[at]
    at += 1
    const { after, events, version } = each.change
    answers.push(
      outcome?.outcome === "committed" && !outcome.replayed
        ? { outcome: "committed", replayed: false, result: outcome.result, state: after, version, events }
        : await runDecision(deciding, modelAt(index), decisions[index] as Decision<State, Command, Context>),
    )
  }
  return answers
}

/** The outcomes of acts sent in one call; none where the storage could not say, so that each is sent by itself. */
async function commitTogether(storage: Storage, acts: readonly Act[]): Promise<readonly ActOutcome[]> {
  try {
    return await storage.commit(acts)
  } catch (error) {
    if (error instanceof StorageError && error.reason === "Unavailable") return []
    throw error
  }
}

/** A decision that is ready to be committed. */
interface Prepared<State, Event extends DomainEvent> {
  readonly act: Act
  readonly change: Change<State, Event>
}

/** Loads, folds, decides and seals; nothing is written but the answer to a command that took effect before. */
async function prepareDecision<State, Event extends DomainEvent, Command, Context>(
  { clock, keys, retrying = {}, storage }: Deciding,
  model: DecisionModel<State, Event, Command, Context>,
  decision: Decision<State, Command, Context>,
): Promise<Prepared<State, Event> | Decided<State, Event>> {
  const { command, commandId, contextOf, digestScope, expectedVersion, stream } = decision
  const digest = await commandDigest(keys, digestScope ?? stream, command)
  const { commandIds, state, version } = await loadStream(storage, stream, model)
  if (commandIds.has(commandId)) {
    // It took effect before: ask for its result, or learn that the content differs.
    const { result } = await commitAct(storage, { commandId, digest, append: [], result: null }, retrying)
    return { outcome: "committed", replayed: true, result, state, version, events: [] }
  }
  if (expectedVersion !== undefined && expectedVersion !== version) {
    throw new StaleVersion(stream, expectedVersion, version)
  }
  const now = clock.now()
  const decided = model.decide(state, command, await contextOf(state, now))
  if (decided._tag === "Failure") return { outcome: "refused", refusal: decided.failure }

  const open = decided.success
  const openAfter = open.reduce((so, event) => model.evolve(so, event), state)
  const sealed = await sealing({ keys, reader: model.reader }).seal({
    stream,
    events: open,
    subjectOf: (event, path) => model.subjectOf(event, openAfter, path),
  })
  const events = sealed.map((event) => readEvent<Event>(model.reader, event))
  const after = events.reduce((so, event) => model.evolve(so, event), state)
  const change = { stream, before: state, after, events, version: version + events.length, now }
  const act: Act = {
    commandId,
    digest,
    append: [{ stream, expectedVersion: version, events: sealed }],
    unique: model.uniqueOf?.(change) ?? [],
    views: model.viewsOf?.(change) ?? [],
    timers: model.timersOf?.(change) ?? [],
    messages: model.messagesOf?.(change) ?? [],
    result: model.resultOf?.(change) ?? null,
  }
  return { act, change }
}

/** How often a command is decided anew before the stream is called too busy. */
const MOST_TRIES = 20
