/**
 * A made-up text-message gateway on this machine, for tests: as carriers and districts run them, over HTTP and JSON, with a
 * token, numbered templates whose values stand by place, and codes of its own. It sends nothing to anyone.
 *
 *     POST /send     { id, mobile, template, params: […] } or { id, mobile, text }
 *                    { result: 0, sid } or { result: <code> }
 *     GET  /status?id=…
 *                    { result: 0, records: [{ id, state: "WAIT" | "DELIVRD" | "UNDELIV", time, reason }] }
 */
import { fromEpochMillis, type Instant, toEpochMillis } from "@onevisit/core/time"
import {
  isTransportFault,
  type ProviderAnswer,
  type ProviderRequest,
  startFaultyServer,
  type TransportFault,
} from "./faulty-server.ts"

export type GatewayFault =
  | TransportFault
  /** Takes nothing, and says so with this code and status 200, or another. */
  | { readonly code: number; readonly status?: number; readonly retryAfter?: number }
  /** Takes messages, and its record does not show them yet. */
  | "lag"

/** What it refuses by: not signed in, no such template, wrong number, too long, other values than the template has, too often. */
export const gatewayCodes = {
  unauthorized: 1001,
  template: 1014,
  number: 1016,
  tooLong: 1017,
  tooOften: 1023,
  values: 1036,
} as const

export interface SimulatedGatewayOptions {
  readonly token?: string
  /** Wordings by number, each value as `{1}`, `{2}`, … */
  readonly templates?: Readonly<Record<string, string>>
  readonly signature?: string
  /** The longest message with its signature; 200 unless told. */
  readonly longestText?: number
  /** The longest value; 30 unless told. */
  readonly longestValue?: number
  /** Whether it knows a message again by its id, and sends it once. */
  readonly repeats?: boolean
  readonly clock?: () => Instant
  /** How late it answers under `slow`, in milliseconds; 30 unless told. */
  readonly slowByMillis?: number
}

export interface GatewayRecord {
  readonly id: string
  readonly to: string
  /** What a person would read, with the signature. */
  readonly content: string
  readonly sid: string
  readonly state: "WAIT" | "DELIVRD" | "UNDELIV"
  readonly reason?: string
  /** In seconds since 1970. */
  readonly time: number
}

export interface SimulatedGateway {
  readonly origin: string
  readonly token: string
  readonly arrived: readonly GatewayRecord[]
  /** How often it was asked to send, what it did not take included. */
  readonly asked: number
  play(fault: GatewayFault | null): Promise<void>
  /** What the carrier says of the messages under this id. */
  report(id: string, state: "DELIVRD" | "UNDELIV", reason?: string): void
  close(): Promise<void>
}

/**
 * Starts the gateway on a free port of 127.0.0.1.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { simulatedSmsGateway } from "@onevisit/testkit"
 *
 * const gateway = await simulatedSmsGateway({ templates: { "1001": "请在{1}前补齐材料。" } })
 * const answer = await fetch(`${gateway.origin}/send`, {
 *   method: "POST",
 *   headers: { authorization: `Bearer ${gateway.token}` },
 *   body: JSON.stringify({ id: "a", mobile: "12012345678", template: "1001", params: ["2018年7月20日"] }),
 * })
 * assert.equal(((await answer.json()) as { result: number }).result, 0)
 * assert.equal(gateway.arrived[0]?.content, "【样例区】请在2018年7月20日前补齐材料。")
 * await gateway.close()
 * ```
 */
export async function simulatedSmsGateway(options: SimulatedGatewayOptions = {}): Promise<SimulatedGateway> {
  const { clock = () => fromEpochMillis(Date.now()), repeats = false, token = "sample-token" } = options
  const arrived: GatewayRecord[] = []
  let asked = 0
  let fault: GatewayFault | null = null

  const answer = (request: ProviderRequest): ProviderAnswer => {
    const { headers, method, url } = request
    if (headers["authorization"] !== `Bearer ${token}`)
      return { status: 401, body: { result: gatewayCodes.unauthorized } }
    if (method === "POST" && url.pathname === "/send") return send(request.body)
    if (method !== "GET" || url.pathname !== "/status") return { status: 404, body: "nothing here" }
    const records = arrived.filter(({ id }) => id === url.searchParams.get("id"))
    return { body: { result: 0, records: fault === "lag" ? [] : records } }
  }
  const send = (body: string): ProviderAnswer => {
    asked += 1
    if (typeof fault === "object" && fault !== null)
      return {
        status: fault.status ?? 200,
        body: { result: fault.code },
        headers: fault.retryAfter === undefined ? {} : { "retry-after": String(fault.retryAfter) },
      }
    const judged = judge(body, options)
    if (typeof judged === "number") return { body: { result: judged } }
    const known = repeats ? arrived.find(({ id }) => id === judged.id) : undefined
    if (known !== undefined) return { body: { result: 0, sid: known.sid } }
    const sid = `s${arrived.length + 1}`
    arrived.push({ ...judged, sid, state: "WAIT", time: Math.floor(toEpochMillis(clock()) / 1000) })
    return { body: { result: 0, sid } }
  }
  const server = await startFaultyServer(answer, options.slowByMillis ?? 30)
  return {
    origin: server.origin,
    token,
    arrived,
    get asked() {
      return asked
    },
    play: async (next) => {
      fault = next
      await server.play(isTransportFault(next) ? next : null)
    },
    report: (id, state, reason) => {
      const time = Math.floor(toEpochMillis(clock()) / 1000)
      for (const [place, record] of arrived.entries())
        if (record.id === id)
          arrived[place] = { ...record, state, time, ...(reason === undefined ? {} : { reason }) }
    },
    close: () => server.close(),
  }
}

function judge(
  body: string,
  { longestText = 200, longestValue = 30, signature = "样例区", templates = {} }: SimulatedGatewayOptions,
): Pick<GatewayRecord, "id" | "to" | "content"> | number {
  const { id, mobile, params = [], template, text } = JSON.parse(body) as Readonly<Record<string, unknown>>
  if (typeof mobile !== "string" || !/^(?:\+86)?1\d{10}$/.test(mobile)) return gatewayCodes.number
  const wording = typeof text === "string" ? text : templates[String(template)]
  if (wording === undefined) return gatewayCodes.template
  const places = typeof text === "string" ? 0 : new Set(wording.match(/\{\d+\}/g)).size
  if (!Array.isArray(params) || params.length !== places || params.some((value) => typeof value !== "string"))
    return gatewayCodes.values
  const values = params as readonly string[]
  if (values.some((value) => value === "" || value.length > longestValue)) return gatewayCodes.values
  const filled =
    places === 0 ? wording : wording.replace(/\{(\d+)\}/g, (_, place) => values[Number(place) - 1] ?? "")
  const content = `【${signature}】${filled}`
  return content.length > longestText ? gatewayCodes.tooLong : { id: String(id), to: mobile, content }
}
