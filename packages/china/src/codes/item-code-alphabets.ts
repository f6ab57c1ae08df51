/**
 * The characters of the parts of an item code, and what may be mended in them: an O for a 0 and an I for a 1,
 * only where the part has no such letter. A part with letters of its own is left as it was typed.
 */
import type { ItemCodeAlphabet, ItemCodeSlot } from "./item-code-forms.ts"

/** A part with letters that only a slip can have put there made digits. */
export function mendPart(part: string, alphabet: ItemCodeAlphabet): string {
  switch (alphabet) {
    case "digits":
    case "credit":
      return asDigits(part)
    case "agency":
      return part.length === 18 ? asDigits(part) : part
    case "catalogue":
      return part.replace(regularCatalogue, (_, head: string, kind: string, tail: string) => {
        return asDigits(head) + kind + asDigits(tail)
      })
    case "letters":
    case "alphanumeric":
    case "word":
      return part
  }
}

/** Whether a mended part has only characters of its alphabet. */
export function isOfAlphabet(part: string, alphabet: ItemCodeAlphabet): boolean {
  return alphabets[alphabet].test(part)
}

/** Whether a mended part is right in length and characters. */
export function fitsSlot(part: string, slot: ItemCodeSlot): boolean {
  const isLong = slot.length === undefined ? part !== "" : part.length === slot.length
  return isLong && isOfAlphabet(part, slot.of)
}

/** Which letters a credit code has not is for the check of credit codes to say. */
const alphabets: Readonly<Record<ItemCodeAlphabet, RegExp>> = {
  digits: /^\d*$/,
  letters: /^[A-Z]*$/,
  alphanumeric: /^[0-9A-Z]*$/,
  credit: /^[0-9A-Z]*$/,
  agency: /^[0-9A-Z-]*$/,
  catalogue: /^[0-9A-Z-]*$/,
  word: /^\p{Script=Han}*$/u,
}

/** Sichuan: three digits, one character of type, eight or ten digits. */
const regularCatalogue = /^([0-9OI]{3})([0-9A-Z])([0-9OI]{8}|[0-9OI]{10})$/

function asDigits(part: string): string {
  return part.replaceAll("O", "0").replaceAll("I", "1")
}
