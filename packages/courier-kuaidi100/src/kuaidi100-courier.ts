/**
 * Tracks parcels through kuaidi100 (快递100): its real-time query (实时快递查询接口), and what it sends by itself once it is
 * subscribed to (快递信息推送服务).
 */
import {
  type Courier,
  CourierError,
  defineCourier,
  type PushedReport,
  type TrackQuestion,
} from "@onevisit/core/ports"
import { fromEpochMillis, type Instant } from "@onevisit/core/time"
import { askedBefore } from "./asked-before.ts"
import { postForm } from "./post-form.ts"
import { readAnswer, readPushed } from "./read-answer.ts"
import { isSigned, sign, type SignType } from "./signature.ts"
import { subscribe } from "./subscribe.ts"

export interface Kuaidi100Options {
  /** Default `kuaidi100`. */
  readonly id?: string
  /** 授权 customer and key of the account. They stand in no error and in no record. */
  readonly customer: string
  readonly key: string
  /** With it what kuaidi100 sends can be read: the salt that was given with the subscription. At least 16 characters. */
  readonly salt?: string
  /** Default `MD5`; the account has to be set to the others. */
  readonly signType?: SignType
  /** Carriers that tell nothing without a telephone number; default 顺丰速运, 顺丰快运, 中通快递. */
  readonly carriersWithPhone?: readonly string[]
  /** Minutes between two questions for one waybill: 30 at least, which is also the default. */
  readonly pauseMinutes?: number
  /** Milliseconds for one answer; default 15 000. */
  readonly timeoutMs?: number
  /** Default kuaidi100's own; for tests, one on this machine. Anything else must be `https:`. */
  readonly baseUrl?: string
  /** Default: the machine's clock. */
  readonly now?: () => Instant
}

export interface Kuaidi100Courier extends Courier {
  /**
   * Has kuaidi100 send what it learns of a waybill to an address of the host's, where {@link Courier.readPush} reads
   * it; the host answers {@link pushAccepted}. Again for the same waybill changes nothing. Rejects with `CourierError`.
   */
  subscribe(question: TrackQuestion, callbackUrl: string): Promise<void>
}

/** What the host answers to what was sent, or kuaidi100 sends it again half an hour later, three times at most. */
export const pushAccepted = '{"result":true,"returnCode":"200","message":"成功"}'

/** Between two questions for one waybill, as the documentation asks: 每一单查询频率至少在半小时以上. */
const LEAST_PAUSE = 30

/**
 * The courier. Throws `TypeError` for options that cannot be meant.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { kuaidi100Courier } from "@onevisit/courier-kuaidi100"
 * import { simulatedKuaidi100 } from "@onevisit/testkit"
 *
 * const provider = await simulatedKuaidi100({ customer: "sample", key: "sample-key" })
 * const courier = kuaidi100Courier({ customer: "sample", key: "sample-key", baseUrl: provider.url })
 * provider.tell({ com: "ems", num: "SAMPLE000001" }, [
 *   { time: "2018-07-20 09:30:00", context: "【样例市】已揽收", statusCode: "103" },
 * ])
 * const { events } = await courier.track({ carrier: "ems", waybill: "SAMPLE000001" })
 * assert.deepEqual(events.map(({ at, on, stage }) => [at, on, stage]), [
 *   ["2018-07-20T01:30:00.000Z", "2018-07-20", "collected"],
 * ])
 * await provider.close()
 * ```
 */
export function kuaidi100Courier(options: Kuaidi100Options): Kuaidi100Courier {
  const { customer, id = "kuaidi100", key, now = machineClock, salt, signType = "MD5" } = options
  const { carriersWithPhone = ["shunfeng", "shunfengkuaiyun", "zhongtong"] } = options
  const posting = { baseUrl: checkedUrl(options.baseUrl), timeoutMs: options.timeoutMs ?? 15_000 }
  const turns = askedBefore(checkedPause(options.pauseMinutes) * 60_000)
  if (salt !== undefined && salt.length < 16) throw new TypeError("A salt has 16 characters at least.")

  const asked = ({
    carrier,
    phone,
    waybill,
  }: TrackQuestion): { com: string; num: string; phone?: string } => {
    if (!/^[a-z0-9_]{1,40}$/.test(carrier))
      throw new CourierError("Rejected", "kuaidi100 knows carriers by codes in small letters, such as `ems`.")
    if (!/^[0-9A-Za-z-]{6,32}$/.test(waybill))
      throw new CourierError("Rejected", "A waybill has 6 to 32 letters, digits and hyphens.")
    const said = { com: carrier, num: waybill }
    return phone !== undefined && carriersWithPhone.includes(carrier) ? { ...said, phone } : said
  }

  return defineCourier({
    id,
    needsPhone: (carrier) => carriersWithPhone.includes(carrier),
    track: async (question) => {
      const said = asked(question)
      const { carrier, waybill } = question
      const notBefore = turns.take({ carrier, waybill }, now())
      const param = JSON.stringify({ ...said, resultv2: "4", show: "0", order: "desc" })
      const signed = { customer, sign: sign([param, key, customer], signType), param }
      const form = signType === "MD5" ? signed : { ...signed, signType }
      try {
        const events = readAnswer(await postForm(posting, "/poll/query.do", form), { carrier, waybill })
        const outcome = events.length === 0 ? "nothing-yet" : "tracked"
        return { outcome, carrier, waybill, events, notBefore }
      } catch (error) {
        if (!(error instanceof CourierError) || error.reason !== "Unavailable") throw error
        throw new CourierError("Unavailable", error.message, { cause: error.cause, notBefore })
      }
    },
    subscribe: (question, callbackUrl) =>
      subscribe(posting, { ...asked(question), callbackUrl, key, ...(salt === undefined ? {} : { salt }) }),
    ...(salt === undefined ? {} : { readPush: async (body: string) => readPush(body, salt) }),
  })
}

function readPush(body: string, salt: string): PushedReport {
  const form = new URLSearchParams(body)
  const param = form.get("param") ?? ""
  if (!isSigned(form.get("sign") ?? "", sign([param, salt])))
    throw new CourierError("Rejected", "This is not signed as kuaidi100 signs. Nothing of it was taken over.")
  const report = readPushed(param)
  return { outcome: report.events.length === 0 ? "nothing-yet" : "tracked", ...report }
}

function checkedUrl(given = "https://poll.kuaidi100.com"): URL {
  const url = new URL(given)
  const isHere = ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname)
  if (url.protocol !== "https:" && !isHere) throw new TypeError("kuaidi100 is asked over https alone.")
  return url
}

function checkedPause(minutes = LEAST_PAUSE): number {
  if (!(minutes >= LEAST_PAUSE))
    throw new TypeError(`kuaidi100 locks what is asked for more often than every ${LEAST_PAUSE} minutes.`)
  return minutes
}

const machineClock = (): Instant => fromEpochMillis(Date.now())
