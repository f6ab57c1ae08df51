/**
 * What Aliyun's codes mean for a message. Codes of a call by "短信服务 国内消息API错误码" and the common codes of its
 * gateway ("公共错误码"); codes of a report by "短信服务 回执错误码", where carriers also pass on their own.
 */
import type { SendTrouble } from "@onevisit/core/notices"

/**
 * The trouble by the code of a call. Of a code that is not known: `isp.` is the provider's own error, all others are the
 * caller's to mend. A gateway that failed within (`InternalError`) may have passed the call on.
 */
export function troubleOfCall(code: string): SendTrouble {
  const known = Object.hasOwn(CALL, code) ? CALL[code] : undefined
  if (known !== undefined) return known
  if (code.startsWith("isp.")) return "provider"
  if (code.startsWith("Throttling")) return "throttled"
  return "configuration"
}

const CALL: Readonly<Record<string, SendTrouble>> = {
  // The number.
  "isv.MOBILE_NUMBER_ILLEGAL": "address",
  "isv.DOMESTIC_NUMBER_NOT_SUPPORTED": "address",
  // The person.
  "isv.CUSTOMER_REFUSED": "consent",
  // What it says.
  "isv.PARAM_LENGTH_LIMIT": "content",
  "isv.PARAM_NOT_SUPPORT_URL": "content",
  "isv.BLACK_KEY_CONTROL_LIMIT": "content",
  "isv.SMS_CONTENT_ILLEGAL": "content",
  "isv.SMS_CONTENT_MISMATCH_TEMPLATE_TYPE": "content",
  "isv.TEMPLATE_PARAMS_ILLEGAL": "content",
  "isv.SMS_OVER_LIMIT": "throttled",
  // Too often.
  "isv.BUSINESS_LIMIT_CONTROL": "throttled",
  // The district's own ceilings and its account.
  "isv.DAY_LIMIT_CONTROL": "used-up",
  "isv.MONTH_LIMIT_CONTROL": "used-up",
  "isv.AMOUNT_NOT_ENOUGH": "used-up",
  "isv.OUT_OF_SERVICE": "used-up",
  // Account, signature, template, request.
  "isp.RAM_PERMISSION_DENY": "configuration",
  "isv.ACCOUNT_ABNORMAL": "configuration",
  "isv.ACCOUNT_NOT_EXISTS": "configuration",
  "isv.DENY_IP_RANGE": "configuration",
  "isv.EXTEND_CODE_ERROR": "configuration",
  "isv.INVALID_JSON_PARAM": "configuration",
  "isv.INVALID_PARAMETERS": "configuration",
  "isv.MOBILE_COUNT_OVER_LIMIT": "configuration",
  "isv.PRODUCT_UN_SUBSCRIPT": "configuration",
  "isv.PRODUCT_UNSUBSCRIBE": "configuration",
  "isv.SIGN_NAME_ILLEGAL": "configuration",
  "isv.SIGN_STATE_ILLEGAL": "configuration",
  "isv.SMS_SIGN_ILLEGAL": "configuration",
  "isv.SMS_SIGNATURE_ILLEGAL": "configuration",
  "isv.SMS_SIGNATURE_SCENE_ILLEGAL": "configuration",
  "isv.SMS_TEMPLATE_ILLEGAL": "configuration",
  "isv.SMS_TEST_NUMBER_LIMIT": "configuration",
  "isv.SMS_TEST_SIGN_TEMPLATE_LIMIT": "configuration",
  "isv.SMS_TEST_TEMPLATE_LIMIT": "configuration",
  "isv.TEMPLATE_MISSING_PARAMETERS": "configuration",
  // The provider and its gateway.
  "isp.SYSTEM_ERROR": "provider",
  "isp.GATEWAY_ERROR": "provider",
  ServiceUnavailable: "provider",
  InternalError: "no-answer",
  "isp.UNKNOWN": "no-answer",
}

/** The trouble by the code of a failed report; `provider` where the code is not known, for carriers have hundreds. */
export function troubleOfReport(code: string): SendTrouble {
  if (Object.hasOwn(CALL, code)) return troubleOfCall(code)
  return REPORT.find(([form]) => form.test(code))?.[1] ?? "provider"
}

const REPORT: readonly (readonly [RegExp, SendTrouble])[] = [
  // Who has complained or taken back their consent stands on a list (为什么错误码显示黑名单).
  [/BLACK(?!_?KEY)|REJECT_BY_USER|USER_REJECT|CUSTOMER_REFUSED|UNSUBSCRIBE/i, "consent"],
  [/KEYWORD|BLACK_?KEY|CONTENT|URL_/i, "content"],
  [/SIGN|TEMPLATE/i, "configuration"],
  [/LIMIT|FREQUENCY/i, "throttled"],
  [/MOBILE|NUMBER|TERMINAL|PHONE|EXPIRED|UNDELIV|MK:0001|MK:0005/i, "address"],
]
