/**
 * Item codes of every form, made up, and the dirt that codes come with. Each kind of dirt says which findings
 * may name it and whether the clean code can be had back.
 */
import * as fc from "fast-check"
import { creditAlphabet } from "./check-digits.ts"
import type { ItemCodeForm } from "./item-code-forms.ts"
import { sampleCreditCode, sampleOrganisationCode } from "./samples.ts"

/** A part as it was made: whether it demands digits, or is an authority's credit code. */
interface MadePart {
  readonly value: string
  readonly kind: "digits" | "credit" | "other"
}

export interface MadeCode {
  readonly form: ItemCodeForm
  readonly separator: "" | "-"
  readonly parts: readonly MadePart[]
}

export interface DirtyCode {
  readonly clean: MadeCode
  readonly raw: string
  /** What was done to it. */
  readonly dirt: readonly Dirt[]
  readonly isReversible: boolean
}

interface Dirt {
  readonly kind: DirtKind
  /** Codes of findings of which one must be there; none where what is left is a whole code of another item. */
  readonly namedBy: readonly string[]
}

export type DirtKind =
  | "full-width"
  | "blanks"
  | "case"
  | "dashes"
  | "separators"
  | "letter-for-digit"
  | "truncation"
  | "wrong-check"
  | "irregular-segment"
  | "extra-segment"
  | "other-agency"

export const written = ({ parts, separator }: MadeCode): string =>
  parts.map(({ value }) => value).join(separator)

const digitsOf = (length: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: length, maxLength: length })
const digits = (length: number): fc.Arbitrary<MadePart> =>
  digitsOf(length).map((value) => ({ value, kind: "digits" }))
const other = (value: string): MadePart => ({ value, kind: "other" })
const agency: fc.Arbitrary<MadePart> = fc
  .record({
    n: fc.nat(99_999_999),
    beginning: fc.constantFrom("11", "12", "13", "19", "51"),
    region: digitsOf(4).map((rest) => `99${rest}`),
  })
  .map(({ n, ...of }) => ({ value: sampleCreditCode(n, of), kind: "credit" }))
const level = fc.constantFrom(..."123456").map((value): MadePart => ({ value, kind: "digits" }))
const basic = fc
  .tuple(fc.constantFrom("00", "99"), fc.constantFrom("01", "05", "07", "08", "10", "20"), digitsOf(8))
  .map((pieces): MadePart => ({ value: pieces.join(""), kind: "digits" }))
const sampleRegion = (length: number) =>
  digitsOf(length - 2).map((rest): MadePart => ({ value: `99${rest}`, kind: "digits" }))
const catalogue = fc.oneof(
  fc
    .tuple(fc.constantFrom("511A", "511F", "511Z", "512B", "512C", "513A"), fc.constantFrom(8, 10))
    .chain(([kind, length]) => digitsOf(length).map((rest) => other(kind + rest))),
  digitsOf(11).map((rest) => other(`512${rest}`)),
  fc.tuple(fc.constantFrom("G", "H"), digitsOf(6), digitsOf(3)).map((pieces) => other(pieces.join("-"))),
  digitsOf(5).map((rest) => other(`1J-5100-${rest}`)),
)

const made = (
  form: ItemCodeForm,
  separator: "" | "-",
  ...parts: readonly fc.Arbitrary<MadePart>[]
): fc.Arbitrary<MadeCode> => fc.tuple(...parts).map((each) => ({ form, separator, parts: each }))

const words = fc.constantFrom("许可", "给付", "确认", "奖励", "其他", "公共服务").map(other)
const letters = fc.constantFrom("XK", "QR", "JF", "CF").map(other)

/** A code of any form, right in every part. */
export const cleanItemCode: fc.Arbitrary<MadeCode> = fc.oneof(
  made("basic", "", basic),
  made("implementing", "", agency, level, basic),
  made("handling", "", agency, level, basic, digits(2)),
  made("guizhou", "", letters, digits(5), digits(3)),
  made("hubei", "", sampleRegion(6), digitsOf(3).map(other), letters, digits(3), digits(2)),
  made("sichuan", "-", fc.oneof(catalogue), sampleRegion(12), digits(3), agency, digits(1), digits(2)),
  made("zhejiang", "-", words, digits(5), digits(3)),
  made("zhejiang", "-", words, digits(5), digits(3), digits(2)),
  made(
    "local",
    "",
    fc.tuple(digitsOf(4), digitsOf(3)).map(([year, number]) => other(`Sample/${year}.${number}`)),
  ),
)

/** What a dirt leaves of a code, and what may name it; `undefined` where it does not apply. */
type Soil = (code: MadeCode, chance: Chance) => readonly [text: string, ...namedBy: string[]] | undefined

/** A number in [0, 1) for each choice a dirt has to make. */
type Chance = () => number

const pick = <T>(list: readonly [T, ...T[]], chance: Chance): T =>
  list[Math.floor(chance() * list.length)] ?? list[0]

const withPart = (code: MadeCode, at: number, change: (value: string) => string): string =>
  written({
    ...code,
    parts: code.parts.map((part, index) => (index === at ? { ...part, value: change(part.value) } : part)),
  })

const letterForDigit: Soil = (code, chance) => {
  const [first, ...rest] = code.parts.flatMap(({ kind, value }, part) =>
    kind === "other" ? [] : [...value].flatMap((each, at) => ("01".includes(each) ? [{ part, at }] : [])),
  )
  if (first === undefined) return undefined
  const { at, part } = pick([first, ...rest], chance)
  const slip = (value: string) => value.slice(0, at) + (value[at] === "0" ? "O" : "I") + value.slice(at + 1)
  return [withPart(code, part, slip), "code-letter-for-digit"]
}

