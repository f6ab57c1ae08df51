/** Runs one command on one parcel, with what its decision needs, and says what came of it. */
import { randomUUID } from "node:crypto"
import { normaliseAscii, type Actor, type CodeScheme } from "@onevisit/core/identity"
import {
  type AskRules,
  type ParcelCommand,
  type ParcelContext,
  type ParcelEventType,
  type ParcelRefusal,
  parcelRefusals,
  type ParcelState,
  type ParcelWaybill,
  type Track,
  usualAskRules,
} from "@onevisit/core/intake/parcels"
import { parcelEventReader } from "@onevisit/core/intake/parcels/schema"
import type { Courier, TrackEvent } from "@onevisit/core/ports"
import type { Now } from "@onevisit/core/time"
import { AlreadyExists, type Deciding, loadStream, runDecision } from "../acts/index.ts"
import { uuidFrom, uuidV7 } from "../ids/index.ts"
import { uuidSchema } from "../input/index.ts"
import { type CaseDesk, UnknownCase } from "../intake/index.ts"
import { type OpenedFor, sealing, type SealingOptions } from "../sealing/index.ts"
import type { ParcelSettings } from "./parcel-inputs.ts"
import { parcelModel, parcelStream, summaryOf, type ParcelSummary } from "./parcel-model.ts"
import { UnknownCourier, UnknownParcel } from "./parcels.errors.ts"

export interface ParcelCall {
  readonly as: Actor
  /** The same id makes the same call once, however often it is repeated. Default: a new one. */
  readonly commandId?: string
  /** The version the caller has seen; another one rejects with `StaleVersion`. */
  readonly expectedVersion?: number
}

export type RecordedParcelAnswer =
  | {
      readonly outcome: "recorded"
      readonly parcel: string
      readonly version: number
      readonly replayed: boolean
      readonly happened: readonly ParcelEventType[]
      readonly summary: ParcelSummary
    }
  /** `parcel` is the one that has the waybill already, where that is the reason. */
  | { readonly outcome: "refused"; readonly parcel: string; readonly refusal: ParcelRefusal }

export interface ParcelDeskOptions extends Deciding, Pick<SealingOptions, "onOpened"> {
  readonly couriers: readonly Courier[]
  readonly settings: ParcelSettings
  readonly cases: Pick<CaseDesk, "load">
}

export interface ParcelDesk {
  readonly rules: AskRules
  run(id: string, command: ParcelCommand, call: ParcelCall): Promise<RecordedParcelAnswer>
  load(id: string): Promise<ParcelState>
  /** The state with every word in it open, or erased. */
  reveal(id: string, purpose: OpenedFor): Promise<ParcelState>
  /** A new id; the same for the same command id of the caller's, so that what is recorded twice is one. */
  newId(commandId: string | undefined): Promise<string>
  /** A waybill in the form its carrier gives it, and the mark by which it is known again. */
  waybillOf(carrier: string, typed: string): Promise<ParcelWaybill & { readonly waybill: string }>
  tracksOf(events: readonly TrackEvent[]): Promise<readonly Track[]>
  courierOf(id: string): Courier
}

export function parcelDesk(options: ParcelDeskOptions): ParcelDesk {
  const { cases, clock, couriers, keys, onOpened, settings, storage } = options
  const rules: AskRules = { ...usualAskRules, ...settings.asking }
  const model = parcelModel(rules.silentAfterDays)
  const seals = sealing({ keys, reader: parcelEventReader, ...(onOpened ? { onOpened } : {}) })
  const schemeOf = (carrier: string): CodeScheme | null =>
    settings.waybills !== undefined && Object.hasOwn(settings.waybills, carrier)
      ? (settings.waybills[carrier] ?? null)
      : null

  /** An id of another form names nothing, and goes no further: it may be anything, a person's number too. */
  const known = (id: string): string => {
    if (!uuidSchema.safeParse(id).success) throw new UnknownParcel()
    return id
  }
  const load = async (id: string): Promise<ParcelState> => {
    const { state, version } = await loadStream(storage, parcelStream(known(id)), model)
    if (version === 0) throw new UnknownParcel()
    return state
  }
  const contextFor = async (
    state: ParcelState,
    command: ParcelCommand,
    { as, now }: { readonly as: Actor; readonly now: Now },
  ): Promise<ParcelContext> => {
    const context = { now, actor: as, roles: settings.roles ?? {}, rules, scheme: null, returned: null }
    if (command.type !== "record") {
      if (state.subject === null) throw new UnknownParcel()
      return { ...context, applicant: state.subject }
    }
    const { applicant } = (await cases.load(command.case)).state
    if (applicant === null) throw new UnknownCase()
    const back = command.returns === null ? null : await load(command.returns)
    return {
      ...context,
      applicant,
      scheme: schemeOf(command.carrier),
      returned: back && {
        case: back.case,
        originals: back.contents.originals,
        isHere: back.phase === "open" && back.direction === "to-authority" && isHere(back),
      },
    }
  }

  return {
    rules,
    load,
    reveal: async (id, purpose) =>
      (await seals.openValue({
        stream: parcelStream(known(id)),
        value: await load(id),
        purpose,
      })) as ParcelState,
    run: async (id, command, { as, commandId = uuidV7(clock.now().at), expectedVersion }) => {
      try {
        const decided = await runDecision(options, model, {
          stream: parcelStream(known(id)),
          commandId,
          command,
          contextOf: (state, now) => contextFor(state, command, { as, now }),
          ...(expectedVersion === undefined ? {} : { expectedVersion }),
        })
        if (decided.outcome === "refused")
          return { outcome: "refused", parcel: id, refusal: decided.refusal as ParcelRefusal }
        const { replayed, result, state, version } = decided
        const { happened } = result as { readonly happened: readonly ParcelEventType[] }
        return { outcome: "recorded", parcel: id, version, replayed, happened, summary: summaryOf(id, state) }
      } catch (error) {
        if (!(error instanceof AlreadyExists)) throw error
        return { outcome: "refused", parcel: error.holder, refusal: parcelRefusals.known }
      }
    },
    newId: async (commandId) =>
      commandId === undefined
        ? randomUUID()
        : uuidFrom(await keys.blindIndex("onevisit:parcel-id", commandId)),
    waybillOf: async (carrier, typed) => {
      const waybill = schemeOf(carrier)?.normalise(typed) ?? normaliseAscii(typed)
      return {
        carrier,
        waybill,
        mark: await keys.blindIndex("onevisit:waybill", JSON.stringify([carrier, waybill])),
      }
    },
    tracksOf: (events) =>
      Promise.all(
        events.map(async (event) => ({
          at: event.at,
          on: event.on,
          stage: event.stage,
          by: event.stage === "delivered" ? event.by : null,
          mark: await keys.blindIndex("onevisit:track", event.text),
          text: event.text,
        })),
      ),
    courierOf: (id) => {
      const courier = couriers.find((each) => each.id === id)
      if (courier === undefined) throw new UnknownCourier()
      return courier
    },
  }
}

function isHere({ received, standing }: ParcelState): boolean {
  return received !== null || standing.delivery !== null
}
