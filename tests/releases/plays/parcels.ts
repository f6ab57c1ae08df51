/** Parcels that arrive, go back, fall silent, are refused an answer for, and were never there. */
import { CourierError, defineCourier } from "@onevisit/core/ports"
import { addDays, fromEpochMillis, instant, plainDate, toEpochMillis } from "@onevisit/core/time"
import { clerk, done, type Ground, given } from "./ground.ts"
import { licence } from "./offered.ts"

const on = plainDate("2022-11-01")

/** Knows one parcel on its way, and will not answer for another. */
export const playedCourier = defineCourier({
  id: "sample-courier",
  needsPhone: (carrier) => carrier === "sample-carrier-with-phone",
  track: async ({ carrier, waybill }) => {
    if (waybill === "RECORDED0002") throw refused()
    return {
      outcome: "tracked",
      carrier,
      waybill,
      events: [
        { at: instant("2022-11-01T02:00:00Z"), on, stage: "collected", text: "样例已揽收" },
        { at: instant("2022-11-01T03:00:00Z"), on, stage: "exception", text: "样例无法联系" },
      ],
      notBefore: instant("2022-11-01T04:00:00Z"),
    }
  },
})

const refused = (): CourierError => new CourierError("Rejected", "The sample courier knows no such parcel.")

export async function playParcels({ clock, district, enterprise, morning }: Ground): Promise<void> {
  const { intake, parcels } = district
  const call = { as: clerk }
  morning("2022-11-01")
  const { actor, id: applicant } = await enterprise()
  const arrival = { channel: "online", enteredOn: on } as const
  const opened = await intake.submit(
    { item: licence.id, applicant, arrival, materials: [given("form")] },
    { as: actor },
  )
  const { case: id } = done(opened)
  if (id === null) throw new Error("Not opened")
  done(await intake.command(id, { type: "withdraw" }, { as: actor }))
  const carrier = "sample-carrier-with-phone"
  const returnOriginals = { payer: "addressee", waybill: "RECORDED0009" } as const
  const expected = {
    case: id,
    carrier,
    phone: "0000",
    materials: ["form"],
    originals: ["form"],
    returnOriginals,
  }
  const { parcel } = done(await parcels.expect({ ...expected, waybill: "RECORDED0001" }, call))
  const other = done(
    await parcels.send({ case: id, carrier, waybill: "RECORDED0002", documents: ["1-receipt"] }, call),
  )
  clock.set(fromEpochMillis(toEpochMillis(clock.now().at) + 3 * 3_600_000))
  await district.runDue()
  done(await parcels.settleTask(parcel, { task: "exception", note: "已联系" }, call))
  done(await parcels.void(other.parcel, "单号录错", call))
  morning(addDays(on, 8))
  await district.runDue()
  done(await parcels.receive(parcel, { note: "外包装完好" }, call))
  const back = {
    case: id,
    carrier,
    waybill: "RECORDED0003",
    materials: ["form"],
    originals: ["form"],
    returns: parcel,
  }
  const returned = done(await parcels.send({ ...back, courier: null }, call))
  const delivered = {
    at: clock.now().at,
    on: clock.now().on,
    stage: "delivered",
    by: "self",
    text: "本人签收",
  } as const
  done(await parcels.recordTrack(returned.parcel, delivered, call))
}
