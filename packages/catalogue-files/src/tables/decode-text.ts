/**
 * The text of bytes in the encodings in which spreadsheet programs write CSV: UTF-8 and UTF-16 by their marks, UTF-8
 * where the bytes are, and otherwise GB18030, in which Chinese programs write by default.
 */

export interface DecodedText {
  readonly text: string
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "gb18030"
}

/** Undefined where the bytes are text in none of them. */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  for (const encoding of candidates(bytes)) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding }
    } catch {
      // Not in this one.
    }
  }
  return undefined
}

function candidates([first, second]: Uint8Array): readonly DecodedText["encoding"][] {
  if (first === 0xff && second === 0xfe) return ["utf-16le"]
  if (first === 0xfe && second === 0xff) return ["utf-16be"]
  return ["utf-8", "gb18030"]
}
