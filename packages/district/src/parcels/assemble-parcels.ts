/** Parcels over the ground: the service, and what their timers do. */
import type { DueWork } from "../run-due/index.ts"
import { fireParcelTimer } from "./ask-courier.ts"
import { parcelDesk, type ParcelDeskOptions } from "./parcel-desk.ts"
import { parcelsService, type ParcelsService } from "./parcels.ts"

export interface AssembledParcels extends Pick<DueWork, "timers"> {
  readonly service: ParcelsService
}

export function assembleParcels(options: ParcelDeskOptions): AssembledParcels {
  const desk = parcelDesk(options)
  const { answerWithinMs = 30_000 } = options.settings
  return {
    service: parcelsService(options, desk),
    timers: { parcel: fireParcelTimer({ storage: options.storage, desk, answerWithinMs }) },
  }
}
