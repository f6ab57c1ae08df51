/**
 * Parcels of cases for the embedder: papers on their way to the authority and to the applicant, tracked to arrival. What a
 * courier says moves nothing in a case: the service prepares what a person then says there.
 */
import { system } from "@onevisit/core/identity"
import type { CaseCommand } from "@onevisit/core/intake"
import {
  type ArrivalEvidence,
  arrivalEvidence,
  type ParcelRefusal,
  parcelRefusals,
  type ParcelState,
  type ParcelTask,
  serviceEvidence,
} from "@onevisit/core/intake/parcels"
import { type Courier, CourierError } from "@onevisit/core/ports"
import type { Finding } from "@onevisit/core/reasons"
import * as Result from "effect/Result"
import { callSchema, parseInputOrThrow, uuidSchema, words } from "../input/index.ts"
import type { OpenedFor } from "../sealing/index.ts"
import { PARCEL_OF_WAYBILL_VIEW, PARCEL_VIEW, type ParcelSummary, summaryOf } from "./parcel-model.ts"
import type { ParcelCall, ParcelDesk, ParcelDeskOptions, RecordedParcelAnswer } from "./parcel-desk.ts"
import type {
  ExpectInput,
  OfferServiceInput,
  ParcelQuery,
  ReceiveInput,
  SendInput,
  TrackInput,
} from "./parcel-inputs.ts"
import {
  expectSchema,
  offerServiceSchema,
  parcelQuerySchema,
  receiveSchema,
  sendSchema,
  settleSchema,
  trackSchema,
} from "./parcels.schema.ts"

type Refused = { readonly outcome: "refused"; readonly parcel: string; readonly refusal: ParcelRefusal }

/** The arrival of a parcel, for `intake.supplement` with the materials and the examination that a person adds. */
export type ArrivalAnswer =
  | {
      readonly outcome: "arrived"
      readonly supplement: Pick<ArrivalEvidence, "arrival" | "postedOn">
      readonly findings: readonly Finding[]
    }
  | Refused

/** A service by post, for `intake.command`: a person's act, which is prepared and not done. */
export type ServiceAnswer =
  | {
      readonly outcome: "offered"
      readonly command: Extract<CaseCommand, { readonly type: "record-service" }>
      readonly findings: readonly Finding[]
    }
  | Refused

/** The parcels of a case, the earliest sent first, and what of it is still to go back. */
export interface ParcelsOfCase {
  readonly parcels: readonly ParcelSummary[]
  /** Originals that came, are to go back, and were not yet signed for by the applicant. */
  readonly originalsOwed: readonly {
    readonly parcel: string
    readonly original: string
    readonly isOnItsWay: boolean
  }[]
}

/** Every call rejects with `InvalidInput` when what it is given has not the form it should, and with `UnknownParcel`. */
export interface ParcelsService {
  /** A parcel that is to come; the applicant may tell of it. Rejects with `UnknownCase`, `UnknownCourier`. */
  expect(parcel: ExpectInput, call: ParcelCall): Promise<RecordedParcelAnswer>
  /** A parcel that was handed to the courier. Rejects with `UnknownCase`, `UnknownCourier`. */
  send(parcel: SendInput, call: ParcelCall): Promise<RecordedParcelAnswer>
  /** It was signed for at the mailroom. */
  receive(id: string, given: ReceiveInput, call: ParcelCall): Promise<RecordedParcelAnswer>
  /** What a person read of it on the carrier's own page. */
  recordTrack(id: string, track: TrackInput, call: ParcelCall): Promise<RecordedParcelAnswer>
  /** It was recorded by mistake: its waybill is free again. */
  void(id: string, reason: string, call: ParcelCall): Promise<RecordedParcelAnswer>
  /** A person has looked after what called them. */
  settleTask(
    id: string,
    given: { readonly task: ParcelTask; readonly note: string },
    call: ParcelCall,
  ): Promise<RecordedParcelAnswer>
  /**
   * What a courier sent by itself, as its body came. Rejects with `UnknownCourier`, and with `CourierError` where it is
   * not proven to be the courier's or cannot be read. `no-parcel`: nobody waits for that waybill.
   */
  pushed(courier: string, body: string): Promise<RecordedParcelAnswer | { readonly outcome: "no-parcel" }>
  /** Where a parcel stands; waybill, number and words sealed. */
  get(id: string): Promise<{ readonly summary: ParcelSummary; readonly state: ParcelState }>
  /** The same with every word open, for a stated purpose. */
  reveal(id: string, purpose: OpenedFor): Promise<ParcelState>
  of(id: string): Promise<ParcelsOfCase>
  /** Parcels, the earliest sent first; `hasTask` for those that wait for a person. */
  find(query?: ParcelQuery): Promise<readonly ParcelSummary[]>
  /** That a parcel arrived, as a supplement takes it: `intake.supplement(case, { ...supplement, materials }, call)`. */
  arrival(id: string): Promise<ArrivalAnswer>
  /** That a document was served by a parcel, as `intake.command(case, command, call)` takes it. The waybill is opened for it. */
  service(id: string, given: OfferServiceInput, purpose: OpenedFor): Promise<ServiceAnswer>
}

