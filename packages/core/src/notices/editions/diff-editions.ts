/**
 * What changes between two editions of an item, in the words of its guide: what a reader of the old one has to learn.
 * Whoever publishes an edition can show it beside the batch. 行政许可法 art. 30; 浙江省保障“最多跑一次”改革规定 art. 4.
 */
import type { Outlet, ServiceItem } from "../../catalogue/index.ts"
import { canonicalJson, type Json } from "../../events/index.ts"
import { type Text, text } from "../../reasons/index.ts"
import { plainDate } from "../../time/index.ts"
import { composeGuide } from "../guide/compose-guide.ts"
import type { GuideBlock, GuideSection } from "../guide/guide.ts"

export interface EditionChange {
  /** The id of the guide's section; `null` for what the guide does not tell. */
  readonly section: string | null
  /** What it said and says; `null` where it said or says nothing. */
  readonly before: Text | null
  readonly after: Text | null
  readonly message: Text
}

export interface DiffOptions {
  /** The district's outlets, so that entering or leaving a service centre is told as such. */
  readonly outlets?: readonly Outlet[]
}

/**
 * The changes from one edition to another, in the order of the guide; empty where nothing but the edition's name and
 * its days differs. What no guide tells (what a material proves, where it is looked up) is told by the field's name.
 *
 * @example
 * ```ts
 * import type { ServiceItem } from "@onevisit/core/catalogue"
 * import { diffEditions } from "@onevisit/core/notices"
 *
 * export function noteForReaders(before: ServiceItem, after: ServiceItem): string {
 *   return diffEditions(before, after)
 *     .map(({ message }) => `· ${message.zh}`)
 *     .join("\n")
 * }
 * ```
 */
export function diffEditions(
  before: ServiceItem,
  after: ServiceItem,
  { outlets = [] }: DiffOptions = {},
): readonly EditionChange[] {
  const [old, fresh] = [sectionsOf(before, outlets), sectionsOf(after, outlets)]
  const ids = [...new Set([...fresh, ...old].map(({ id }) => id))]
  const told = ids.flatMap((id) =>
    sectionChanges(
      old.find((section) => section.id === id),
      fresh.find((section) => section.id === id),
    ),
  )
  return [...centreChanges(before, after, outlets), ...told, ...untoldChanges(before, after)]
}

/** The guide of an item as if editions had neither names nor days. */
function sectionsOf(item: ServiceItem, outlets: readonly Outlet[]): readonly GuideSection[] {
  const day = plainDate("2000-01-01")
  const undated: ServiceItem = { ...item, edition: "edition", validFrom: day, validTo: null }
  return composeGuide(undated, { publishedOn: day, outlets }).sections
}

function sectionChanges(
  old: GuideSection | undefined,
  fresh: GuideSection | undefined,
): readonly EditionChange[] {
  const section = fresh ?? old
  if (section === undefined) return []
  const [linesBefore, linesAfter] = [linesOf(old), linesOf(fresh)]
  const names = [...new Set([...linesAfter.keys(), ...linesBefore.keys()])]
  return names.flatMap((name) => {
    const [was, is] = [linesBefore.get(name), linesAfter.get(name)]
    if (was?.zh === is?.zh && was?.en === is?.en) return []
    return [changeOf(section, was ?? null, is ?? null)]
  })
}

/** The lines of a section by what makes them the same line: the head of a row and its column, or the words themselves. */
function linesOf(section: GuideSection | undefined): ReadonlyMap<string, Text> {
  const lines = new Map<string, Text>()
  for (const block of section?.blocks ?? [])
    for (const [name, words] of linesIn(block)) lines.set(uniqueIn(lines, name), words)
  return lines
}

function linesIn(block: GuideBlock): readonly (readonly [string, Text])[] {
  switch (block.kind) {
    case "paragraph":
      return [["paragraph", block.text]]
    case "list":
      return block.items.map((item, at) => [
        block.ordered ? `step ${at}` : item.zh,
        block.ordered ? text(`${at + 1}. ${item.zh}`, `${at + 1}. ${item.en}`) : item,
      ])
    case "table":
      return block.rows.map(([head = text("", ""), ...cells]) => [
        head.zh,
        text(
          [head.zh, ...cells.map(({ zh }, at) => cellIn(block.columns[at + 1]?.zh, zh, "："))].join("，"),
          [head.en, ...cells.map(({ en }, at) => cellIn(block.columns[at + 1]?.en, en, ": "))].join(", "),
        ),
      ])
    default:
      return block satisfies never
  }
}

