/** The tasks of a to-do list, each with a sentence that says what to do and how sure its ground is. */
import { text, type Text } from "../../reasons/index.ts"
import type { Confidence } from "./agreement.ts"
import type {
  AlignedItem,
  AlignmentDifference,
  ItemAlignment,
  AlignmentLink,
  UncarriedEntry,
} from "./alignment.ts"

export interface AlignmentTask {
  readonly kind: AlignmentTaskKind
  /** The items it is about, by id; none where one is missing. */
  readonly items: readonly string[]
  /** The entries it is about, by id; none where one is missing. */
  readonly entries: readonly string[]
  /** How sure it is that items and entries belong together, the least of several; `null` where one side is missing. */
  readonly confidence: Confidence | null
  readonly says: Text
}

export type AlignmentTaskKind =
  /** An entry owed at the level that no item carries out. */
  | "offer"
  /** An item that asks for more time, materials or visits than its entry allows. */
  | "lighten"
  /** An item without an entry. */
  | "justify"
  /** An item that carries out several entries. */
  | "split"
  /** Items that carry out one entry. */
  | "merge"
  /** An item of which a person has to say whether it is one of these entries. */
  | "confirm"
  | "recode"
  | "rename"
  /** An item whose other fields are not as its entry has them. */
  | "correct"

export function composeOffer({ entry, name }: UncarriedEntry): AlignmentTask {
  return {
    kind: "offer",
    items: [],
    entries: [entry],
    confidence: null,
    says: text(
      `目录条目“${name.zh}”（${entry}）在本级无对应事项：请认领并公布，确不行使的书面说明理由。`,
      `No item carries out "${name.en}" (${entry}): take it up and publish it, or state in writing why it is not exercised here.`,
    ),
  }
}

export function composeJustify({ item, name }: AlignedItem): AlignmentTask {
  return {
    kind: "justify",
    items: [item],
    entries: [],
    confidence: null,
    says: text(
      `“${name.zh}”在目录中无对应条目：有依据的报请纳入目录，没有依据的停止办理。`,
      `"${name.en}" is not in the directory: have it entered, or stop asking for it where nothing supports it.`,
    ),
  }
}

export function composeConfirm(
  { item, name }: AlignedItem,
  candidates: readonly AlignmentLink[],
): AlignmentTask {
  const [first] = candidates
  return {
    kind: "confirm",
    items: [item],
    entries: candidates.map(({ entry }) => entry),
    confidence: first?.confidence ?? null,
    says: text(
      `请人工确认“${name.zh}”是否为下列条目之一：${candidates.map((link) => `“${link.name.zh}”（${whyOf(link).zh}）`).join("；")}。`,
      `Say whether "${name.en}" is one of these: ${candidates.map((link) => `"${link.name.en}" (${whyOf(link).en})`).join("; ")}.`,
    ),
  }
}

export function composeSplit({ item, name }: AlignedItem, links: readonly AlignmentLink[]): AlignmentTask {
  return {
    kind: "split",
    items: [item],
    entries: links.map(({ entry }) => entry),
    confidence: leastOf(links),
    says: text(
      `“${name.zh}”包含目录的多个条目：请拆分为${links.map((link) => `“${link.name.zh}”（${whyOf(link).zh}）`).join("、")}。`,
      `"${name.en}" covers several entries: split it into ${links.map((link) => `"${link.name.en}" (${whyOf(link).en})`).join(", ")}.`,
    ),
  }
}

/** One task for all the items of one entry. */
export function composeMerge(first: SplitItem, others: readonly SplitItem[]): AlignmentTask {
  const all = [first, ...others]
  const { entry, name } = first.link
  const [zh, en] = [all.map((each) => `“${each.name.zh}”`), all.map((each) => `"${each.name.en}"`)]
  return {
    kind: "merge",
    items: all.map(({ item }) => item),
    entries: [entry],
    confidence: leastOf(all.map(({ link }) => link)),
    says: text(
      `${zh.join("、")}同属目录的一个条目：请合并为“${name.zh}”，或者作为其办理情形列出。`,
      `${en.join(", ")} are one entry of the directory: merge them into "${name.en}", or list them as its cases.`,
    ),
  }
}

