// The Channel port over any HTTP gateway that a description fits. Gateways that ask for a digest of the request cannot be
// described; those take an adapter of their own.
import {
  ChannelError,
  type ChannelMessage,
  defineChannel,
  type SendReceipt,
  type SentMessage,
} from "@onevisit/core/ports"
import type { MessageTemplate } from "@onevisit/core/notices"
import { fromEpochMillis, toEpochMillis } from "@onevisit/core/time"
import { askProvider } from "../ask-provider.ts"
import { localDay } from "../local-time.ts"
import { parseMobileNumber } from "../mobile-number.ts"
import { checkOptions } from "../parse-options.schema.ts"
import {
  checkText,
  composeVariables,
  reviewFreeText,
  reviewTemplates,
  type SmsLimits,
  wholeText,
} from "../template/index.ts"
import type { GatewaySmsOptions } from "./description.ts"
import { gatewayOptionsSchema } from "./gateway.schema.ts"
import { type Fillings, fillRequest } from "./placeholders.ts"
import { readLookUp, readReceipt } from "./read-answer.ts"

/**
 * Sends each message as a described gateway takes it: as an approved template with its variables by name or by place, or as
 * text where there are no templates.
 *
 * `send` resolves only where the answer says what `taken` describes, and rejects with `ChannelError` by the answer's code.
 * Throws `InvalidInput` at once on a description that cannot be used, all issues together.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { gatewaySms } from "@onevisit/channel-sms"
 *
 * const sms = gatewaySms({
 *   signature: "样例区",
 *   secrets: { token: "sample-token" },
 *   templates: { "supplement-due": { code: "1001", fields: { item: "item", day: "dueOn" } } },
 *   send: {
 *     request: {
 *       method: "POST",
 *       url: "https://sms.district.example.org/send",
 *       headers: { authorization: "Bearer {secret.token}" },
 *       json: { id: "{key}", mobile: "{to}", template: "{template}", params: "{values}" },
 *     },
 *     answer: {
 *       taken: { at: "result", is: 0 },
 *       reference: "sid",
 *       troubles: { "1016": "address", "1017": "content", "1023": "throttled" },
 *     },
 *   },
 * })
 * assert.equal(sms.lookup, undefined)
 * assert.throws(() => gatewaySms({ send: { request: { method: "GET", url: "http://sms.example.org/{what}" } } } as never), {
 *   name: "InvalidInput",
 * })
 * ```
 */
export function gatewaySms(options: GatewaySmsOptions) {
  checkOptions(gatewayOptionsSchema, options)
  const {
    clock = systemClock,
    id = "sms",
    lookup,
    patienceMs = 10_000,
    repeats = false,
    send,
    signature = "",
  } = options
  const limits: SmsLimits = {
    text: options.limits?.text ?? 500,
    variable: options.limits?.variable ?? 35,
    links: options.limits?.links ?? false,
    signature,
  }
  const secrets = Object.entries(options.secrets ?? {}).map(([name, value]) => [`secret.${name}`, value])
  const shared = (): Fillings => ({
    ...(Object.fromEntries(secrets) as Readonly<Record<string, string>>),
    seconds: String(Math.floor(toEpochMillis(clock()) / 1000)),
  })
  const reports = (["delivered", "read", "failed"] as const).filter((status) =>
    Object.values(lookup?.answer.statuses ?? {}).includes(status),
  )

  return defineChannel({
    id,
    addresses: "mobile" as const,
    can: { repeats, reports, disturbs: true },
    review: (template: MessageTemplate) =>
      options.templates === undefined
        ? reviewFreeText(limits, template)
        : reviewTemplates(options.templates, limits, template),
    send: async (message: ChannelMessage): Promise<SendReceipt> => {
      const to = numberOf(message.to, options)
      const said = sayings(message, options, limits)
      const request = fillRequest(send.request, { ...shared(), ...said, to, key: message.key, signature })
      return readReceipt(await askProvider(request, patienceMs, clock), send.answer)
    },
    ...(lookup === undefined
      ? {}
      : {
          lookup: async ({ at, key, reference = "", to }: SentMessage) => {
            const fillings = { ...shared(), key, reference, day: localDay(at), to: numberOf(to, options) }
            const answer = await askProvider(fillRequest(lookup.request, fillings), patienceMs, clock)
            return readLookUp(answer, lookup.answer, key)
          },
        }),
  })
}

function sayings(message: ChannelMessage, { templates }: GatewaySmsOptions, limits: SmsLimits): Fillings {
  const { body, link = "" } = message
  if (templates === undefined) {
    checkText(body, limits)
    return { text: body, link }
  }
  const { code, text, variables } = composeVariables(templates, limits, message)
  const named = variables.map(([name, value]) => [`variable.${name}`, value])
  return {
    ...(Object.fromEntries(named) as Readonly<Record<string, string>>),
    template: code,
    values: variables.map(([, value]) => value),
    variables: Object.fromEntries(variables),
    text: wholeText(text === undefined ? {} : { text }, variables),
    link,
  }
}

function numberOf(to: string, { foreign = false, numbers = "national" }: GatewaySmsOptions): string {
  const number = parseMobileNumber(to, { foreign })
  if (number === null)
    throw new ChannelError(
      "address",
      "The address is no mobile number that may be written to. Ask for another.",
    )
  return numbers === "e164" && !number.startsWith("+") ? `+86${number}` : number
}

function systemClock() {
  return fromEpochMillis(Date.now())
}
