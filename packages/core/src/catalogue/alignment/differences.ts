/**
 * What differs between an item and its entry, field by field. What asks more of people than the directory does (a
 * longer term, a further material, more visits) is an error; what is otherwise not as the directory has it is
 * a warning; what only adds to it, or asks less, is a note.
 */
import { itemTypes } from "../../law/index.ts"
import { type Citation, type Path, type Severity, text, type Text } from "../../reasons/index.ts"
import { composeTerm } from "../../time/index.ts"
import { levelNames } from "../names.ts"
import type { ServiceItem } from "../service-item.ts"
import type { AlignmentDifference } from "./alignment.ts"
import { basisDifferences } from "./basis-differences.ts"
import type { DirectoryEntry, DirectoryLevel } from "./directory.ts"
import { materialDifferences } from "./material-differences.ts"
import { codeForm, codeOf } from "./item-codes.ts"
import type { EntryProfile, ItemProfile } from "./profile.ts"

/** All differences; none for an item that is as its entry says. */
export function differencesFrom(
  profile: ItemProfile,
  { entry, name }: EntryProfile,
  level: DirectoryLevel,
): readonly AlignmentDifference[] {
  const { item } = profile
  return [
    ...(profile.name.key === name.key ? [] : [nameDiffers(item, entry)]),
    ...codeDifferences(item, entry),
    ...typeDifferences(item, entry),
    ...(entry.levels.includes(level) ? [] : [levelDiffers(entry)]),
    ...basisDifferences(item.basis, entry),
    ...termDifferences(item, entry),
    ...("materials" in entry && entry.materials !== undefined
      ? materialDifferences(item, entry.materials, entry.source)
      : []),
    ...visitDifferences(item, entry),
  ]
}

/** Whether the difference is in what tells which item is meant: its name or codes. */
export function isOfIdentity({ code }: AlignmentDifference): boolean {
  return code === "name-differs" || code === "code-differs" || code === "code-missing"
}

/** The most visits that an entry allows; `null` where it does not say. */
export function mostVisits(entry: DirectoryEntry): number | null {
  if (!("mustQualify" in entry)) return entry.visits ?? null
  if (entry.mustQualify.includes("zero-visit")) return 0
  return entry.mustQualify.includes("one-visit") ? 1 : null
}

function nameDiffers(item: ServiceItem, { name, source }: DirectoryEntry): AlignmentDifference {
  return difference("name-differs", "warning", ["name", "zh"], item.name, name, source, {
    zh: `名称不一致：本地“${item.name.zh}”，目录“${name.zh}”`,
    en: `The name differs: "${item.name.en}" here, "${name.en}" in the directory`,
  })
}

function codeDifferences({ codes = {} }: ServiceItem, entry: DirectoryEntry): readonly AlignmentDifference[] {
  return CODES.flatMap(({ key, title }): readonly AlignmentDifference[] => {
    const [found, listed] = [codeOf(codes, key), entry.codes[key]]
    if (listed === undefined) return []
    if (found === undefined) {
      return [
        difference("code-missing", "warning", ["codes", key], null, same(listed), entry.source, {
          zh: `缺少${title.zh}：目录为 ${listed}`,
          en: `The ${title.en} is missing: it is ${listed} in the directory`,
        }),
      ]
    }
    const { code: local, field } = found
    if (codeForm(key, local) === codeForm(key, listed)) return []
    return [
      difference("code-differs", "warning", ["codes", field], same(local), same(listed), entry.source, {
        zh: `${title.zh}不一致：本地 ${local}，目录 ${listed}`,
        en: `The ${title.en} differs: ${local} here, ${listed} in the directory`,
      }),
    ]
  })
}

const CODES = [
  { key: "basic", title: text("基本编码", "basic code") },
  { key: "local", title: text("地方编码", "local code") },
] as const

function typeDifferences(
  item: ServiceItem,
  { source, type }: DirectoryEntry,
): readonly AlignmentDifference[] {
  if (type === undefined || type === item.type) return []
  const [local, listed] = [itemTypes[item.type].title, itemTypes[type].title]
  return [
    difference("type-differs", "warning", ["type"], local, listed, source, {
      zh: `事项类型不一致：本地为${local.zh}，目录为${listed.zh}`,
      en: `The type differs: ${local.en} here, ${listed.en} in the directory`,
    }),
  ]
}

function levelDiffers({ levels, source }: DirectoryEntry): AlignmentDifference {
  const listed = text(
    levels.map((each) => levelNames[each].zh).join("、"),
    levels.map((each) => levelNames[each].en).join(", "),
  )
  return difference("level-differs", "warning", ["power", "level"], null, listed, source, {
    zh: `行使层级不一致：目录规定由${listed.zh}行使，请核对是否已下放或者委托`,
    en: `The level differs: the directory leaves it to the ${listed.en} level; check whether it was delegated`,
  })
}

/** Compared in one unit only: twenty working days against a month is for a calendar and a date to say. */
function termDifferences(item: ServiceItem, entry: DirectoryEntry): readonly AlignmentDifference[] {
  if (!("term" in entry) || entry.term === undefined || item.handling === "on-the-spot") return []
  const listed = composeTerm(entry.term)
  const differs = (
    code: string,
    severity: Severity,
    local: Text | null,
    message: Text,
  ): AlignmentDifference[] => [
    difference(code, severity, ["promisedTerm"], local, listed, entry.source, message),
  ]
  if (item.promisedTerm === undefined) {
    return differs("term-missing", "warning", null, {
      zh: `未公布承诺时限：目录为${listed.zh}`,
      en: `No promised term is published: it is ${listed.en} in the directory`,
    })
  }
  const local = composeTerm(item.promisedTerm)
  if (item.promisedTerm.unit !== entry.term.unit) {
    return differs("term-unit-differs", "warning", local, {
      zh: `承诺时限计算单位不同，请人工比对：本地${local.zh}，目录${listed.zh}`,
      en: `The promised term counts otherwise, compare it by hand: ${local.en} here, ${listed.en} in the directory`,
    })
  }
  if (item.promisedTerm.length <= entry.term.length) return []
  return differs("term-longer", "error", local, {
    zh: `承诺时限超过目录：本地${local.zh}，目录${listed.zh}`,
    en: `The promised term is longer than the directory's: ${local.en} here, ${listed.en} there`,
  })
}

function visitDifferences({ visits }: ServiceItem, entry: DirectoryEntry): readonly AlignmentDifference[] {
  const most = mostVisits(entry)
  if (most === null || visits.declared <= most) return []
  const [local, listed] = [visitsText(visits.declared), visitsText(most)]
  return [
    difference("visits-above", "error", ["visits", "declared"], local, listed, entry.source, {
      zh: `跑动次数超过目录：本地${local.zh}，目录最多${listed.zh}`,
      en: `More visits than the directory allows: ${local.en} here, ${listed.en} at most there`,
    }),
  ]
}

function visitsText(count: number): Text {
  return text(`${count}次`, `${count} visit${count === 1 ? "" : "s"}`)
}

function same(value: string): Text {
  return text(value, value)
}

function difference(
  code: string,
  severity: Severity,
  path: Path,
  local: Text | null,
  listed: Text | null,
  source: Citation,
  message: Text,
): AlignmentDifference {
  return { code, severity, path, local, listed, source, message }
}
