/** What an item ends in: the name of its result, beside the kind it declares (出证、出文、审批办结) and its sample. */
import { text } from "../../reasons/index.ts"
import { resultKindNames } from "../names.ts"
import type { ResultKind, ServiceItem } from "../service-item.ts"
import type { Fix } from "./fix.ts"
import type { Report } from "./review-finding.ts"

export function resultIsOfTheKindItsNameSays({ result }: ServiceItem, report: Report): void {
  const said = kindInName(result.name.zh)
  if (result.kind === undefined || said === undefined || said === result.kind) return
  report(
    ["result", "kind"],
    text(
      `结果名称“${result.name.zh}”应当对应${resultKindNames[said].zh}，结果类型却是${resultKindNames[result.kind].zh}。`,
      `By its Chinese name the result, "${result.name.en}", is ${resultKindNames[said].en}, but its kind says ${resultKindNames[result.kind].en}.`,
    ),
    { fix: kindBecomes(said) },
  )
}

export function resultHasAKind({ result }: ServiceItem, report: Report): void {
  if (result.kind !== undefined) return
  const said = kindInName(result.name.zh)
  report(["result", "kind"], text("没有写明结果类型。", "What kind of result it is, is not said."), {
    fix: said === undefined ? undefined : kindBecomes(said),
  })
}

export function resultHasASample({ result }: ServiceItem, report: Report): void {
  const kind = kindInName(result.name.zh) ?? result.kind
  const isPaper = kind === "certificate" || kind === "document" || kind === "approval"
  if (!isPaper || result.sample === true) return
  report(
    ["result", "sample"],
    text(
      `没有写明已公布“${result.name.zh}”的样本。`,
      `That a sample of the result, "${result.name.en}", is published is not said.`,
    ),
  )
}

// 许可证, 证书; but 论证, 验证 and their like are no papers.
const CERTIFICATE = /证书$|(?<![论验认听保查公])证$/

/** 批文 ends in 文 and is an approval all the same. */
function kindInName(name: string): ResultKind | undefined {
  if (/批[复文]$/.test(name)) return "approval"
  if (CERTIFICATE.test(name)) return "certificate"
  return name.endsWith("文") ? "document" : undefined
}

function kindBecomes(kind: ResultKind): Fix {
  const { en, zh } = resultKindNames[kind]
  return {
    title: text(`结果类型改为${zh}`, `Make the result ${en}`),
    edits: [{ op: "replace", path: ["result", "kind"], value: kind }],
  }
}
