// The Channel port over Aliyun's SendSms ("发送短信"). A repetition is another message to the provider: the key goes along as
// OutId and is found again in its record and its reports, but keeps nothing from being sent twice.
import {
  ChannelError,
  type ChannelMessage,
  defineChannel,
  type SendReceipt,
  type SentMessage,
} from "@onevisit/core/ports"
import { parseMobileNumber } from "../mobile-number.ts"
import { checkOptions } from "../parse-options.schema.ts"
import { composeVariables, reviewTemplates, type SmsLimits } from "../template/index.ts"
import { callAliyun } from "./call.ts"
import { lookUpMessage } from "./look-up.ts"
import { aliyunOptionsSchema } from "./options.schema.ts"
import type { AliyunSmsOptions } from "./options.ts"

/**
 * Sends each message as the approved template of its kind, with every variable filled in, to one number.
 *
 * `send` resolves with `queued` and the provider's BizId when the provider has answered `OK`, and rejects with
 * `ChannelError` by the provider's code. `lookup` asks for the number's record of the day; what is not in it is
 * `unknown`. Throws `InvalidInput` at once on options that cannot be used, all issues together.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { aliyunSms } from "@onevisit/channel-sms"
 *
 * const sms = aliyunSms({
 *   accessKeyId: "sample-id",
 *   accessKeySecret: "sample-secret",
 *   signName: "样例区",
 *   endpoint: "http://127.0.0.1:2",
 *   templates: {
 *     "supplement-due": { code: "SMS_100000001", fields: { day: "dueOn" }, text: "请在${day}前补齐材料。" },
 *   },
 * })
 * const message = {
 *   key: "k7f3q9x2m4c8v1b6n5j0h3g7d2s9a4w8",
 *   to: "12012345678",
 *   kind: "supplement-due",
 *   language: "zh",
 *   title: "材料补交提醒",
 *   body: "请在2018年7月20日前补齐材料。",
 *   fields: { dueOn: { kind: "date", value: "2018-07-20", shown: "2018年7月20日" } },
 * } as const
 * await assert.rejects(sms.send(message), { _tag: "ChannelError", trouble: "unreachable" })
 * await assert.rejects(sms.send({ ...message, to: "0571-00000000" }), { trouble: "address" })
 * await assert.rejects(sms.send({ ...message, kind: "receipt" }), { trouble: "configuration" })
 * ```
 */
export function aliyunSms(options: AliyunSmsOptions) {
  checkOptions(aliyunOptionsSchema, options)
  const {
    foreign = false,
    id = "sms",
    longestText = 500,
    longestVariable = 35,
    signName,
    templates,
  } = options
  const limits: SmsLimits = {
    variable: longestVariable,
    text: longestText,
    links: false,
    signature: signName,
  }

  const numberOf = (to: string): string => {
    const number = parseMobileNumber(to, { foreign })
    if (number === null)
      throw new ChannelError(
        "address",
        "The address is no mobile number that may be written to. Ask for another.",
      )
    return number
  }
  const send = async (message: ChannelMessage): Promise<SendReceipt> => {
    const number = numberOf(message.to)
    const { code, variables } = composeVariables(templates, limits, message)
    const { BizId: reference } = await callAliyun(options, "SendSms", {
      PhoneNumbers: number.replace("+", ""),
      SignName: signName,
      TemplateCode: code,
      TemplateParam: JSON.stringify(Object.fromEntries(variables)),
      OutId: message.key,
    })
    return { status: "queued", ...(typeof reference === "string" ? { reference } : {}) }
  }
  return defineChannel({
    id,
    addresses: "mobile" as const,
    can: { repeats: false, reports: ["delivered", "failed"] as const, disturbs: true },
    review: (template) => reviewTemplates(templates, limits, template),
    send,
    lookup: async (sent: SentMessage) => lookUpMessage(options, numberOf(sent.to), sent),
  })
}
