/**
 * Reports that Aliyun pushes ("SmsReport HTTP批量推送模式"): a list of what became of messages. They may come late, twice and
 * in any order. Nothing in a push proves who sent it: give the provider an address that nobody can guess, and believe a
 * report for a key that was really used.
 */
import type { DeliveryReport } from "@onevisit/core/notices"
import { InvalidInput } from "@onevisit/core/reasons"
import { troubleOfReport } from "./aliyun-codes.ts"
import { parseLocalTime } from "../local-time.ts"

/** What the provider waits for, with status 200; at any other answer it pushes again. */
export const aliyunReportsTaken = { code: 0, msg: "接收成功" } as const

/**
 * The reports in the body of a push, text or parsed JSON. What in the list is no report of ours (another system's message
 * of the same account, a field that cannot be read) is left out, since the provider would push it in vain again and again.
 * Throws `InvalidInput` where the body is no list.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { parseAliyunReports } from "@onevisit/channel-sms"
 *
 * const body = `[{ "phone_number": "12012345678", "send_time": "2018-07-20 09:30:00", "report_time": "2018-07-20 09:30:05",
 *   "success": true, "err_code": "DELIVERED", "sms_size": "1", "biz_id": "1^0", "out_id": "k7f3q9x2m4c8v1b6n5j0h3g7d2s9a4w8" }]`
 * assert.deepEqual(parseAliyunReports(body), [
 *   { key: "k7f3q9x2m4c8v1b6n5j0h3g7d2s9a4w8", status: "delivered", at: "2018-07-20T01:30:05.000Z" },
 * ])
 * ```
 */
export function parseAliyunReports(body: unknown): readonly DeliveryReport[] {
  const list = typeof body === "string" ? parseJson(body) : body
  if (!Array.isArray(list)) throw new InvalidInput([{ path: [], expected: "a list of reports" }])
  return list.flatMap((entry) => (typeof entry === "object" && entry !== null ? reportIn(entry) : []))
}

function reportIn(entry: Readonly<Record<string, unknown>>): readonly DeliveryReport[] {
  const { err_code: told, out_id: key, report_time: written, success } = entry
  if (typeof key !== "string" || !/^[A-Za-z0-9]{32}$/.test(key)) return []
  const time = parseLocalTime(written)
  const at = time === undefined ? {} : { at: time }
  if (success === true || success === "true") return [{ key, status: "delivered", ...at }]
  if (success !== false && success !== "false") return []
  const code = typeof told === "string" && /^[A-Za-z0-9_.:-]{1,80}$/.test(told) ? told : undefined
  const trouble = troubleOfReport(code ?? "")
  return [{ key, status: "failed", ...at, trouble, ...(code === undefined ? {} : { code }) }]
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return undefined
  }
}
