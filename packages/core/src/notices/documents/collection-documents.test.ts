import { describe, expect, it } from "vitest"
import { composeCollectionDocuments } from "./collection-documents.ts"
import { context } from "./cases.fixture.ts"
import { formatDocument } from "./format-document.ts"
import { CONTACT } from "./golden.fixture.ts"
import { isWorkList } from "./legal-document.ts"
import { missingElements } from "./missing-elements.ts"
import { collectionDocumentOf, one, onPaper, two } from "./on-paper.fixture.ts"
import { renderDocumentHtml } from "./render-document.ts"

const says = (...given: Parameters<typeof collectionDocumentOf>) =>
  formatDocument(collectionDocumentOf(...given)).split("\n")

describe("a document of a collection says, word for word,", () => {
  it("whose papers came in, which, when and how: one receipt for all", () => {
    expect(says("collection-receipt")).toEqual([
      "统一收件凭证",
      "样例〔2019〕收1号",
      "",
      "样例中心学校：",
      "你单位代 2 人统一提交的“样例事项”申请材料，本机关已收到。",
      "收到日期：2019年3月4日（窗口提交）",
      "收到的材料如下：",
      "1. 样例教师甲｜申请表（复印件，电子，2份）；审计报告（原件，纸质，2份）",
      "2. 样例教师乙｜未提交材料",
      "每人一件，分别审查、分别告知；一人材料不齐不影响他人。查询各人的办理进度，请凭本人的收件凭证。",
      CONTACT,
      "（本文书一式两份，代办单位和受理机关各执一份）",
      "",
      "样例局（印章）",
      "2019年3月4日",
    ])
  })

  it("what each was told and still lacks, by when, what follows, and that it stands in place of nothing", () => {
    expect(says("shortfall-list").slice(4, -4)).toEqual([
      "你单位统一申报的“样例事项”中，以下 2 人的材料需要补齐。",
      "现汇总如下。本清单为工作清单，不代替各人的一次性补正告知书、容缺受理告知书，各人的期限以本人的告知书为准。",
      "1. 样例教师甲｜审计报告｜请提交“审计报告”。可接受的形式：原件 2 份（纸质）。",
      "2. 样例教师乙｜申请表｜请提交“申请表”。可接受的形式：原件 2 份（纸质）。（按样表填写）",
      "3. 样例教师乙｜审计报告｜请提交“审计报告”。可接受的形式：原件 2 份（纸质）。",
      "补齐期限——样例教师甲：2019年3月11日（含当日）前，以寄出之日为准；样例教师乙：期限恢复计算后另行告知之日前，以到达之日为准。",
      "1. 一次性告知补正的：逾期未补正的，视为撤回申请；补正后仍不符合要求的，不予受理，并书面说明理由。",
      "2. 容缺受理后补交的：逾期未补齐或者补交后仍不符合要求的，本机关将依法作出撤销受理的书面决定，并说明理由。",
      "可用一个快递统一寄送，无需到场。",
    ])
    const owed = onPaper.shortfallLists.map((list) => ({ ...list, members: list.members.slice(0, 1) }))
    expect(says("shortfall-list", {}, { shortfallLists: owed }).join("\n")).not.toContain("视为撤回申请")
  })

  it("what is handed over, how, and where each signs for it", () => {
    expect(says("issue-list").slice(4, -4)).toEqual([
      "你单位统一申报的“样例事项”中，以下 2 人的办理结果现予发放。",
      "办理结果：样例证书",
      "领取方式：由快递寄送你单位。",
      "本清单为发放、签收用的工作清单，不代替各人的决定书和送达回证。",
      "请转交本人并由本人签收。",
      "1. 样例教师甲（签收、日期）：____________",
      "2. 样例教师乙（签收、日期）：____________",
      "代办单位经办人（签字）：____________",
      "领取日期：____________",
      CONTACT,
    ])
    const byHand = onPaper.lists.map((list) => ({ ...list, handOver: { method: "by-hand" } as const }))
    expect(says("issue-list", {}, { lists: byHand }).join("\n")).toContain("由你单位经办人当面领取。")
  })
})

describe("the documents of a collection", () => {
  const all = composeCollectionDocuments(onPaper, { ...context, names: {} })

  it("bear the day and number of what called for them, and their ids count each kind", () => {
    expect(all.map(({ date, id, number }) => [id, number, date])).toEqual([
      ["1-collection-receipt", "样例〔2019〕收1号", "2019-03-04"],
      ["1-shortfall-list", "样例〔2019〕补1号", "2019-03-05"],
      ["1-issue-list", "样例〔2019〕发1号", "2019-03-20"],
    ])
  })

  it("lack nothing, and are work lists where the law asks for none", () => {
    expect(all.flatMap(missingElements)).toEqual([])
    expect(all.map(({ kind }) => isWorkList(kind))).toEqual([false, true, true])
    for (const { blocks, kind } of all)
      expect([isWorkList(kind), JSON.stringify(blocks).includes("工作清单")]).toEqual([
        isWorkList(kind),
        isWorkList(kind),
      ])
  })

  it("name by their id whoever has no name there", () => {
    for (const document of all)
      for (const member of [one, two]) expect(JSON.stringify(document)).toContain(member)
  })

  it("name the collector as the keeper of its copy", () => {
    const page = renderDocumentHtml(collectionDocumentOf("issue-list"), { everyCopy: true })
    expect(page).toContain("第一份：代办单位留存")
    expect(page).not.toContain("申请人留存")
  })
})
