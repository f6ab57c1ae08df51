/**
 * How WeChat judges the values of a template's keywords ("订阅消息参数值内容限制说明"): by the family that a keyword's name begins
 * with. Written for the simulated provider, apart from any adapter.
 */

/** Whether WeChat takes the value; where it does not, it answers 47003 and sends nothing. */
export function takesValue(keyword: string, value: unknown, listed: readonly string[] | undefined): boolean {
  if (typeof value !== "string" || value.trim() === "" || /\p{Cc}/u.test(value)) return false
  const [, family = ""] = /^([a-z_]+?)\d{1,3}$/.exec(keyword) ?? []
  const length = [...value].length
  switch (family) {
    case "thing":
      return length <= 20
    case "number":
      return /^\d+(?:\.\d+)?$/.test(value) && length <= 32
    case "letter":
      return /^[A-Za-z]+$/.test(value) && length <= 32
    case "symbol":
      return !/[\p{L}\p{N}\s]/u.test(value) && length <= 5
    case "character_string":
      return /^[!-~]+$/.test(value) && length <= 32
    case "time":
      return value.split("~").every((part) => TIME.test(part)) && value.split("~").length <= 2
    case "date":
      return value.split("~").every((part) => DATE.test(part)) && value.split("~").length <= 2
    case "amount":
      return /^[¥￥$]?\d+(?:\.\d+)?元?$/.test(value) && value.replace(/\D/g, "").length <= 10
    case "phone_number":
      return /^[\d+\-() ]+$/.test(value) && length <= 17
    case "car_number":
      return /^[\p{Script=Han}A-Z0-9][A-Z0-9]*[\p{Script=Han}A-Z0-9]$/u.test(value) && length <= 8
    case "name":
      return /\p{Script=Han}/u.test(value) ? length <= 10 : !/\d/.test(value) && length <= 20
    case "phrase":
      return /^\p{Script=Han}+$/u.test(value) && length <= 5
    case "const":
    case "enum":
      return listed?.includes(value) ?? false
    default:
      return false
  }
}

const TIME = /^(?:\d{4}年\d{1,2}月\d{1,2}日 )?\d{1,2}:\d{2}$/
const DATE = /^\d{4}年\d{1,2}月\d{1,2}日(?: \d{1,2}:\d{2})?$/
