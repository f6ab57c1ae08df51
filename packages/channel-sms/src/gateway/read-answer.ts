// What a gateway's answer says, read by its description. Where it says nothing that is described, nothing is concluded.
import type { SendTrouble } from "@onevisit/core/notices"
import { ChannelError, type LookUpAnswer, type SendReceipt } from "@onevisit/core/ports"
import { fromEpochMillis, type Instant, parseInstant } from "@onevisit/core/time"
import * as Result from "effect/Result"
import type { ProviderAnswer } from "../ask-provider.ts"
import { parseLocalTime } from "../local-time.ts"
import type { CodeReading, LookUpReading, SendReading, Sign } from "./description.ts"

/** The receipt of a message that was taken. Throws `ChannelError` otherwise. */
export function readReceipt(answer: ProviderAnswer, reading: SendReading): SendReceipt {
  const { reference: place, status = "queued", taken } = reading
  if (!isOk(answer) || !holds(answer.json, taken)) throw refusal(answer, reading, taken.at)
  const reference = place === undefined ? undefined : valueAt(answer.json, place)
  return isScalar(reference) ? { status, reference: String(reference) } : { status }
}

/** What became of the message with this key. Throws `ChannelError` where the question was not answered. */
export function readLookUp(answer: ProviderAnswer, reading: LookUpReading, key: string): LookUpAnswer {
  const { absent = "unknown", answered, records } = reading
  if (!isOk(answer) || answer.json === undefined || (answered !== undefined && !holds(answer.json, answered)))
    throw refusal(answer, reading, answered?.at)
  if (records === undefined) return readRecord(answer.json, reading) ?? { status: absent }
  const list = valueAt(answer.json, records.at)
  if (!Array.isArray(list)) return { status: "unknown" }
  const found = list.filter((record: unknown) => valueAt(record, records.key) === key)
  return best(found.map((record: unknown) => readRecord(record, reading))) ?? { status: absent }
}

function readRecord(record: unknown, reading: LookUpReading): LookUpAnswer | undefined {
  const told = valueAt(record, reading.status)
  if (!isScalar(told)) return undefined
  const status = own(reading.statuses, String(told)) ?? "unknown"
  const time =
    reading.at === undefined ? undefined : instantOf(valueAt(record, reading.at.at), reading.at.form)
  const at = time === undefined ? {} : { at: time }
  if (status !== "failed") return { status, ...at }
  const code = reading.failure === undefined ? undefined : codeAt(record, [reading.failure])
  const trouble = own(reading.troubles ?? {}, code ?? "") ?? reading.otherwise ?? "provider"
  return { status, ...at, trouble, ...(isCode(code) ? { code } : {}) }
}

function best(answers: readonly (LookUpAnswer | undefined)[]): LookUpAnswer | undefined {
  for (const status of ["read", "delivered", "sent", "queued", "failed", "unknown"])
    for (const answer of answers) if (answer?.status === status) return answer
  return undefined
}

function refusal(answer: ProviderAnswer, reading: CodeReading, success: string | undefined): ChannelError {
  const { json, retryAt, status } = answer
  const code = codeAt(json, [reading.code ?? success ?? []].flat())
  const trouble = troubleOf(code, status, reading)
  const told = isCode(code) ? code : status >= 400 ? String(status) : undefined
  return new ChannelError(trouble, messageOf(trouble, told), {
    ...(told === undefined ? {} : { code: told }),
    ...(retryAt === undefined ? {} : { retryAt }),
  })
}

/** A code first, then the status: one of 4xx says that the request was not carried out (RFC 9110, 15.5). */
function troubleOf(code: string | undefined, status: number, reading: CodeReading): SendTrouble {
  const listed = own(reading.troubles ?? {}, code ?? "")
  if (listed !== undefined) return listed
  if (status === 429) return "throttled"
  if (code !== undefined && status < 500) return reading.otherwise ?? "provider"
  return status >= 400 && status < 500 && status !== 408 ? "configuration" : "no-answer"
}

function messageOf(trouble: SendTrouble, code: string | undefined): string {
  const told = code === undefined ? "The gateway refused" : `The gateway answers ${code}`
  switch (trouble) {
    case "no-answer":
      return "The gateway's answer cannot be read. The message may have been sent: look it up before it is tried again."
    case "address":
      return `${told}. Ask the person for another number.`
    case "consent":
      return `${told}. The person does not want such messages; take another way.`
    case "content":
      return `${told}. Change the wording or the template.`
    case "configuration":
      return `${told}. Check the account, the templates and the description of the gateway.`
    default:
      return `${told}. Nothing was sent; try again later.`
  }
}

function isOk({ status }: ProviderAnswer): boolean {
  return status >= 200 && status < 300
}

function holds(json: unknown, { at, is }: Sign): boolean {
  const value = valueAt(json, at)
  return isScalar(value) && [is].flat().some((each) => String(each) === String(value))
}

function codeAt(json: unknown, places: readonly string[]): string | undefined {
  const found = places.map((place) => valueAt(json, place)).find(isScalar)
  return found === undefined ? undefined : String(found)
}

function valueAt(json: unknown, path: string): unknown {
  let at = json
  for (const step of path.split(".")) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return undefined
    at = (at as Readonly<Record<string, unknown>>)[step]
  }
  return at
}

function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}

function isScalar(value: unknown): value is string | number | boolean {
  return ["string", "number", "boolean"].includes(typeof value)
}

function isCode(code: string | undefined): code is string {
  return code !== undefined && /^[A-Za-z0-9_.:-]{1,80}$/.test(code)
}

function instantOf(value: unknown, form: "iso" | "seconds" | "millis" | "beijing"): Instant | undefined {
  if (form === "beijing") return parseLocalTime(value)
  if (form === "iso") {
    const parsed = parseInstant(value)
    return Result.isSuccess(parsed) ? parsed.success : undefined
  }
  const millis = Number(value) * (form === "seconds" ? 1000 : 1)
  return value !== "" && Number.isSafeInteger(millis) && Math.abs(millis) < 8e15
    ? fromEpochMillis(millis)
    : undefined
}
