/**
 * Masks, one per kind of field. No statute fixes their forms; these are custom, chosen so that what is
 * shown never contains the whole value and always leaves many candidates. Masks never fail: what has no
 * known form is hidden whole.
 */
import { compoundSurnames } from "./compound-surnames.ts"

/** A name: the surname and one star, whatever the length: `张*`, `欧阳*`. One character alone is hidden. */
export function maskName(name: string): string {
  const characters = [...name.trim()]
  if (characters.length < 2) return "*"
  const two = characters.slice(0, 2).join("")
  return characters.length > 2 && compoundSurnames.has(two) ? `${two}*` : `${characters[0]}*`
}

/** A citizen number in logs and messages: the first and the last character. */
export function maskCitizenNumber(number: string): string {
  return keepEnds(number, 1, 1, 10)
}

/** A citizen number on the desk of the officer in charge: the first and last four. Never in a public notice. */
export function maskCitizenNumberForDesk(number: string): string {
  return keepEnds(number, 4, 4, 7)
}

/** A telephone number: `120****1234` for a mobile number, the last two digits of any other. */
export function maskPhone(phone: string): string {
  const digits = phone.replaceAll(/[\s-]/g, "").replace(/^(?:\+|00)86(?=1\d{10}$)/, "")
  return /^1\d{10}$/.test(digits) ? keepEnds(digits, 3, 4, 4) : keepEnds(digits, 0, 2, 5)
}

/** A bank account: the last four, with a fixed number of stars so that the length stays hidden too. */
export function maskBankAccount(account: string): string {
  const digits = account.replaceAll(/[\s-]/g, "")
  return digits.length < 12 ? "****" : `****${digits.slice(-4)}`
}

/** An organisation's code (social credit code, organisation code): the first and last two characters. */
export function maskOrganisationCode(code: string): string {
  return keepEnds(code, 2, 2, 5)
}

/** An e-mail address: the first character and the domain. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@")
  return at < 2 ? "***" : `${[...email][0]}***${email.slice(at)}`
}

/**
 * An address down to the community (社区/村), or to the nearest level above it that leaves something hidden.
 * Nothing from the first digit on is ever shown.
 */
export function maskAddress(address: string): string {
  const whole = address.trim()
  const shown = whole.slice(0, Math.min(firstDigit(whole), whole.length - 1))
  const town = /^.*?(?:街道|[镇乡])/u.exec(shown)?.[0]
  const rest = shown.slice(town?.length ?? 0)
  const community = /^.*?(?:社区|村)/u.exec(rest)?.[0]
  const county = /^.*(?:[省市县旗州]|(?<!小)区)/u.exec(shown)?.[0]
  const kept = community === undefined ? (town ?? county ?? "") : (town ?? "") + community
  return `${kept}***`
}

function firstDigit(address: string): number {
  const at = address.search(/[0-9０-９]/u)
  return at === -1 ? address.length : at
}

/** Keeps both ends and hides the middle; hides all of a value whose middle would be shorter than `hidden`. */
function keepEnds(value: string, head: number, tail: number, hidden: number): string {
  const characters = [...value.trim()]
  const middle = characters.length - head - tail
  if (middle < hidden) return "*".repeat(Math.max(characters.length, 1))
  return characters.slice(0, head).join("") + "*".repeat(middle) + characters.slice(head + middle).join("")
}