const truncation: Soil = (code, chance) => {
  const whole = written(code)
  const cut = whole.slice(0, 1 + Math.floor(chance() * (whole.length - 1)))
  if (code.form === "local") return undefined
  const isWholeOfAnother =
    (code.form === "handling" && cut.length === 31) ||
    (code.form === "sichuan" && /^\d{12}$/.test(cut)) ||
    (code.form === "zhejiang" && /-\d{5}-\d{3}$/.test(cut))
  return isWholeOfAnother ? [cut] : [cut, "code-truncated", "item-code-form", "item-code-ambiguous"]
}

const wrongCheck: Soil = (code, chance) => {
  const at = code.parts.findIndex(({ kind }) => kind === "credit")
  if (at < 0) return undefined
  const turn = 1 + Math.floor(chance() * 30)
  const turned = (value: string) =>
    value.slice(0, 17) + creditAlphabet.charAt((creditAlphabet.indexOf(value.charAt(17)) + turn) % 31)
  return [withPart(code, at, turned), "code-check-character"]
}

const irregularSegment: Soil = (code, chance) => {
  const [first, ...rest] = code.parts.flatMap(({ kind, value }, at) =>
    kind !== "other" && at < code.parts.length - 1 && value.length > 1 ? [at] : [],
  )
  if (first === undefined || code.form === "guizhou" || code.form === "hubei") return undefined
  const at = pick([first, ...rest], chance)
  const text = withPart({ ...code, separator: "-" }, at, (value) => value.slice(0, -1))
  return [text, "item-code-segment", "item-code-agency"]
}

const extraSegment: Soil = (code) => {
  const isOpen = code.form === "local" || (code.form === "zhejiang" && code.parts.length === 3)
  return isOpen ? undefined : [`${written(code)}-007`, "code-extra"]
}

const otherAgency: Soil = (code, chance) => {
  if (code.form !== "sichuan") return undefined
  const organisation = sampleOrganisationCode(Math.floor(chance() * 1e8))
  const hyphened = `${organisation.slice(0, 8)}-${organisation.slice(8)}`
  const number = pick([organisation, hyphened, "45121200", "2222222222222"], chance)
  return [withPart(code, 3, () => number), "item-code-agency"]
}

/** Hyphens put in where the form has none, or left out where it has some and the lengths still tell. */
const separators: Soil = (code, chance) => {
  const whole = written(code)
  const at = 1 + Math.floor(chance() * (whole.length - 1))
  if (code.form === "local") return undefined
  if (code.separator === "") return [`${whole.slice(0, at)}-${whole.slice(at)}`, "code-separator"]
  const isRegular = code.form === "zhejiang" || /^51[0-9][A-Z]/.test(whole)
  return isRegular ? [whole.replaceAll("-", ""), "code-separator"] : undefined
}

/** At most one of these: they change more than the surface. */
const deep: readonly { readonly kind: DirtKind; readonly isReversible: boolean; readonly soil: Soil }[] = [
  { kind: "letter-for-digit", isReversible: true, soil: letterForDigit },
  { kind: "separators", isReversible: true, soil: separators },
  { kind: "truncation", isReversible: false, soil: truncation },
  { kind: "wrong-check", isReversible: false, soil: wrongCheck },
  { kind: "irregular-segment", isReversible: false, soil: irregularSegment },
  { kind: "extra-segment", isReversible: false, soil: extraSegment },
  { kind: "other-agency", isReversible: false, soil: otherAgency },
]

/** Any number of these. */
const surface: readonly {
  readonly kind: DirtKind
  readonly namedBy: readonly string[]
  readonly soil: (text: string, chance: Chance) => string
}[] = [
  { kind: "case", namedBy: ["code-case", "item-code-form"], soil: (text) => text.toLowerCase() },
  {
    kind: "dashes",
    namedBy: ["code-dash"],
    soil: (text, chance) => text.replaceAll("-", () => pick(["–", "—", "‐", "−", "·"], chance)),
  },
  {
    kind: "full-width",
    namedBy: ["code-full-width"],
    soil: (text, chance) =>
      text.replaceAll(/[!-~]/g, (each) =>
        chance() < 0.5 ? each : String.fromCodePoint(each.charCodeAt(0) + 0xfee0),
      ),
  },
  {
    kind: "blanks",
    namedBy: ["code-blank"],
    soil: (text, chance) => {
      const at = Math.floor(chance() * (text.length + 1))
      const blank = pick([" ", "\u3000", "\u00a0", "\t", "\u200b", "\ufeff"], chance)
      return text.slice(0, at) + blank + text.slice(at)
    },
  },
]

/** A code with at most one deep dirt and any on its surface. */
export const dirtyItemCode: fc.Arbitrary<DirtyCode> = fc
  .record({
    clean: cleanItemCode,
    below: fc.option(fc.constantFrom(...deep), { nil: undefined }),
    above: fc.subarray([...surface]),
    seed: fc.nat(),
  })
  .map(({ above, below, clean, seed }) => {
    const chance = chances(seed)
    const soiled = below?.soil(clean, chance)
    const [first = written(clean), ...namedBy] = soiled ?? []
    const dirt: Dirt[] = below === undefined || soiled === undefined ? [] : [{ kind: below.kind, namedBy }]
    let raw = first
    for (const { kind, namedBy, soil } of above) {
      const next = clean.form === "local" && kind === "case" ? raw : soil(raw, chance)
      if (next !== raw) dirt.push({ kind, namedBy })
      raw = next
    }
    return { clean, raw, dirt, isReversible: soiled === undefined || below?.isReversible === true }
  })

/** A linear congruential generator: the choices of one code, all from one number that shrinks. */
function chances(seed: number): Chance {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
