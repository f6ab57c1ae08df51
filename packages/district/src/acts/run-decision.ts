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
import { commandDigest, commitAct } from "./commit-act.ts"
import { type Folding, type Loaded, loadStream, readEvent } from "./load-stream.ts"
import { mayTryAgain, type Retrying } from "./retrying.ts"

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
  /** Told of a change that is committed with all its rows; not of one that another stream's act took along. */
  onCommitted?(change: Change<State, Event>): void
}

/** What one decision appends and writes, before anything is committed. */
export type DraftedWrites = Omit<Act, "commandId" | "digest" | "result" | "checkpoints">

export type Drafted<State, Event extends DomainEvent> =
  | {
      readonly outcome: "drafted"
      readonly change: Change<State, Event>
      readonly writes: DraftedWrites
    }
  | { readonly outcome: "refused"; readonly refusal: Refusal }

/** What is to happen on another stream in the same act, or why it may not. */
export type Companion =
  | { readonly outcome: "drafted"; readonly writes: DraftedWrites }
  | { readonly outcome: "refused"; readonly refusal: Refusal }
  | null

export interface Decision<State, Command, Context, Event extends DomainEvent = DomainEvent> {
  readonly stream: string
  readonly commandId: string
  readonly command: Command
  /** What the model is given beside the command, for example the pinned editions the state names. */
  readonly contextOf: (state: State, now: Now) => Context | Promise<Context>
  /**
   * What goes with the change on another stream: committed in one act with it, or not at all. A refusal of it refuses
   * the command. Asked anew with each try.
   */
  readonly companionOf?: (change: Change<State, Event>) => Promise<Companion>
  /** The stream as the caller has just loaded it: decided on at first, and loaded anew when another was first. */
  readonly loaded?: Loaded<State>
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
 * Decides one command on a stream as it stands and seals what happens, without committing it: what a command on
 * another stream takes along (see `companionOf`).
 */
export async function draftDecision<State, Event extends DomainEvent, Command, Context>(
  { clock, keys, storage }: Deciding,
  model: DecisionModel<State, Event, Command, Context>,
  { command, contextOf, stream }: Pick<Decision<State, Command, Context>, "stream" | "command" | "contextOf">,
  loaded?: Pick<Loaded<State>, "state" | "version">,
): Promise<Drafted<State, Event>> {
  const { state, version } = loaded ?? (await loadStream(storage, stream, model))
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
  const writes = {
    append: [{ stream, expectedVersion: version, events: sealed }],
    unique: model.uniqueOf?.(change) ?? [],
    views: model.viewsOf?.(change) ?? [],
    timers: model.timersOf?.(change) ?? [],
    messages: model.messagesOf?.(change) ?? [],
  }
  return { outcome: "drafted", change, writes }
}

/**
 * Runs one command. Resolves to what happened, `"refused"` included; rejects with the errors of
 * {@link commitAct} and of the ports.
 */
export async function runDecision<State, Event extends DomainEvent, Command, Context>(
  deciding: Deciding,
  model: DecisionModel<State, Event, Command, Context>,
  given: Decision<State, Command, Context, Event>,
): Promise<Decided<State, Event>> {
  const { retrying = {}, storage } = deciding
  const { expectedVersion, stream } = given
  let decision = given
  for (let tried = 1; ; tried += 1) {
    const prepared = await prepareDecision(deciding, model, decision)
    if ("outcome" in prepared) return prepared
    const { act, change } = prepared
    const { after, events, version } = change
    try {
      const { replayed, result } = await commitAct(storage, act, retrying)
      if (!replayed) {
        model.onCommitted?.(change)
        return { outcome: "committed", replayed, result, state: after, version, events }
      }
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
      const again = error instanceof StaleVersion && expectedVersion === undefined
      if (!again || !(await mayTryAgain(tried, retrying))) throw error
      decision = withoutLoaded(decision)
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
  decisions: readonly Decision<State, Command, Context, Event>[],
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
    if (outcome?.outcome !== "committed" || outcome.replayed) {
      const decision = decisions[index] as Decision<State, Command, Context, Event>
      answers.push(await runDecision(deciding, modelAt(index), decision))
      continue
    }
    modelAt(index).onCommitted?.(each.change)
    answers.push({
      outcome: "committed",
      replayed: false,
      result: outcome.result,
      state: after,
      version,
      events,
    })
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

function withoutLoaded<D extends { readonly loaded?: unknown }>({
  loaded: _stale,
  ...decision
}: D): Omit<D, "loaded"> {
  return decision
}

/** A decision that is ready to be committed. */
interface Prepared<State, Event extends DomainEvent> {
  readonly act: Act
  readonly change: Change<State, Event>
}

/** Loads, folds, decides and seals, with what goes with it on another stream; nothing new is written. */
async function prepareDecision<State, Event extends DomainEvent, Command, Context>(
  deciding: Deciding,
  model: DecisionModel<State, Event, Command, Context>,
  decision: Decision<State, Command, Context, Event>,
): Promise<Prepared<State, Event> | Decided<State, Event>> {
  const { keys, retrying = {}, storage } = deciding
  const { command, commandId, companionOf, digestScope, expectedVersion, stream } = decision
  const digest = await commandDigest(keys, digestScope ?? stream, command)
  const loaded = decision.loaded ?? (await loadStream(storage, stream, model))
  const { commandIds, state, version } = loaded
  if (commandIds.has(commandId)) {
    // It took effect before: ask for its result, or learn that the content differs.
    const { result } = await commitAct(storage, { commandId, digest, append: [], result: null }, retrying)
    return { outcome: "committed", replayed: true, result, state, version, events: [] }
  }
  if (expectedVersion !== undefined && expectedVersion !== version) {
    throw new StaleVersion(stream, expectedVersion, version)
  }
  const drafted = await draftDecision(deciding, model, decision, loaded)
  if (drafted.outcome === "refused") return drafted
  const { change, writes } = drafted
  const companion = (await companionOf?.(change)) ?? null
  if (companion?.outcome === "refused") return companion
  const all = companion === null ? writes : together(writes, companion.writes)
  return { act: { commandId, digest, ...all, result: model.resultOf?.(change) ?? null }, change }
}

function together(one: DraftedWrites, other: DraftedWrites): DraftedWrites {
  const both = <T>(a: readonly T[] = [], b: readonly T[] = []): readonly T[] => [...a, ...b]
  return {
    append: both(one.append, other.append).filter(({ events }, at) => at === 0 || events.length > 0),
    unique: both(one.unique, other.unique),
    views: both(one.views, other.views),
    timers: both(one.timers, other.timers),
    messages: both(one.messages, other.messages),
  }
}
