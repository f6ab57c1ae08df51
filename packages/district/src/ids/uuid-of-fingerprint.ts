/** Ids that follow from something else, so that what is opened twice for the same reason is opened once. */

/** A UUID (RFC 9562, version 8) of a fingerprint of at least 32 hex digits. */
export function uuidOfFingerprint(fingerprint: string): string {
  const hex = `${fingerprint.slice(0, 12)}8${fingerprint.slice(13, 16)}8${fingerprint.slice(17, 32)}`
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-")
}
