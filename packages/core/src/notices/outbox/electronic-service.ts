/**
 * What a notice proves of a service (送达), prepared for the officer who says so in the case: that it arrived in a system
 * which keeps a record of what arrives, and in which the person had agreed beforehand to be served. Nothing is served by
 * itself, and nothing by what a network or gateway reports.
 */
import * as Result from "effect/Result"
import { type ElectronicConsent, servedOn, type ServiceRefusal, type ServiceWay } from "../../intake/index.ts"
import { type Finding, text } from "../../reasons/index.ts"
import type { PlainDate } from "../../time/index.ts"
import { type NoticeRefusal, noticeRefusals } from "./notice-refusals.ts"
import type { NoticeState } from "./notice-state.ts"

export interface ElectronicService {
  readonly way: Extract<ServiceWay, { readonly method: "electronic" }> & { readonly arrivedOn: PlainDate }
  readonly findings: readonly Finding[]
}

/**
 * The way of service by the first message that arrived where the person had agreed to it; `key` is what stands for a
 * reference where the system gave none. Fails with `NothingArrived`, and with `AddressNotConfirmed` where they had not
 * agreed to that system by then.
 */
export function electronicService(
  { sendings }: Pick<NoticeState, "sendings">,
  consents: readonly ElectronicConsent[],
  key: string,
): Result.Result<ElectronicService, NoticeRefusal | ServiceRefusal> {
  const ways = sendings.flatMap(({ arrived, reference }) =>
    arrived === null
      ? []
      : [
          {
            method: "electronic",
            system: arrived.system,
            arrivedOn: arrived.on,
            reference: reference ?? key,
          } as const,
        ],
  )
  let refusal: NoticeRefusal | ServiceRefusal = noticeRefusals.nothingArrived
  for (const way of ways.toSorted((one, other) => (one.arrivedOn < other.arrivedOn ? -1 : 1))) {
    const served = servedOn(way, consents, {})
    if (Result.isSuccess(served)) return Result.succeed({ way, findings: [toBeCompared] })
    refusal = served.failure
  }
  return Result.fail(refusal)
}

const toBeCompared: Finding = {
  code: "address-to-be-compared",
  path: ["way", "reference"],
  severity: "warning",
  message: text(
    "请核对系统中的收件账号与送达地址确认书所载一致，且送达的是文书全文。",
    "Compare the account in that system with the one that was confirmed, and see that the whole document is there.",
  ),
}