function cellIn(column: string | undefined, words: string, between: string): string {
  return column === undefined ? words : `${column}${between}${words}`
}

function uniqueIn(lines: ReadonlyMap<string, Text>, name: string): string {
  let [unique, at] = [name, 1]
  while (lines.has(unique)) unique = `${name} (${(at += 1)})`
  return unique
}

function changeOf({ heading, id }: GuideSection, before: Text | null, after: Text | null): EditionChange {
  const message =
    before === null
      ? text(`“${heading.zh}”新增：${after?.zh ?? ""}`, `"${heading.en}" now also says: ${after?.en ?? ""}`)
      : after === null
        ? text(`“${heading.zh}”取消：${before.zh}`, `"${heading.en}" no longer says: ${before.en}`)
        : text(
            `“${heading.zh}”由“${before.zh}”改为“${after.zh}”`,
            `"${heading.en}" said "${before.en}" and says "${after.en}"`,
          )
  return { section: id, before, after, message }
}

/** 进驻 and 退出: where the item is handled at a service centre now, or no longer is. */
function centreChanges(
  before: ServiceItem,
  after: ServiceItem,
  outlets: readonly Outlet[],
): readonly EditionChange[] {
  const handles = ({ servedAt = [] }: ServiceItem, id: string): boolean =>
    servedAt.some(({ outlet }) => outlet === id)
  return outlets
    .filter(({ id, kind }) => kind === "service-centre" && handles(before, id) !== handles(after, id))
    .map(({ id, name }) => {
      const enters = handles(after, id)
      const message = enters
        ? text(`进驻${name.zh}`, `The item is now handled at ${name.en}`)
        : text(`退出${name.zh}`, `The item is no longer handled at ${name.en}`)
      return { section: "places", before: enters ? null : name, after: enters ? name : null, message }
    })
}

/** Fields that differ and of which a guide says nothing: it reads the same with the old value and with the new. */
function untoldChanges(before: ServiceItem, after: ServiceItem): readonly EditionChange[] {
  const guideOf = (item: ServiceItem): string => canonicalJson(sectionsOf(item, []) as unknown as Json)
  const old = guideOf(before)
  const isUntold = (changed: ServiceItem): boolean => guideOf(changed) === old
  const fields = changedFields(before, after)
    .filter((name) => !DATED.has(name) && name !== "materials")
    .filter((name) => isUntold({ ...before, [name]: Reflect.get(after, name) as unknown }))
    .map((name) => untold(nameOf(name)))
  const materials = after.materials.flatMap((material) => {
    const was = before.materials.find(({ id }) => id === material.id)
    if (was === undefined) return []
    return changedFields(was, material)
      .filter((name) => {
        const changed = { ...was, [name]: Reflect.get(material, name) as unknown }
        return isUntold({
          ...before,
          materials: before.materials.map((one) => (one === was ? changed : one)),
        })
      })
      .map((name) => {
        const { en, zh } = nameOf(name)
        return untold(text(`材料“${material.name.zh}”的${zh}`, `of the material "${material.name.en}" ${en}`))
      })
  })
  return [...fields, ...materials]
}

const DATED: ReadonlySet<string> = new Set(["edition", "validFrom", "validTo"])

function changedFields(before: object, after: object): readonly string[] {
  const valueOf = (of: object, name: string): string => {
    const value: unknown = Reflect.get(of, name)
    return value === undefined ? "" : canonicalJson(value as Json)
  }
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.filter((name) => valueOf(before, name) !== valueOf(after, name))
}

function untold({ en, zh }: Text): EditionChange {
  const message = text(`指南未载明的内容有变动：${zh}`, `What the guide does not tell has changed: ${en}`)
  return { section: null, before: null, after: null, message }
}

function nameOf(field: string): Text {
  return FIELD_NAMES[field] ?? text(field, field)
}

/** The fields that guides leave out, or tell only in part. */
const FIELD_NAMES: Readonly<Record<string, Text>> = {
  legs: text("办理环节", "the legs"),
  questions: text("情形问题", "the questions of the scenario"),
  initiation: text("启动方式", "who begins it"),
  evidences: text("所证明的事实", "the facts that it proves"),
  lookUp: text("查验来源", "the source it is looked up in"),
  document: text("文书种类", "the kind of document"),
  documentClass: text("材料类型", "the class of document"),
}
