/**
 * The day on which a document counts as served, by the way it went. The rules of service stand in no one statute for all
 * items: the clauses, and how long a public notice stands, are handed in. What proves too little is refused by name.
 */
import * as Result from "effect/Result"
import type { ServiceRules } from "../../law/index.ts"
import { type Citation, type Finding, type Refusal, text, type Text } from "../../reasons/index.ts"
import { addDays, addMonths, type PlainDate } from "../../time/index.ts"
import { serviceDayReasons } from "./service-words.ts"
import type { ElectronicConsent, ServiceWay } from "./service-way.ts"

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
 * The day of service; `consents` are what the person agreed to be served in electronically, from the first on. Fails
 * with `AddressNotConfirmed` for an electronic way that they had not agreed to for that system when it arrived,
 * `NotArrived` while neither slip nor system says that it came, `WitnessesMissing` for what was left without witness or
 * recording, and `NoticePeriodUnknown` where the rules do not say how long a notice stands.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import * as Result from "effect/Result"
 * import { servedOn } from "@onevisit/core/intake"
 * import { plainDate } from "@onevisit/core/time"
 *
 * const letter = {
 *   method: "posted",
 *   postedOn: plainDate("2019-03-04"),
 *   waybill: "SAMPLE-1",
 *   signedOn: plainDate("2019-03-06"),
 *   signedBy: "self",
 * } as const
 * assert.equal(Result.getOrThrow(servedOn(letter, [], {})).on, "2019-03-06")
 * assert.equal(Result.isFailure(servedOn({ ...letter, signedOn: null }, [], {})), true)
 * ```
 */
export function servedOn(
  way: ServiceWay,
  consents: readonly ElectronicConsent[],
  rules: ServiceRules,
): Result.Result<Service, ServiceRefusal> {
  const clause = rules.clauses?.[way.method]
  const reason = serviceDayReasons[way.method]
  const served = (on: PlainDate, findings: readonly Finding[] = []) =>
    Result.succeed({ on, reason, findings, ...(clause === undefined ? {} : { clause }) })
  const refuse = (refusal: ServiceRefusal) =>
    Result.fail(clause === undefined ? refusal : { ...refusal, clause })

  switch (way.method) {
    case "direct":
    case "entrusted":
      return served(way.signedOn)
    case "left":
      return way.witnesses.length === 0 && way.recording === undefined
        ? refuse(witnessesMissing)
        : served(way.leftOn)
    case "posted":
      return way.signedOn === null ? refuse(notArrived) : served(way.signedOn, weakness(way.signedBy))
    case "electronic":
      if (!isConfirmed(consents, way)) return refuse(addressNotConfirmed)
      return way.arrivedOn === null ? refuse(notArrived) : served(way.arrivedOn)
    case "public": {
      const { publicNotice } = rules
      if (publicNotice === undefined) return refuse(noticePeriodUnknown)
      const { length, unit } = publicNotice
      return served(unit === "month" ? addMonths(way.publishedOn, length) : addDays(way.publishedOn, length))
    }
    default:
      return way satisfies never
  }
}

/** What they had agreed to by the day on which it came; a later word of theirs takes nothing back. */
function isConfirmed(
  consents: readonly ElectronicConsent[],
  { arrivedOn, system }: Extract<ServiceWay, { method: "electronic" }>,
): boolean {
  return consents.findLast(({ from }) => arrivedOn === null || from <= arrivedOn)?.system === system
}

/** What is weak about a signature of another than the person; `null` where nobody says whose it is. */
export function weakness(signedBy: "self" | "agent" | "locker" | null): readonly Finding[] {
  if (signedBy === "self") return []
  const weak = (message: Text): readonly Finding[] => [
    { code: "weak-proof-of-service", path: ["signedBy"], severity: "warning", message },
  ]
  if (signedBy === null)
    return weak(
      text(
        "快递公司未说明由谁签收，证明力较弱，请联系本人确认。",
        "The courier does not say who signed, which proves less: have the person confirm it.",
      ),
    )
  const who = signedBy === "agent" ? text("他人代收", "another person") : text("快递柜或驿站", "a locker")
  return weak(
    text(
      `由${who.zh}签收，证明力较弱，请联系本人确认。`,
      `Signed for by ${who.en}, which proves less: have the person confirm it.`,
    ),
  )
}

const addressNotConfirmed: Refusal<"AddressNotConfirmed"> = {
  _tag: "AddressNotConfirmed",
  message: text(
    "受送达人没有事先确认在该系统接受电子送达，请改用其他方式送达。",
    "The person has not agreed beforehand to be served in this system: serve in another way.",
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
