/**
 * How many messages a text is sent and paid as. Networks carry 140 bytes: 70 units of UCS-2, or 160 of the 7-bit alphabet
 * where the gateway uses it; parts of a longer text give up room to say which part they are (3GPP TS 23.038 and 23.040).
 */

/** The alphabet a text travels in. */
export type SmsAlphabet = "ucs2" | "gsm7"

export interface SmsSegments {
  readonly alphabet: SmsAlphabet
  /** In units of the alphabet: UTF-16 units, or septets. */
  readonly units: number
  /** At least 1. */
  readonly segments: number
}

/**
 * The segments of a whole text, its signature 【…】 included. Chinese gateways send everything in UCS-2; one that uses the
 * 7-bit alphabet for texts that fit it is told by `alphabet: "gsm7"`. A character is never split over two segments, so the
 * count is never below that of the network.
 *
 * @example
 * ```ts
 * import { strict as assert } from "node:assert"
 * import { smsSegments } from "@onevisit/channel-sms"
 *
 * assert.deepEqual(smsSegments("【样例区】" + "字".repeat(65)), { alphabet: "ucs2", units: 70, segments: 1 })
 * assert.equal(smsSegments("【样例区】" + "字".repeat(66)).segments, 2)
 * assert.equal(smsSegments("字".repeat(135)).segments, 3)
 * assert.deepEqual(smsSegments("[€]", { alphabet: "gsm7" }), { alphabet: "gsm7", units: 6, segments: 1 })
 * ```
 */
export function smsSegments(
  text: string,
  { alphabet = "ucs2" }: { readonly alphabet?: SmsAlphabet } = {},
): SmsSegments {
  const septets = alphabet === "gsm7" ? septetsOf(text) : null
  const widths = septets ?? [...text].map((character) => character.length)
  const used = septets === null ? "ucs2" : "gsm7"
  const { alone, joined } = ROOM[used]
  const units = widths.reduce((sum, width) => sum + width, 0)
  return { alphabet: used, units, segments: units <= alone ? 1 : partsOf(widths, joined) }
}

const ROOM = {
  ucs2: { alone: 70, joined: 67 },
  gsm7: { alone: 160, joined: 153 },
} as const

function partsOf(widths: readonly number[], room: number): number {
  let parts = 1
  let filled = 0
  for (const width of widths) {
    if (filled + width > room) {
      parts += 1
      filled = 0
    }
    filled += width
  }
  return parts
}

/** The septets of each character; `null` where one is not in the alphabet and the text travels in UCS-2. */
function septetsOf(text: string): readonly number[] | null {
  const widths: number[] = []
  for (const character of text) {
    if (BASIC.has(character)) widths.push(1)
    else if (EXTENDED.has(character)) widths.push(2)
    else return null
  }
  return widths
}

/** 3GPP TS 23.038, 6.2.1. */
const BASIC: ReadonlySet<string> = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
)
/** 6.2.1.1: behind an escape. */
const EXTENDED: ReadonlySet<string> = new Set("\f^{}\\[~]|€")
