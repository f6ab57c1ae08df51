/**
 * kuaidi100 (快递100) on this machine, as its documentation describes it: a real server on 127.0.0.1 that checks
 * signatures, answers the real-time query, takes subscriptions, and composes what it sends by itself. It locks a waybill
 * that is asked for more than 48 times within 24 hours, and then tells nothing new of it for a day without a word. What
 * it knows of parcels, and what is wrong with it, is in the caller's hand.
 */
import { createHash } from "node:crypto"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { fromEpochMillis, type Instant, toEpochMillis } from "@onevisit/core/time"
import { chances } from "../simulated/index.ts"
import { knownAsKuaidi100Track, type Kuaidi100Track } from "./kuaidi100-tracks.ts"
import type { KnownTrack } from "./courier-under-test.ts"

export interface SimulatedKuaidi100Options {
  readonly customer: string
  readonly key: string
  /** Default: the machine's clock. By it a waybill is locked. */
  readonly now?: () => Instant
  /** The same seed gives the same answers where they are untidy. */
  readonly seed?: number
  /** Whether it tells tracks in any order and some of them again. Default: the latest first, each once. */
  readonly isUntidy?: boolean
}

/** What it does to questions from now on, until told otherwise. */
export type Kuaidi100Fault =
  /** Closes the connection. */
  | "down"
  /** 502 服务器繁忙 */
  | "busy"
  /** HTTP 429, as a server in front of it may say. */
  | "throttled"
  /** Takes the question and never answers. */
  | "hangs"
  /** Answers after so many milliseconds. */
  | { readonly slowMs: number }
  /** Answers with something that is no JSON. */
  | "garbled"
  /** Answers with tracks whose times nobody can read. */
  | "timeless"
  /** 601 key已过期 */
  | "expired"
  /** Answers with the tracks of this waybill, whatever it is asked for. */
  | { readonly answersFor: string }

export interface SimulatedKuaidi100 {
  /** `http://127.0.0.1:…`, for the `baseUrl` of an adapter. */
  readonly url: string
  /** What it knows of a waybill from now on. */
  tell(of: { readonly com: string; readonly num: string }, tracks: readonly Kuaidi100Track[]): void
  /** The same from tracks in our own stages. */
  tellKnown(of: { readonly com: string; readonly num: string }, tracks: readonly KnownTrack[]): void
  fail(fault: Kuaidi100Fault | null): void
  /** How often it was asked for a waybill; for all of them where none is named. */
  asked(num?: string): number
  /** Whether it has locked the waybill. */
  isLocked(num: string): boolean
  /** The forms it was sent, as text; for assertions. */
  readonly sent: () => readonly string[]
  /** The subscriptions it took. */
  readonly subscriptions: () => readonly { readonly num: string; readonly callbackUrl: string }[]
  /** The body that it sends of a waybill by itself, signed with the salt. */
  push(num: string, salt: string): string
  close(): Promise<void>
}

