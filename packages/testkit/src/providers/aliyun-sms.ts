/**
 * Aliyun's text-message service (短信服务) on this machine, for tests: verifies signatures, holds approved signatures and
 * templates, refuses by its own codes, keeps what it takes, answers QuerySendDetails, and reports when told to. It sends
 * nothing to anyone.
 */
import { fromEpochMillis, type Instant, toEpochMillis } from "@onevisit/core/time"
import { type AccessKey, findSignatureFault } from "./aliyun-signature.ts"
import { judgeSendSms } from "./aliyun-send-sms.ts"
import { composeDetails, composeReports, type SmsRecord } from "./aliyun-record.ts"
import {
  isTransportFault,
  type ProviderAnswer,
  type ProviderRequest,
  startFaultyServer,
  type TransportFault,
} from "./faulty-server.ts"

export type AliyunFault =
  | TransportFault
  /** Takes nothing and says so with status 200, as the service does. */
  | { readonly code: string; readonly message?: string; readonly status?: number }
  /** Takes messages, and its record does not show them yet. */
  | "lag"

export interface SimulatedAliyunOptions extends Partial<AccessKey> {
  /** The signatures that are approved; `样例区` unless told. */
  readonly signNames?: readonly string[]
  /** The approved wordings by code, each variable as `${name}`. */
  readonly templates: Readonly<Record<string, string>>
  readonly clock?: () => Instant
  /** How late it answers under `slow`, in milliseconds; 30 unless told. */
  readonly slowByMillis?: number
}

export interface SimulatedAliyun {
  readonly endpoint: string
  readonly accessKeyId: string
  readonly accessKeySecret: string
  /** What it has taken, in order: what a person would read, and under which OutId. */
  readonly arrived: readonly SmsRecord[]
  /** How often it was asked to send, what it did not take included. */
  readonly asked: number
  play(fault: AliyunFault | null): Promise<void>
  /** What the carrier says of all messages under this OutId; from now on the record shows it. */
  report(outId: string, report: { readonly delivered: boolean; readonly code?: string }): void
  /** The body of a push of the reports on these OutIds, in this order: twice or late is for the test to choose. */
  pushOf(...outIds: readonly string[]): string
  close(): Promise<void>
}

/** Requests whose time is off by more are refused. */
const TOLERANCE_MILLIS = 15 * 60_000

/**
 * Starts the service on a free port of 127.0.0.1.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { simulatedAliyunSms } from "@onevisit/testkit"
 *
 * const provider = await simulatedAliyunSms({ templates: { SMS_100000001: "请在${day}前补齐材料。" } })
 * const unsigned = await fetch(`${provider.endpoint}/?PhoneNumbers=12012345678`, { method: "POST" })
 * assert.equal(unsigned.status, 400)
 * assert.deepEqual(provider.arrived, [])
 * await provider.close()
 * ```
 */
export async function simulatedAliyunSms(options: SimulatedAliyunOptions): Promise<SimulatedAliyun> {
  const { accessKeyId = "sample-key-id", accessKeySecret = "sample-key-secret", slowByMillis = 30 } = options
  const clock = options.clock ?? (() => fromEpochMillis(Date.now()))
  const arrived: SmsRecord[] = []
  const nonces = new Set<string>()
  let asked = 0
  let fault: AliyunFault | null = null

  const answer = (request: ProviderRequest): ProviderAnswer => {
    const { headers, url } = request
    const wrong = findSignatureFault(request, { accessKeyId, accessKeySecret })
    if (wrong !== null) return refused(wrong, 400)
    const off = toEpochMillis(clock()) - Date.parse(headers["x-acs-date"] ?? "")
    if (!(Math.abs(off) <= TOLERANCE_MILLIS)) return refused("InvalidTimeStamp.Expired", 400)
    const nonce = headers["x-acs-signature-nonce"] ?? ""
    if (nonce === "" || nonces.has(nonce)) return refused("SignatureNonceUsed", 400)
    nonces.add(nonce)
    if (headers["x-acs-version"] !== "2017-05-25") return refused("InvalidVersion", 404)
    const query = Object.fromEntries(url.searchParams)
    switch (headers["x-acs-action"]) {
      case "SendSms":
        return send(query)
      case "QuerySendDetails":
        return { body: { ...accepted, ...composeDetails(query, fault === "lag" ? [] : arrived) } }
      default:
        return refused("InvalidAction.NotFound", 404)
    }
  }
  const send = (query: Readonly<Record<string, string>>): ProviderAnswer => {
    asked += 1
    if (typeof fault === "object" && fault !== null) return refused(fault.code, fault.status, fault.message)
    const judged = judgeSendSms(query, { signNames: ["样例区"], ...options })
    if (typeof judged === "string") return refused(judged)
    const bizId = `${100_000 + arrived.length}^0`
    arrived.push({ ...judged, bizId, at: clock(), status: 1 })
    return { body: { ...accepted, BizId: bizId } }
  }
  const server = await startFaultyServer(answer, slowByMillis)
  return {
    endpoint: server.origin,
    accessKeyId,
    accessKeySecret,
    arrived,
    get asked() {
      return asked
    },
    play: async (next) => {
      fault = next
      await server.play(isTransportFault(next) ? next : null)
    },
    report: (outId, { code, delivered }) => {
      for (const [place, record] of arrived.entries())
        if (record.outId === outId)
          arrived[place] = {
            ...record,
            status: delivered ? 3 : 2,
            code: code ?? (delivered ? "DELIVERED" : "MOBILE_NOT_ON_SERVICE"),
            reportedAt: clock(),
          }
    },
    pushOf: (...outIds) => composeReports(arrived, outIds),
    close: () => server.close(),
  }
}

const accepted = { Code: "OK", Message: "OK", RequestId: "00000000-0000-0000-0000-000000000000" } as const

function refused(code: string, status = 200, message = `${code} (simulated)`): ProviderAnswer {
  return { status, body: { ...accepted, Code: code, Message: message } }
}
