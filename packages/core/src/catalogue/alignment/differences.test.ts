import { describe, expect, it } from "vitest"
import type { MaterialRequirement } from "../../materials/index.ts"
import { formatPath, text } from "../../reasons/index.ts"
import { calendarDays, workingDays } from "../../time/index.ts"
import type { ServiceItem } from "../service-item.ts"
import { guidanceOf, itemOf, rule, sampleOf, samples, scope } from "./alignment.fixture.ts"
import type { DirectorySample, ItemDirectory } from "./directory.ts"
import { alignItems } from "./index.ts"

const NAME = "食品经营许可"

const found = (item: Partial<ServiceItem>, entry: Partial<DirectorySample>) =>
  against(
    { codes: { basic: "990100000001" }, ...item },
    samples(sampleOf("s", NAME, { codes: { basic: "990100000001" }, ...entry })),
  )

const against = (item: Partial<ServiceItem>, directory: ItemDirectory) =>
  alignItems([itemOf("i", NAME, item)], directory, scope).items.flatMap((aligned) =>
    "differences" in aligned ? aligned.differences : [],
  )

const codes = (item: Partial<ServiceItem>, entry: Partial<DirectorySample>) =>
  found(item, entry).map(({ code, path, severity }) => `${severity} ${code} ${formatPath(path)}`)

const material = (name: string, over: Partial<MaterialRequirement> = {}): MaterialRequirement => ({
  id: "material",
  name: text(name, name),
  necessity: "key",
  deferrable: [],
  accepts: [{ copyKind: "original", medium: "paper", number: 1 }],
  obtainedBy: "applicant",
  evidences: [],
  ...over,
})

describe("the differences between an item and its entry", () => {
  it("are none where the item is as the entry says", () => {
    const term = workingDays(5)
    const materials = [material("申请表")]
    expect(
      codes(
        { promisedTerm: term, materials, visits: { declared: 1 } },
        { term, materials: [{ name: text("申请表", "form"), necessity: "key" }], visits: 1 },
      ),
    ).toEqual([])
  })

  it("say what stands on both sides, where it is written, and by what directory", () => {
    expect(found({ name: text("食品许可经营", "food") }, {})).toEqual([
      {
        code: "name-differs",
        severity: "warning",
        path: ["name", "zh"],
        local: text("食品许可经营", "food"),
        listed: text(NAME, `${NAME} (en)`),
        source: sampleOf("s", NAME).source,
        message: text(
          "名称不一致：本地“食品许可经营”，目录“食品经营许可”",
          'The name differs: "food" here, "食品经营许可 (en)" in the directory',
        ),
      },
    ])
  })

  it("say which code differs or is missing, and not how it is written", () => {
    const entry = { codes: { basic: "990100000001", local: "许可-00123-000" } }
    expect(codes({ codes: { basic: "９９０１00000001", local: "许可-00124-000" } }, entry)).toEqual([
      "warning code-differs codes.local",
    ])
    expect(codes({}, entry)).toEqual(["warning code-missing codes.local"])
  })

  it("find the basic code in the longer ones, and say in which of them it differs", () => {
    const implementing = "91990100MA0000000X4990100000001"
    const handling = "91990100MA0000000X499010000000201"
    expect(codes({ codes: { implementing } }, {})).toEqual([])
    expect(codes({ codes: { handling } }, {})).toEqual(["warning code-differs codes.handling"])
    expect(codes({ codes: { implementing, handling } }, {})).toEqual([])
    expect(codes({ codes: { implementing: `${implementing}0` } }, {})).toEqual([
      "warning code-missing codes.basic",
    ])
  })

  it("say that the type differs", () => {
    expect(codes({ type: "filing" }, {})).toEqual(["warning type-differs type"])
  })

  it("say what the basis lacks and what it adds, by document and article", () => {
    const basis = [rule(1, "3"), rule(2)]
    expect(codes({ basis: [rule(3), rule(1)] }, { basis })).toEqual([
      "warning basis-missing basis",
      "note basis-added basis[0]",
    ])
    expect(codes({ basis: [rule(1, "4"), rule(2)] }, { basis })).toEqual([
      "warning basis-missing basis",
      "note basis-added basis[0]",
    ])
    const titled = { ...rule(2), statute: "another-id", title: text("《样例规定2》", "") }
    expect(codes({ basis: [rule(1, "3"), titled] }, { basis })).toEqual([])
  })

  it("say that the promised term is longer, missing, or counted otherwise", () => {
    const term = workingDays(5)
    expect(codes({ promisedTerm: workingDays(6) }, { term })).toEqual(["error term-longer promisedTerm"])
    expect(codes({ promisedTerm: workingDays(4) }, { term })).toEqual([])
    expect(codes({ promisedTerm: calendarDays(4) }, { term })).toEqual([
      "warning term-unit-differs promisedTerm",
    ])
    expect(codes({}, { term })).toEqual(["warning term-missing promisedTerm"])
    expect(codes({ handling: "on-the-spot" }, { term })).toEqual([])
  })

  it("say which materials are asked for beyond the sample, and lightly where nobody has to bring them", () => {
    const materials = [{ name: text("申请表", "form") }]
    const mine = [material("《申请表》"), material("无违法证明"), material("章程", { obtainedBy: "shared" })]
    expect(codes({ materials: mine }, { materials })).toEqual([
      "error material-extra materials[1]",
      "note material-extra materials[2]",
    ])
    expect(codes({ materials: mine }, {})).toEqual([])
    expect(codes({ materials: [] }, { materials })).toEqual(["note material-missing materials"])
  })

  it("take materials for the same by the kind of document, and say where one is stricter", () => {
    const listed = { name: text("营业执照", "licence"), document: "licence", necessity: "secondary" } as const
    const mine = (necessity: MaterialRequirement["necessity"]) => ({
      materials: [material("执照复印件", { document: "licence", necessity })],
    })
    expect(codes(mine("key"), { materials: [listed] })).toEqual([
      "error material-stricter materials[0].necessity",
    ])
    expect(codes(mine("secondary"), { materials: [listed] })).toEqual([])
  })

  it("say that there are more visits than the sample, or the guidance directory, allows", () => {
    expect(codes({ visits: { declared: 2 } }, { visits: 1 })).toEqual(["error visits-above visits.declared"])
    const guided = (mustQualify: Parameters<typeof guidanceOf>[2], declared: number) =>
      against(
        { visits: { declared } },
        { kind: "guidance", title: text("样例目录", ""), entries: [guidanceOf("g", NAME, mustQualify)] },
      ).map(({ code, listed }) => `${code} ${listed?.zh ?? ""}`)
    expect(guided(["one-visit"], 1)).toEqual([])
    expect(guided(["one-visit"], 2)).toEqual(["visits-above 1次"])
    expect(guided(["one-window", "one-visit", "zero-visit"], 1)).toEqual(["visits-above 0次"])
    expect(guided(["one-window"], 3)).toEqual([])
  })

  it("leave out name and codes where several items split the entry", () => {
    const codes = { basic: "990100000001" }
    const items = [itemOf("i", "食品经营许可新店", { codes, type: "filing" }), itemOf("j", NAME, { codes })]
    const [first] = alignItems(items, samples(sampleOf("s", NAME, { codes })), scope).items
    expect(first?.kind === "split" && first.differences.map(({ code }) => code)).toEqual(["type-differs"])
  })
})
