/** Signatures between us and kuaidi100: a digest of what is said with a secret behind it. */
import { createHash, timingSafeEqual } from "node:crypto"

/** The algorithms kuaidi100 takes for questions; it signs what it sends with MD5. */
export type SignType = "MD5" | "SHA256" | "SM3"

/** In capitals, as kuaidi100 wants it. */
export function sign(parts: readonly string[], type: SignType = "MD5"): string {
  return createHash(type.toLowerCase()).update(parts.join(""), "utf8").digest("hex").toUpperCase()
}

/** Whether a signature is the one expected, in either case of its letters. */
export function isSigned(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given.toUpperCase()), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