export function composeRecode({ item, name }: AlignedItem, link: AlignmentLink): AlignmentTask {
  return {
    ...about("recode", item, link),
    says: text(
      `请将“${name.zh}”的编码改为目录现行编码（${whyOf(link).zh}）。`,
      `Give "${name.en}" the directory's present code (${whyOf(link).en}).`,
    ),
  }
}

export function composeRename({ item, name }: AlignedItem, link: AlignmentLink): AlignmentTask {
  return {
    ...about("rename", item, link),
    says: text(
      `请将“${name.zh}”更名为“${link.name.zh}”（${whyOf(link).zh}）。`,
      `Rename "${name.en}" to "${link.name.en}" (${whyOf(link).en}).`,
    ),
  }
}

/** What asks too much, and the other fields to put right; name and codes have tasks of their own, notes have none. */
export function composeFieldTasks(
  { item, name }: AlignedItem,
  link: AlignmentLink,
  differences: readonly AlignmentDifference[],
): readonly AlignmentTask[] {
  const ofSeverity = (severity: AlignmentDifference["severity"]): readonly AlignmentDifference[] =>
    differences.filter((each) => each.severity === severity && !HAS_ITS_OWN.has(each.code))
  const [heavier, other] = [ofSeverity("error"), ofSeverity("warning")]
  const [lighten, correct] = [saidOf(heavier), saidOf(other)]
  return [
    ...(heavier.length === 0
      ? []
      : [
          {
            ...about("lighten", item, link),
            says: text(
              `请按目录压减“${name.zh}”的要求：${lighten.zh}。`,
              `Ask no more for "${name.en}" than the directory does: ${lighten.en}.`,
            ),
          },
        ]),
    ...(other.length === 0
      ? []
      : [
          {
            ...about("correct", item, link),
            says: text(
              `请按目录规范“${name.zh}”：${correct.zh}。`,
              `Put "${name.en}" right by the directory: ${correct.en}.`,
            ),
          },
        ]),
  ]
}

type SplitItem = Extract<ItemAlignment, { readonly kind: "split" }>

/** Differences for which to rename and to recode are the tasks. */
const HAS_ITS_OWN: ReadonlySet<string> = new Set(["name-differs", "code-differs"])

function about(
  kind: AlignmentTaskKind,
  item: string,
  { confidence, entry }: AlignmentLink,
): Pick<AlignmentTask, "confidence" | "entries" | "items" | "kind"> {
  return { kind, items: [item], entries: [entry], confidence }
}

function leastOf(links: readonly AlignmentLink[]): Confidence {
  return WEAKEST_FIRST.find((each) => links.some(({ confidence }) => confidence === each)) ?? "certain"
}

const WEAKEST_FIRST: readonly Confidence[] = ["possible", "likely", "certain"]

/** The confidence and what speaks for and against it. */
function whyOf({ confidence, evidence }: AlignmentLink): Text {
  const title = CONFIDENCES[confidence]
  return text(
    `${title.zh}：${evidence.map(({ says }) => says.zh).join("，")}`,
    `${title.en}: ${evidence.map(({ says }) => says.en).join(", ")}`,
  )
}

const CONFIDENCES: Readonly<Record<Confidence, Text>> = {
  certain: text("确定", "certain"),
  likely: text("较可能", "likely"),
  possible: text("待核实", "to be checked"),
}

function saidOf(differences: readonly AlignmentDifference[]): Text {
  return text(
    differences.map(({ message }) => message.zh).join("；"),
    differences.map(({ message }) => message.en).join("; "),
  )
}
