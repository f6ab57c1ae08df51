/**
 * What WeChat's codes mean, by "全局返回码" and the codes that each interface lists for itself. Codes of messages: "发送订阅通知",
 * "发送模板消息".
 */
import type { SendTrouble } from "@onevisit/core/notices"

/** A token that is wrong, ended, or runs no longer: another is asked for, once. */
export function isTokenRefused(errcode: number): boolean {
  return errcode === 40_001 || errcode === 40_014 || errcode === 42_001
}

/** The trouble by a code; `provider` where it is not known, for WeChat says that it has done nothing. */
export function troubleOf(errcode: number): SendTrouble {
  return CODES.get(errcode) ?? "provider"
}

const CODES: ReadonlyMap<number, SendTrouble> = new Map<number, SendTrouble>([
  // 系统繁忙
  [-1, "provider"],
  // Whom it is for: not one of this account's, or no longer.
  [40_003, "address"],
  // 用户拒绝接受消息, or what they subscribed to is used up; 需要接收者关注.
  [43_101, "consent"],
  [43_004, "consent"],
  // 模板参数不准确; words that are not passed; what cannot be parsed.
  [47_003, "content"],
  [45_168, "content"],
  [47_001, "content"],
  [40_033, "content"],
  // "接口调用超过限制", of the day; of the minute; of one person; of one message at a time.
  [45_009, "used-up"],
  [45_011, "throttled"],
  [43_117, "throttled"],
  [43_108, "throttled"],
  // The account, its rights and its secrets; where it may be called from.
  [40_001, "configuration"],
  [40_002, "configuration"],
  [40_013, "configuration"],
  [40_014, "configuration"],
  [40_125, "configuration"],
  [40_164, "configuration"],
  [41_001, "configuration"],
  [41_002, "configuration"],
  [41_004, "configuration"],
  [42_001, "configuration"],
  [48_001, "configuration"],
  [48_004, "configuration"],
  [50_001, "configuration"],
  [50_002, "configuration"],
  [61_004, "configuration"],
  [61_007, "configuration"],
  // The template and where it leads; templates and subscriptions that the platform has shut.
  [40_036, "configuration"],
  [40_037, "configuration"],
  [40_039, "configuration"],
  [40_048, "configuration"],
  [40_066, "configuration"],
  [41_030, "configuration"],
  [43_107, "configuration"],
  [43_116, "configuration"],
])
