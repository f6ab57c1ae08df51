/**
 * Runs commands on entitlements with what their decisions need: the programme in force, and, where it matters, what
 * everything that is known comes to month by month. Only here are the statements of a person opened.
 */
import {
  type EntitlementCommand,
  type EntitlementContext,
  type EntitlementState,
  monthPrograms,
  type MonthPrograms,
  type Programme,
  type RollPayee,
  type Segment,
  segmentsOf,
  type Statement,
} from "@onevisit/core/benefits"
import { entitlementEventReader } from "@onevisit/core/benefits/schema"
import { isErased } from "@onevisit/core/events"
import type { Actor } from "@onevisit/core/identity"
import { type Calendar, isWithin, type Month, monthOf, type Now } from "@onevisit/core/time"
import * as Result from "effect/Result"
import {
  type Decided,
  type Deciding,
  type Decision,
  type Loaded,
  loadStream,
  runDecision,
  runDecisions,
} from "../acts/index.ts"
import { type OpenedFor, ownOpening, sealing, type SealingOptions } from "../sealing/index.ts"
import { MonthNotReckoned, UnknownProgramme } from "./benefits.errors.ts"
import { type EntitlementKey, entitlementModel, entitlementStream } from "./entitlement-model.ts"
import type { EntitlementEvent } from "@onevisit/core/benefits"

export interface EntitlementDeskOptions extends Deciding, Pick<SealingOptions, "onOpened"> {
  readonly programmes: readonly Programme[]
  readonly calendar: Calendar
}

export interface EntitlementCall {
  readonly as: Actor
  readonly commandId: string
  /** The month that is determined or paid; the current one unless said. */
  readonly month?: Month
}

export interface EntitlementRequest {
  readonly key: EntitlementKey
  readonly command: EntitlementCommand
  readonly call: EntitlementCall
}

export type EntitlementDecided = Decided<EntitlementState, EntitlementEvent>

/** An account, and the version of the entitlement from which on it stood. */
export interface SetPayee {
  readonly payee: RollPayee
  readonly since: number
}

export interface EntitlementDesk {
  run(request: EntitlementRequest): Promise<EntitlementDecided>
  /** On different entitlements, committed together. */
  runAll(requests: readonly EntitlementRequest[]): Promise<readonly EntitlementDecided[]>
  load(key: EntitlementKey): Promise<Loaded<EntitlementState>>
  /** The accounts that were ever set, in their order, opened for a purpose; without those whose person was erased. */
  payeesOf(key: EntitlementKey, purpose: OpenedFor): Promise<readonly SetPayee[]>
  /** What sources said of the person, opened for a purpose. */
  statementsOf(key: EntitlementKey, purpose: OpenedFor): Promise<readonly Statement[]>
  editionOn(programme: string, now: Now): Programme
}

/** Commands that hang on what everything known comes to. */
const RECKONED: ReadonlySet<EntitlementCommand["type"]> = new Set([
  "note-difference",
  "state",
  "determine",
  "verify",
])

export function entitlementDesk(options: EntitlementDeskOptions): EntitlementDesk {
  const { calendar, programmes, storage } = options
  const programsOf = new Map<string, MonthPrograms>()
  const seals = sealing({ ...options, reader: entitlementEventReader })

  const editionsOf = (programme: string): readonly Programme[] => {
    const editions = programmes.filter(({ id }) => id === programme)
    if (editions.length === 0) throw new UnknownProgramme()
    return editions
  }

  const editionOn = (programme: string, { on }: Now): Programme => {
    const editions = editionsOf(programme)
    const inForce = editions.find(({ validFrom, validTo }) => isWithin({ from: validFrom, to: validTo }, on))
    return inForce ?? (editions.at(-1) as Programme)
  }

  const statementsOf = async (key: EntitlementKey, purpose: OpenedFor): Promise<readonly Statement[]> => {
    const stream = entitlementStream(key)
    const events = (await storage.readStream({ stream })).filter(({ type }) => type === "StatementMade")
    if (events.length === 0) return []
    const opened = await seals.open({ stream, events, purpose })
    return opened.map(({ data }) => data as Statement).filter(({ value }) => !isErased(value))
  }

  const segmentsFor = async (
    { command, key }: EntitlementRequest,
    state: EntitlementState,
    month: Month,
  ): Promise<readonly Segment[] | null> => {
    if (!RECKONED.has(command.type)) return null
    const known = state.statements.length === 0 ? [] : await statementsOf(key, ownOpening("own:determine"))
    const more = statementsIn(command).filter(({ id }) => !state.statements.includes(id))
    const statements = [...known, ...more]
    if (statements.length === 0) return null
    const editions = editionsOf(key.programme)
    const programs = programsOf.get(key.programme) ?? monthPrograms(editions)
    programsOf.set(key.programme, programs)
    const from = state.opening?.cutOver ?? (editions[0] as Programme).paysFrom
    const segments = segmentsOf({ statements, programs, from, to: month })
    if (Result.isFailure(segments)) throw new MonthNotReckoned(segments.failure.message)
    return segments.success
  }

  const decisionFor = (
    request: EntitlementRequest,
  ): Decision<EntitlementState, EntitlementCommand, EntitlementContext> => {
    const { call, command, key } = request
    return {
      stream: entitlementStream(key),
      commandId: call.commandId,
      command,
      contextOf: async (state, now) => {
        const month = call.month ?? monthOf(now.on)
        return {
          now,
          month,
          actor: call.as,
          subject: key.subject,
          programme: editionOn(key.programme, now),
          calendar,
          segments: await segmentsFor(request, state, month),
        }
      },
    }
  }

  const modelOf = (key: EntitlementKey) => entitlementModel(key, editionsOf(key.programme)[0] as Programme)

  return {
    editionOn,
    statementsOf,
    load: (key) => loadStream(storage, entitlementStream(key), modelOf(key)),
    payeesOf: async (key, purpose) => {
      const stream = entitlementStream(key)
      const events = (await storage.readStream({ stream })).filter(({ type }) => type === "PayeeSet")
      if (events.length === 0) return []
      const opened = await seals.open({ stream, events, purpose })
      return opened
        .map(({ data }, at) => ({
          payee: (data as { readonly payee: RollPayee }).payee,
          since: events[at]?.version ?? 0,
        }))
        .filter(({ payee }) => !isErased(payee.account))
    },
    run: (request) => runDecision(options, modelOf(request.key), decisionFor(request)),
    runAll: (requests) =>
      runDecisions(
        options,
        requests.map(({ key }) => modelOf(key)),
        requests.map(decisionFor),
      ),
  }
}

function statementsIn(command: EntitlementCommand): readonly Statement[] {
  if (command.type === "state") return [command.statement as Statement]
  return command.type === "note-difference" ? ((command.statements ?? []) as readonly Statement[]) : []
}
