/** What is put on record of how the documents of a case were served (送达). */
import type { Sealable } from "../events/index.ts"
import type { Citation } from "../reasons/index.ts"
import type { PlainDate } from "../time/index.ts"
import type { ServedKind } from "./case-documents.ts"
import type { AddressConfirmation, Addressee, ServiceWay } from "./service/service-way.ts"

export interface ServiceEventData {
  /** The document was printed and sealed (加盖印章), on paper or electronically; by its id in the case. */
  DocumentSealed: { readonly document: string }
  /** 送达地址确认. */
  ServiceAddressConfirmed: AddressConfirmation
  DocumentServed: {
    readonly document: { readonly id: string; readonly kind: ServedKind; readonly number: string }
    readonly addressee: Addressee
    readonly way: ServiceWay
    /** The names of those who served it, as the return bears them. */
    readonly servers: readonly Sealable<string>[]
    /** The day of service, by the way it went. */
    readonly servedOn: PlainDate
    /** The day of an electronic way's consent, which the return names. */
    readonly consentedOn?: PlainDate
    readonly clause?: Citation
    /** Whether terms run from this one: a later service, or a reminder, restarts nothing. */
    readonly counts: boolean
  }
}
