/**
 * One mail address, as people have them: no display name, no comment, no second address behind a comma, no break that
 * would begin another header. (RFC 5321, 4.1.2 without quoted local parts and address literals; lengths by 4.5.3.1.)
 */
export function isMailAddress(given: unknown): given is string {
  if (typeof given !== "string" || given.length > 254) return false
  const [, local = "", domain = ""] = FORM.exec(given) ?? []
  return local !== "" && local.length <= 64 && domain.split(".").every((label) => LABEL.test(label))
}

/** The domain of an address that is one. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1)
}

const FORM = /^((?:[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.(?!@))?)+)@([\p{L}\p{N}.-]+)$/u
const LABEL = /^(?!-)[\p{L}\p{N}-]{1,63}(?<!-)$/u
