/** A document of any kind: of a case that the steps lead to, or of a collection of two teachers. All are made up. */
import { subjectIdOf } from "../../identity/index.ts"
import { text } from "../../reasons/index.ts"
import { plainDate } from "../../time/index.ts"
import { context, documentOf, given, stepsTo } from "./cases.fixture.ts"
import {
  composeCollectionDocuments,
  type CollectionDocumentContext,
  type CollectionOnPaper,
} from "./collection-documents.ts"
import type { CaseDocument, DocumentKind } from "./legal-document.ts"

export const one = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-000000000001")
export const two = subjectIdOf("0190b1a2-7c3d-7e4f-8a5b-000000000002")
const both = [one, two] as const

const asked = (requirement: string, remedy: string) =>
  ({
    requirement,
    code: "missing",
    necessity: "secondary",
    deferrable: true,
    remedy: text(remedy, "hand it in"),
  }) as const

export const onPaper: CollectionOnPaper = {
  members: [
    {
      member: one,
      papers: [given("form", { copyKind: "copy", medium: "electronic" }), given("report")],
    },
    { member: two, papers: [] },
  ],
  lots: [
    {
      number: "样例〔2019〕收1号",
      receipt: { channel: "window", receivedOn: plainDate("2019-03-04") },
      members: both,
    },
  ],
  shortfallLists: [
    {
      number: "样例〔2019〕补1号",
      on: plainDate("2019-03-05"),
      members: [
        {
          member: one,
          asked: "owed",
          shortfalls: [asked("report", "请提交“审计报告”。")],
          dueOn: plainDate("2019-03-11"),
          mode: "posted",
        },
        {
          member: two,
          asked: "correction",
          shortfalls: [asked("form", "请提交“申请表”。"), asked("report", "请提交“审计报告”。")],
          dueOn: null,
          mode: "arrived",
        },
      ],
    },
  ],
  lists: [
    {
      number: "样例〔2019〕发1号",
      on: plainDate("2019-03-20"),
      handOver: { method: "courier" },
      members: both,
    },
  ],
}

/** A document of a kind of that collection. */
export function collectionDocumentOf(
  kind: DocumentKind,
  more: Partial<CollectionDocumentContext> = {},
  collection: Partial<CollectionOnPaper> = {},
): CaseDocument {
  const names = { [one]: "样例教师甲", [two]: "样例教师乙" }
  const all = { ...context, addressee: "样例中心学校", names, ...more }
  const found = composeCollectionDocuments({ ...onPaper, ...collection }, all).find(
    (each) => each.kind === kind,
  )
  if (found === undefined) throw new Error(`There is no ${kind}.`)
  return found
}

/** A document of any kind, as little as leads to it. */
export function anyDocumentOf(kind: DocumentKind, more: Partial<typeof context> = {}): CaseDocument {
  return isKindOfCase(kind) ? documentOf(kind, stepsTo[kind], more) : collectionDocumentOf(kind, more)
}

function isKindOfCase(kind: DocumentKind): kind is keyof typeof stepsTo {
  return Object.hasOwn(stepsTo, kind)
}