/** Opens the server. Rejects where no port of this machine can be had. */
export async function simulatedKuaidi100(options: SimulatedKuaidi100Options): Promise<SimulatedKuaidi100> {
  const { customer, isUntidy = false, key, now = () => fromEpochMillis(Date.now()), seed = 1 } = options
  const chance = chances(seed)
  const parcels = new Map<string, Parcel>()
  const sent: string[] = []
  const subscriptions: { readonly num: string; readonly callbackUrl: string }[] = []
  let fault: Kuaidi100Fault | null = null

  const parcelOf = (num: string): Parcel => {
    const parcel = parcels.get(num) ?? { com: "", tracks: [], frozen: null, asked: [] }
    parcels.set(num, parcel)
    return parcel
  }

  const resultOf = (num: string) => {
    const { com, frozen, tracks } = parcelOf(num)
    const shown = inItsOrder(frozen?.tracks ?? tracks)
    const [latest] = shown.toSorted((a, b) => (a.time < b.time ? 1 : -1))
    const state = latest?.statusCode ?? "0"
    const isSigned = state === "3" || /^30\d$/.test(state)
    const data = shown.map((track) => ({ ftime: track.time, areaCode: null, areaName: null, ...track }))
    return {
      message: "ok",
      nu: num,
      ischeck: isSigned ? "1" : "0",
      condition: "00",
      com,
      status: "200",
      state,
      data,
    }
  }

  const inItsOrder = (tracks: readonly Kuaidi100Track[]): readonly Kuaidi100Track[] => {
    if (!isUntidy) return tracks.toReversed()
    const again = [...tracks, ...tracks.filter(() => chance(3) === 0)]
    return again
      .map((track) => [chance(1_000_000), track] as const)
      .toSorted(([a], [b]) => a - b)
      .map(([, track]) => track)
  }

  /** 24小时内频繁调用查询接口超过48次会触发锁单，锁单后24小时内不再更新物流信息. */
  const noteAsked = (parcel: Parcel): void => {
    const at = toEpochMillis(now())
    if (parcel.frozen !== null && parcel.frozen.until <= at) parcel.frozen = null
    parcel.asked = [...parcel.asked, at]
    const lately = parcel.asked.filter((each) => each > at - DAY)
    if (lately.length > LOCKED_ABOVE)
      parcel.frozen = { until: at + DAY, tracks: parcel.frozen?.tracks ?? parcel.tracks }
  }

  const query = (form: URLSearchParams): Answer => {
    const param = form.get("param") ?? ""
    if (
      form.get("customer") !== customer ||
      form.get("sign") !== signed([param, key, customer], form.get("signType"))
    )
      return failing("503", "验证签名失败")
    if (fault === "expired") return failing("601", "POLL:KEY已过期")
    const { com, num, phone } = JSON.parse(param) as {
      readonly com?: string
      readonly num?: string
      readonly phone?: string
    }
    if (com === undefined || num === undefined || num.length < 6 || num.length > 32)
      return failing("400", "提交的数据不完整")
    if (WITH_PHONE.has(com) && phone === undefined) return failing("408", "快递公司参数异常：验证码错误")
    noteAsked(parcelOf(num))
    const shown =
      typeof fault === "object" && fault !== null && "answersFor" in fault ? fault.answersFor : num
    const parcel = parcelOf(shown)
    if (parcel.tracks.length === 0 || (shown === num && parcel.com !== com))
      return failing("500", "查询无结果，请隔段时间再查")
    const result = resultOf(shown)
    if (fault !== "timeless") return result
    return { ...result, data: result.data.map((track) => ({ ...track, time: "昨天", ftime: "昨天" })) }
  }

  const subscribe = (form: URLSearchParams): Answer => {
    const param = JSON.parse(form.get("param") ?? "{}") as Subscription
    if (param.key !== key) return failing("601", "POLL:KEY已过期")
    const { callbackurl } = param.parameters
    if (subscriptions.some(({ num }) => num === param.number)) return failing("501", "POLL:重复订阅")
    subscriptions.push({ num: param.number, callbackUrl: callbackurl })
    return { result: true, returnCode: "200", message: "提交成功" }
  }

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request)
    sent.push(body)
    const form = new URLSearchParams(body)
    const answer = (status: number, text: string) =>
      response.writeHead(status, { "content-type": "application/json;charset=UTF-8" }).end(text)
    if (fault === "down") return void request.socket.destroy()
    if (fault === "hangs") return
    if (fault === "throttled") return void answer(429, "")
    if (fault === "busy") return void answer(200, JSON.stringify(failing("502", "服务器繁忙")))
    if (fault === "garbled") return void answer(200, "<html>维护中</html>")
    if (typeof fault === "object" && fault !== null && "slowMs" in fault) await pause(fault.slowMs)
    if (request.method !== "POST") return void answer(404, "")
    if (request.url === "/poll/query.do") return void answer(200, JSON.stringify(query(form)))
    if (request.url === "/poll") return void answer(200, JSON.stringify(subscribe(form)))
    answer(404, "")
  }
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(0, "127.0.0.1", resolve)
  })
  const { port } = server.address() as AddressInfo

  const tell: SimulatedKuaidi100["tell"] = ({ com, num }, tracks) => {
    const parcel = parcelOf(num)
    parcel.com = com
    parcel.tracks = [...tracks]
  }
  return {
    url: `http://127.0.0.1:${port}`,
    tell,
    tellKnown: (of, tracks) => tell(of, tracks.map(knownAsKuaidi100Track)),
    fail: (given) => void (fault = given),
    asked: (num) =>
      [...parcels]
        .filter(([each]) => num === undefined || each === num)
        .reduce((sum, [, { asked }]) => sum + asked.length, 0),
    isLocked: (num) => (parcels.get(num)?.frozen?.until ?? 0) > toEpochMillis(now()),
    sent: () => [...sent],
    subscriptions: () => [...subscriptions],
    push: (num, salt) => {
      const { status: _, ...lastResult } = resultOf(num)
      const status = lastResult.ischeck === "1" ? "shutdown" : "polling"
      const param = JSON.stringify({
        status,
        message: "",
        autoCheck: "0",
        comOld: "",
        comNew: "",
        lastResult,
      })
      return new URLSearchParams({ sign: signed([param, salt], null), param }).toString()
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

interface Parcel {
  com: string
  tracks: readonly Kuaidi100Track[]
  /** What it goes on telling while it is locked. */
  frozen: { readonly until: number; readonly tracks: readonly Kuaidi100Track[] } | null
  asked: readonly number[]
}

interface Subscription {
  readonly number: string
  readonly key: string
  readonly parameters: { readonly callbackurl: string }
}

type Answer = Readonly<Record<string, unknown>>

const DAY = 24 * 3_600_000
const LOCKED_ABOVE = 48
const WITH_PHONE: ReadonlySet<string> = new Set(["shunfeng", "shunfengkuaiyun", "zhongtong"])

function failing(returnCode: string, message: string): Answer {
  return { result: false, returnCode, message }
}

function signed(parts: readonly string[], type: string | null): string {
  return createHash((type ?? "MD5").toLowerCase())
    .update(parts.join(""))
    .digest("hex")
    .toUpperCase()
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString("utf8")
}

function pause(millis: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, millis))
}
