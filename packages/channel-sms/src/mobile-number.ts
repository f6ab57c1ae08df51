/**
 * A mobile number in the one form that goes to a provider. Domestic ones are eleven digits that begin with 1, written
 * with +86, 0086, 86 or nothing before them; blanks and hyphens that people put between are left out, nothing else.
 */

/** Eleven digits for a domestic number; a foreign one as +, country and number, if those are allowed; `null` for no mobile number. */
export function parseMobileNumber(given: string, { foreign = false } = {}): string | null {
  const plain = given.replace(/(?<=\d)[ -](?=\d)/g, "")
  const [, domestic] = /^(?:\+86|0086|86)?(1[2-9]\d{9})$/.exec(plain) ?? []
  if (domestic !== undefined) return domestic
  if (!foreign) return null
  const [, abroad] = /^(?:\+|00)([1-9]\d{6,14})$/.exec(plain) ?? []
  return abroad === undefined || abroad.startsWith("86") ? null : `+${abroad}`
}
