import { actorOfAgent, actorOfApplicant } from "@onevisit/core/identity"
import { formatDocument, missingElements } from "@onevisit/core/notices"
import { plainDate } from "@onevisit/core/time"
import { describe, expect, it } from "vitest"
import type { PrintAnswer } from "../documents/index.ts"
import { at, clerk, decider, done, handedIn, nameOf, paper } from "./collections.fixture.ts"

const receipt = "1-collection-receipt"
const wanting = "1-shortfall-list"
const documents = { checkPath: "https://district.example.invalid/check" }

const printed = done<PrintAnswer>

/** Four handed in, and what three of them lack on a list. */
async function listed(over: Parameters<typeof handedIn>[0] = {}) {
  const ground = await handedIn({ documents, ...over })
  const { collection, district } = ground
  const answer = done(await district.collections.listShortfalls(collection, { as: clerk }))
  const print = async (document: string, as = clerk, from = district) =>
    from.documents.print({ collection, document, purpose: "print for the school" }, { as })
  return { ...ground, answer, print }
}

describe("the papers of a collection", () => {
  it("stand with names for a purpose, which the host is told of; the log names nobody, and nothing is lacking", async () => {
    const openings: string[] = []
    const { answer, collection, district, options, print } = await listed({
      onOpened: ({ purpose }) => openings.push(purpose),
    })
    expect(answer.outcome).toBe("shortfalls-listed")
    const composed = await district.collections.documents(collection, "show to the school")
    expect(composed.map(({ id, title }) => [id, title])).toEqual([
      [receipt, "统一收件凭证"],
      [wanting, "待补材料清单"],
    ])
    expect(composed.flatMap(missingElements)).toEqual([])
    const [first, second] = composed.map(formatDocument)
    expect(first).toContain("样例中心学校")
    expect(first).toContain(nameOf(1))
    expect(second).toContain(nameOf(2))
    expect(second).not.toContain(nameOf(1))
    expect(openings).toContain("show to the school")
    printed(await print(receipt))
    const feed = JSON.stringify(await options.storage.readFeed({ after: 0, limit: 10_000 }))
    expect(feed).toContain("DocumentIssued")
    for (const secret of ["教师", "中心学校", "样例签名"]) expect(feed).not.toContain(secret)
  })

  it("are printed with number and check code, the same ever after, and each printing is logged", async () => {
    const { collection, district, morningOf, options, print, reopened } = await listed()
    const first = printed(await print(receipt))
    expect(first.text).toContain(nameOf(4))
    expect(first.html).toContain(`校验码：${first.check}`)
    expect(first.html).toContain("第一份：代办单位留存")
    morningOf("2018-09-03")
    const wording = {
      authority: "sample-bureau",
      edition: "new",
      texts: { "collection-receipt": { each: "各办各的。" } },
    }
    const later = await reopened(options.storage, { documents: { wording: [wording] } })
    expect(printed(await print(receipt, decider, later))).toEqual({ ...first, printing: 2 })
    const of = { collection, document: receipt }
    expect((await later.documents.printings(of)).map(({ by, on, printing }) => [printing, on, by])).toEqual([
      [1, "2018-07-20", clerk],
      [2, "2018-09-03", decider],
    ])
    const checked = await district.documents.check(first.check)
    expect(checked).toMatchObject({ ...of, kind: "collection-receipt", dated: "2018-07-20", printings: 2 })
    expect(JSON.stringify(checked)).not.toMatch(/教师|学校/)
  })

  it("are worded as the authority words them, and bear the seal of whoever prints on its behalf", async () => {
    const wording = {
      authority: "sample-bureau",
      edition: "2018",
      texts: { "shortfall-list": { together: "请一并寄送。" } },
    }
    const printedBy = { zh: "样例政务服务中心", en: "Sample centre" }
    const { print } = await listed({ documents: { wording: [wording], printedBy } })
    const { text } = printed(await print(wanting))
    expect(text).toContain("请一并寄送。")
    expect(text).toContain("（受委托打印：样例政务服务中心）")
  })

  it("say what was wanting on the day of the list, whatever came since", async () => {
    const { collection, district, morningOf, print, ...ground } = await listed()
    morningOf("2018-07-25")
    const contents = [{ member: at(ground, 1), materials: [paper("record")] }]
    const arrival = { channel: "courier", signedOn: plainDate("2018-07-25") } as const
    done(
      await district.collections.supplementParcel(
        collection,
        { waybill: "ZZ-1", arrival, contents, examination: {} },
        { as: clerk },
      ),
    )
    done(await district.collections.listShortfalls(collection, { as: clerk }))
    const [before, after] = [printed(await print(wanting)), printed(await print("2-shortfall-list"))]
    expect(before.text).toContain("2018年7月20日")
    expect(before.text).toContain(nameOf(2))
    expect(after.text).toContain("2018年7月25日")
    expect(after.text).not.toContain(nameOf(2))
  })

  it("are the collector's and the officers' alone", async () => {
    const { print, school, ...ground } = await listed()
    for (const as of [
      actorOfApplicant(at(ground, 0)),
      actorOfAgent({ subject: at(ground, 0), principal: at(ground, 1), capacity: "authorised-agent" }),
    ])
      expect(await print(receipt, as)).toMatchObject({ refusal: { _tag: "NotYourDocument" } })
    expect(await print(receipt, actorOfApplicant(school))).toMatchObject({ outcome: "printed" })
  })

  it("name nobody whose data were erased: not what is printed then, nor what was printed before", async () => {
    const { options, print, ...ground } = await listed()
    const before = printed(await print(wanting))
    expect(before.text).toContain(nameOf(2))
    await options.keys?.destroy(at(ground, 1))
    expect(await print(wanting)).toMatchObject({ refusal: { _tag: "DocumentErased" } })
    const after = printed(await print(receipt))
    expect(after.text).not.toContain(nameOf(2))
    expect(after.text).toContain("（信息已删除）")
    expect(after.text).toContain(nameOf(1))
    expect(printed(await print(receipt))).toEqual({ ...after, printing: 2 })
    await options.keys?.destroy(ground.school)
    expect(await print(receipt)).toMatchObject({ refusal: { _tag: "DocumentErased" } })
  })

  it("are of one collection: what is of none, or of two things, is told with its path", async () => {
    const { cases, collection, district } = await listed()
    const call = { as: clerk }
    const print = { document: receipt, purpose: "x" }
    await expect(
      district.documents.print({ ...print, document: "7-issue-list", collection }, call),
    ).rejects.toMatchObject({
      _tag: "UnknownDocument",
    })
    const other = "0190b1a2-7c3d-4e4f-8a5b-6c7d8e9f0a1b"
    await expect(district.documents.print({ ...print, collection: other }, call)).rejects.toMatchObject({
      _tag: "UnknownCollection",
    })
    for (const wrong of [print, { ...print, collection, case: cases[0] ?? "" }])
      await expect(district.documents.print(wrong, call)).rejects.toMatchObject({
        _tag: "InvalidInput",
        issues: [{ path: ["case"], expected: "either a case or a collection" }],
      })
  })

  it("are listed for nobody where nothing is wanting", async () => {
    const { collection, district, ...ground } = await handedIn()
    ground.morningOf("2018-07-25")
    const contents = [
      { member: at(ground, 1), materials: [paper("record")] },
      { member: at(ground, 2), materials: [paper("form")] },
      { member: at(ground, 3), materials: [paper("record"), paper("photograph")] },
    ]
    const arrival = { channel: "courier", signedOn: plainDate("2018-07-25") } as const
    const parcel = { waybill: "ZZ-1", arrival, contents, examination: {} }
    done(await district.collections.supplementParcel(collection, parcel, { as: clerk }))
    expect(await district.collections.listShortfalls(collection, { as: clerk })).toMatchObject({
      refusal: { _tag: "NothingWanting" },
    })
  })
})
