/** What speaks for and against a link between an item and an entry, in words. */
import { text, type Text } from "../../reasons/index.ts"
import type { Agreement } from "./agreement.ts"

export interface AlignmentEvidence {
  readonly code: AlignmentEvidenceCode
  readonly speaks: "for" | "against"
  readonly says: Text
}

export type AlignmentEvidenceCode =
  | "code-equal"
  | "code-former"
  | "code-differs"
  | "name-equal"
  | "name-former"
  | "name-qualified"
  | "name-part"
  | "name-similar"
  | "name-differs"
  | "name-other-item"
  | "basis-shared"
  | "only-on-clause"

/** The evidence in an agreement: code, name, basis, in this order. */
export function composeEvidence(agreement: Agreement): readonly AlignmentEvidence[] {
  const { code, isOnlyOnClause, sharesBasis } = agreement
  return [
    ...(code === "silent" ? [] : [CODE_EVIDENCE[code]]),
    nameEvidence(agreement),
    ...(sharesBasis ? [BASIS_SHARED] : []),
    ...(isOnlyOnClause ? [ONLY_ON_CLAUSE] : []),
  ]
}

const CODE_EVIDENCE = {
  equal: evidence("code-equal", "for", "编码与目录一致", "the code is the directory's"),
  former: evidence("code-former", "for", "编码为目录的原编码", "the code is a former one of the directory"),
  differs: evidence("code-differs", "against", "编码与目录不一致", "the code is not the directory's"),
} as const

const BASIS_SHARED = evidence(
  "basis-shared",
  "for",
  "设定依据有相同文件",
  "the basis has a document in common",
)

const ONLY_ON_CLAUSE = evidence(
  "only-on-clause",
  "for",
  "目录中以同一条款为依据的仅此一项",
  "no other entry rests on the same clause",
)

function nameEvidence({ formerNames, likeness, name }: Agreement): AlignmentEvidence {
  switch (name) {
    case "equal":
      return evidence("name-equal", "for", "名称一致", "the names are the same")
    case "former": {
      const [zh, en] = [formerNames.map((each) => `“${each.zh}”`), formerNames.map((each) => `"${each.en}"`)]
      return evidence(
        "name-former",
        "for",
        `名称为曾用名${zh.join("、")}`,
        `the name is a former one, ${en.join(", ")}`,
      )
    }
    case "qualified":
      return evidence(
        "name-qualified",
        "for",
        "名称为目录名称加括注情形",
        "the name is the directory's with a case in brackets",
      )
    case "part":
      return evidence("name-part", "for", "名称包含在本地名称之中", "the name is part of the local one")
    case "similar":
      return evidence(
        "name-similar",
        "for",
        `名称相近（${likeness}%）`,
        `the names are similar (${likeness}%)`,
      )
    case "differs":
      return evidence(
        "name-differs",
        "against",
        `名称不同（${likeness}%）`,
        `the names differ (${likeness}% alike)`,
      )
    case "other-item":
      return evidence(
        "name-other-item",
        "against",
        "名称所指的办理情形或等级不同",
        "the names say different acts or grades",
      )
    default:
      return name satisfies never
  }
}

function evidence(
  code: AlignmentEvidenceCode,
  speaks: AlignmentEvidence["speaks"],
  zh: string,
  en: string,
): AlignmentEvidence {
  return { code, speaks, says: text(zh, en) }
}