export function parcelsService(options: ParcelDeskOptions, desk: ParcelDesk): ParcelsService {
  const { clock, couriers, storage } = options

  const courierFor = (named: string | null | undefined): Courier | null => {
    if (named === null) return null
    if (named !== undefined) return desk.courierOf(named)
    return couriers.length === 1 ? (couriers[0] ?? null) : null
  }
  const rowsOf = async (query: ParcelQuery): Promise<readonly ParcelSummary[]> => {
    const { limit = 100, ...where } = query
    const range = { field: "dispatchedOn" }
    const { rows } = await storage.findViews({ ...PARCEL_VIEW, where, range, limit })
    return rows.map(({ doc }) => doc as unknown as ParcelSummary)
  }
  const record = async (
    direction: ParcelState["direction"],
    given: ExpectInput | SendInput,
    call: ParcelCall,
  ): Promise<RecordedParcelAnswer> => {
    const courier = courierFor(given.courier)
    const isNeeded = courier?.needsPhone(given.carrier) === true
    const back = "returnOriginals" in given ? given.returnOriginals : undefined
    return desk.run(
      await desk.newId(call.commandId),
      {
        type: "record",
        ...(await desk.waybillOf(given.carrier, given.waybill)),
        case: given.case,
        direction,
        courier: courier?.id ?? null,
        ...(isNeeded && given.phone !== undefined ? { phone: given.phone } : {}),
        contents: {
          materials: given.materials ?? [],
          documents: "documents" in given ? (given.documents ?? []) : [],
          originals: given.originals ?? [],
        },
        payer: given.payer ?? (direction === "to-applicant" ? "government" : "sender"),
        dispatchedOn: given.dispatchedOn ?? clock.now().on,
        returnOriginals: back
          ? {
              payer: back.payer,
              waybill:
                back.waybill === undefined
                  ? null
                  : await desk.waybillOf(back.carrier ?? given.carrier, back.waybill),
            }
          : null,
        returns: "returns" in given ? (given.returns ?? null) : null,
      },
      call,
    )
  }

  return {
    expect: async (given, call) =>
      record("to-authority", parseInputOrThrow(expectSchema, given), parseInputOrThrow(callSchema, call)),
    send: async (given, call) =>
      record("to-applicant", parseInputOrThrow(sendSchema, given), parseInputOrThrow(callSchema, call)),
    receive: async (id, given, call) => {
      const { receivedOn = clock.now().on, ...noted } = parseInputOrThrow(receiveSchema, given)
      return desk.run(id, { type: "receive", receivedOn, ...noted }, parseInputOrThrow(callSchema, call))
    },
    recordTrack: async (id, given, call) => {
      const { by = null, stage, ...track } = parseInputOrThrow(trackSchema, given)
      const event = stage === "delivered" ? { ...track, stage, by } : { ...track, stage }
      const command = { type: "report", source: "person", tracks: await desk.tracksOf([event]) } as const
      return desk.run(id, command, parseInputOrThrow(callSchema, call))
    },
    void: async (id, given, call) => {
      const reason = parseInputOrThrow(words, given)
      return desk.run(id, { type: "void", reason }, parseInputOrThrow(callSchema, call))
    },
    settleTask: async (id, given, call) => {
      const settled = parseInputOrThrow(settleSchema, given)
      return desk.run(id, { type: "settle-task", ...settled }, parseInputOrThrow(callSchema, call))
    },
    pushed: async (courierId, body) => {
      const courier = desk.courierOf(courierId)
      if (courier.readPush === undefined)
        throw new CourierError("Rejected", "This courier is not set up to read what its provider sends.")
      const { carrier, events, waybill } = await courier.readPush(body)
      const { mark } = await desk.waybillOf(carrier, waybill)
      const row = await storage.getView({ ...PARCEL_OF_WAYBILL_VIEW, key: mark })
      if (row === null) return { outcome: "no-parcel" }
      const { parcel } = row.doc as { readonly parcel: string }
      if ((await desk.load(parcel)).courier !== courierId) return { outcome: "no-parcel" }
      const command = { type: "report", source: "pushed", tracks: await desk.tracksOf(events) } as const
      return desk.run(parcel, command, { as: system(`courier:${courierId}`) })
    },
    get: async (id) => {
      const state = await desk.load(id)
      return { summary: summaryOf(id, state), state }
    },
    reveal: desk.reveal,
    of: async (id) => {
      const parcels = await rowsOf({ case: parseInputOrThrow(uuidSchema, id), limit: 10_000 })
      return { parcels, originalsOwed: originalsOwed(parcels.filter(({ isVoided }) => !isVoided)) }
    },
    find: async (given = {}) => rowsOf(parseInputOrThrow(parcelQuerySchema, given)),
    arrival: async (id) => {
      const evidence = arrivalEvidence(await desk.load(id))
      if (Result.isFailure(evidence)) return { outcome: "refused", parcel: id, refusal: evidence.failure }
      const { findings, ...supplement } = evidence.success
      return { outcome: "arrived", supplement, findings }
    },
    service: async (id, given, purpose) => {
      const { addressee, document, number, servers, signedBy } = parseInputOrThrow(offerServiceSchema, given)
      const refuse = (refusal: ParcelRefusal): Refused => ({ outcome: "refused", parcel: id, refusal })
      const closed = await desk.load(id)
      if (!closed.contents.documents.includes(document)) return refuse(parcelRefusals.documentNotInIt)
      // Nothing is opened for what is not offered.
      const tried = serviceEvidence(closed, "", signedBy)
      if (Result.isFailure(tried)) return refuse(tried.failure)
      const { waybill } = await desk.reveal(id, purpose)
      const { findings, way } = tried.success
      const numbered = number === undefined ? {} : { number }
      return {
        outcome: "offered",
        command: {
          type: "record-service",
          document,
          ...numbered,
          addressee,
          servers,
          way: { ...way, waybill: waybill?.waybill ?? "" },
        },
        findings,
      }
    },
  }
}

/** What came as an original, is to go back, and has not arrived there. */
function originalsOwed(parcels: readonly ParcelSummary[]): ParcelsOfCase["originalsOwed"] {
  return parcels.flatMap(({ deliveredOn, direction, originals, parcel, receivedOn, returnOriginals }) => {
    const isHere = direction === "to-authority" && (receivedOn !== null || deliveredOn !== null)
    if (!isHere || !returnOriginals) return []
    const back = parcels.filter(({ returns, stage }) => returns === parcel && stage !== "returned")
    return originals.flatMap((original) => {
      const on = back.filter((each) => each.originals.includes(original))
      const hasArrived = on.some((each) => each.deliveredOn !== null)
      return hasArrived ? [] : [{ parcel, original, isOnItsWay: on.length > 0 }]
    })
  })
}
