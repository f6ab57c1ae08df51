/**
 * The codes written in segments, as the portals of Sichuan and Zhejiang write them. Of Sichuan, links show
 * besides the regular code older catalogue codes with hyphens of their own (`G-000007-001`), and in the place
 * of the credit code an organisation code or an internal number.
 */
import type { SplitItemCode } from "./item-code-forms.ts"

/** A code that begins with a word: `许可-00123-000`, with two digits more for a handling item. */
export function splitZhejiang(code: string): SplitItemCode | undefined {
  const [, word, rest] = /^(\p{Script=Han}{2,6})([0-9OI-]*)$/u.exec(code) ?? []
  if (word === undefined || rest === undefined) return undefined
  const [before, ...segments] = rest.split("-")
  if (before === undefined || before === "") return bySegments("zhejiang", [word, ...segments], 4)
  const number = rest.replaceAll("-", "")
  const pieces = [word, number.slice(0, 5), number.slice(5, 8), number.slice(8, 10)]
  return { form: "zhejiang", pieces: pieces.filter((piece) => piece !== ""), extra: number.slice(10) }
}

/** A code that begins as Sichuan's catalogue codes do, or has a region of 12 digits and 3 digits more behind one. */
export function splitSichuan(code: string): SplitItemCode | undefined {
  if (!code.includes("-")) return regularBeginning.test(code) ? byLength(code) : undefined
  const segments = code.split("-")
  const own = /^[0-9]?[A-Z]$/.test(segments[0] ?? "") ? 3 : 1
  const catalogue = segments.slice(0, own).join("-")
  const rest = joinOrganisation(segments.slice(own))
  const isOne =
    regularBeginning.test(code) ||
    /^(?:5[1I][0-9OI]{12}-[0-9OI]{0,12}(?:-|$)|[0-9]?[A-Z]-[0-9OI])/.test(code) ||
    (catalogue.length <= 14 && /^[0-9OI]{12}-[0-9OI]{3}(?:-|$)/.test(rest.join("-")))
  return isOne ? bySegments("sichuan", [catalogue, ...rest], 6) : undefined
}

const regularBeginning = /^5[1I][0-9OI][A-HJ-NP-Z][0-9OI]/

function bySegments(form: "sichuan" | "zhejiang", segments: readonly string[], parts: number): SplitItemCode {
  const extra = segments.slice(parts).map((segment) => `-${segment}`)
  return { form, pieces: segments.slice(0, parts), extra: extra.join("") }
}

/** Without hyphens the lengths tell: a catalogue code of 14 characters, or of 12 where the whole has 48. */
function byLength(code: string): SplitItemCode {
  const own = code.length === 48 ? 12 : 14
  const ends = [own, own + 12, own + 15, own + 33, own + 34, own + 36]
  const pieces = ends.map((end, at) => code.slice(ends[at - 1] ?? 0, end)).filter((piece) => piece !== "")
  return { form: "sichuan", pieces, extra: code.slice(own + 36) }
}

/** The hyphen before the check character of an organisation code parts no segments. */
function joinOrganisation(segments: readonly string[]): readonly string[] {
  const [region = "", third = "", body = "", check = "", ...tail] = segments
  if (tail.length !== 2 || body.length !== 8 || check.length !== 1) return segments
  return [region, third, `${body}-${check}`, ...tail]
}
