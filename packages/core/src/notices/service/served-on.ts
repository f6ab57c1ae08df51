/**
 * The day on which a document counts as served, by the way it went. The rules of service stand in no one statute for all
 * items: the clauses, and how long a public notice stands, are handed in. What proves too little is refused by name.
 */
import * as Result from "effect/Result"
import { type Citation, type Finding, type Refusal, text, type Text } from "../../reasons/index.ts"
import { addDays, addMonths, type PlainDate } from "../../time/index.ts"
import type { AddressConfirmation, ServiceMethod, ServiceRecord } from "./service-record.ts"

export interface ServiceRules {
  /** Where each way stands. */
  readonly clauses?: { readonly [Method in ServiceMethod]?: Citation }
  /** How long a public notice stands until it serves; without it none does. */
  readonly publicNotice?: { readonly length: number; readonly unit: "calendar-day" | "month" }
}

/** A document that counts as served, and why on that day. */
export interface Service {
  readonly on: PlainDate
  readonly reason: Text
  readonly clause?: Citation
  /** Proof that is weaker than it could be. */
  readonly findings: readonly Finding[]
}

export type ServiceRefusal =
  | Refusal<"AddressNotConfirmed">
  | Refusal<"NotArrived">
  | Refusal<"WitnessesMissing">
  | Refusal<"NoticePeriodUnknown">

/**
 * The day of service. Fails with `AddressNotConfirmed` for an electronic way that the person has not confirmed
 * beforehand for that system, `NotArrived` while neither slip nor system says that it came, `WitnessesMissing` for what
 * was left without witness or recording, and `NoticePeriodUnknown` where the rules do not say how long a notice stands.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import * as Result from "effect/Result"
 * import { servedOn } from "@onevisit/core/notices"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const letter = {
 *   method: "posted",
 *   document: { title: "受理通知书", number: "样例〔2019〕1号" },
 *   addressee: { role: "applicant", name: "样例公司" },
 *   servedBy: "样例窗口",
 *   postedOn: plainDate("2019-03-04"),
 *   waybill: "SAMPLE-1",
 *   signedOn: plainDate("2019-03-06"),
 *   signedBy: "self",
 *   confirmation: null,
 * } as const
 * assert.equal(Result.getOrThrow(servedOn(letter, {})).on, "2019-03-06")
 * assert.equal(Result.isFailure(servedOn({ ...letter, signedOn: null }, {})), true)
 * ```
 */
export function servedOn(record: ServiceRecord, rules: ServiceRules): Result.Result<Service, ServiceRefusal> {
  const clause = rules.clauses?.[record.method]
  const served = (on: PlainDate, reason: Text, findings: readonly Finding[] = []) =>
    Result.succeed({ on, reason, findings, ...(clause === undefined ? {} : { clause }) })
  const refuse = (refusal: ServiceRefusal) =>
    Result.fail(clause === undefined ? refusal : { ...refusal, clause })

  switch (record.method) {
    case "direct":
      return served(record.signedOn, text("以签收之日为送达日", "the day it was signed for"))
    case "entrusted":
      return served(record.signedOn, text("以签收之日为送达日", "the day it was signed for"))
    case "left":
      return record.witnesses.length === 0 && record.recording === undefined
        ? refuse(witnessesMissing)
        : served(record.leftOn, text("以留置之日为送达日", "the day it was left"))
    case "posted":
      return record.signedOn === null
        ? refuse(notArrived)
        : served(
            record.signedOn,
            text("以回执上注明的收件日期为送达日", "the day on the return slip"),
            weakness(record.signedBy),
          )
    case "electronic":
      if (!isConfirmed(record.confirmation, record.system, record.arrivedOn))
        return refuse(addressNotConfirmed)
      return record.arrivedOn === null
        ? refuse(notArrived)
        : served(
            record.arrivedOn,
            text("以到达受送达人确认的系统之日为送达日", "the day it entered the system that was confirmed"),
          )
    case "public": {
      const { publicNotice } = rules
      if (publicNotice === undefined) return refuse(noticePeriodUnknown)
      const { length, unit } = publicNotice
      const until =
        unit === "month" ? addMonths(record.publishedOn, length) : addDays(record.publishedOn, length)
      return served(until, text("公告期满之日视为送达", "the day on which the notice has stood long enough"))
    }
    default:
      return record satisfies never
  }
}

/** The first service of a document. A later one, or a reminder, restarts no clock. `null` where none has served. */
export function firstService(records: readonly ServiceRecord[], rules: ServiceRules): Service | null {
  const days = records.flatMap((record) => {
    const served = servedOn(record, rules)
    return Result.isSuccess(served) ? [served.success] : []
  })
  return days.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))[0] ?? null
}

function isConfirmed(
  confirmation: AddressConfirmation | null,
  system: string,
  arrivedOn: PlainDate | null,
): boolean {
  if (confirmation === null || confirmation.system !== system) return false
  return arrivedOn === null || confirmation.confirmedOn <= arrivedOn
}

function weakness(signedBy: "self" | "agent" | "locker"): readonly Finding[] {
  if (signedBy === "self") return []
  const who = signedBy === "agent" ? text("他人代收", "another person") : text("快递柜或驿站", "a locker")
  return [
    {
      code: "weak-proof-of-service",
      path: ["signedBy"],
      severity: "warning",
      message: text(
        `由${who.zh}签收，证明力较弱，请联系本人确认。`,
        `Signed for by ${who.en}, which proves less: have the person confirm it.`,
      ),
    },
  ]
}

const addressNotConfirmed: Refusal<"AddressNotConfirmed"> = {
  _tag: "AddressNotConfirmed",
  message: text(
    "受送达人没有事先确认该电子送达地址，请改用其他方式送达。",
    "The person has not confirmed this electronic address beforehand: serve in another way.",
  ),
}
const notArrived: Refusal<"NotArrived"> = {
  _tag: "NotArrived",
  message: text(
    "还没有回执或者到达记录，尚未送达；请等待，或改用其他方式送达。",
    "No slip and no record says that it came, so nothing is served yet: wait, or serve in another way.",
  ),
}
const witnessesMissing: Refusal<"WitnessesMissing"> = {
  _tag: "WitnessesMissing",
  message: text(
    "留置送达须有见证人签名，或者以拍照、录像记录送达过程。",
    "What is left needs witnesses who sign, or photographs or a film of it.",
  ),
}
const noticePeriodUnknown: Refusal<"NoticePeriodUnknown"> = {
  _tag: "NoticePeriodUnknown",
  message: text(
    "没有设定公告期，不能确定送达日；请在送达规则中设定。",
    "The rules do not say how long a notice stands; set it in them.",
  ),
}
