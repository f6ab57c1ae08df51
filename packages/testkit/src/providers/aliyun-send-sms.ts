/** Whether the simulated provider takes a message, by its own rules and codes. */
import type { SmsRecord } from "./aliyun-record.ts"

export interface Approved {
  readonly signNames?: readonly string[]
  readonly templates: Readonly<Record<string, string>>
}

/** The longest that one variable of a notice template may be. */
const LONGEST_VARIABLE = 35
/** The longest message, with its signature. */
const LONGEST_MESSAGE = 500

type Taken = Pick<SmsRecord, "to" | "signName" | "templateCode" | "variables" | "content" | "outId">

/** What would be sent, or the code by which it is refused. */
export function judgeSendSms(query: Readonly<Record<string, string>>, approved: Approved): Taken | string {
  const { OutId = "", PhoneNumbers = "", SignName = "", TemplateCode = "", TemplateParam } = query
  if (PhoneNumbers.split(",").length > 1000) return "isv.MOBILE_COUNT_OVER_LIMIT"
  if (!/^(?:(?:\+|00)?86)?1\d{10}$|^[2-9]\d{6,14}$/.test(PhoneNumbers)) return "isv.MOBILE_NUMBER_ILLEGAL"
  if (approved.signNames?.includes(SignName) !== true) return "isv.SMS_SIGNATURE_ILLEGAL"
  if (!Object.hasOwn(approved.templates, TemplateCode)) return "isv.SMS_TEMPLATE_ILLEGAL"
  const wording = approved.templates[TemplateCode] ?? ""
  const variables = parseVariables(TemplateParam)
  if (variables === undefined) return "isv.INVALID_JSON_PARAM"
  const named = [...wording.matchAll(/\$\{(\w+)\}/g)].map(([, name = ""]) => name)
  const values = named.map((name) => (Object.hasOwn(variables, name) ? (variables[name] ?? "") : ""))
  if (values.includes("")) return "isv.TEMPLATE_MISSING_PARAMETERS"
  if (values.some((value) => value.length > LONGEST_VARIABLE)) return "isv.PARAM_LENGTH_LIMIT"
  if (values.some((value) => /https?:\/\//i.test(value))) return "isv.PARAM_NOT_SUPPORT_URL"
  const content = `【${SignName}】${wording.replace(/\$\{(\w+)\}/g, (_, name: string) => variables[name] ?? "")}`
  if (content.length > LONGEST_MESSAGE) return "isv.PARAM_LENGTH_LIMIT"
  return {
    to: PhoneNumbers,
    signName: SignName,
    templateCode: TemplateCode,
    variables,
    content,
    outId: OutId,
  }
}

/** A JSON object whose values are all text: the service takes no numbers. */
function parseVariables(written: string | undefined): Readonly<Record<string, string>> | undefined {
  if (written === undefined) return {}
  try {
    const parsed: unknown = JSON.parse(written)
    if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return undefined
    return Object.values(parsed).every((value) => typeof value === "string")
      ? (parsed as Readonly<Record<string, string>>)
      : undefined
  } catch {
    return undefined
  }
}
