import { describe, expect, it } from "vitest"
import { text } from "../../reasons/index.ts"
import { plainDate } from "../../time/index.ts"
import type { Leg } from "../leg.ts"
import type { ServiceItem } from "../service-item.ts"
import { guidanceOf, itemOf, scope } from "./alignment.fixture.ts"
import { alignItems, type GuidanceDirectory, type ReformPractice, sharesOf, sharesUnder } from "./index.ts"

const practice: ReformPractice = {
  oneStop: [{ outlet: "centre", windows: ["w1", "w2"] }, { outlet: "village" }],
  visitsOf: ({ visits }) => visits.declared,
}

const centre = { servedAt: [{ outlet: "centre", windows: ["w1"] }] }

const share = (as: "one-window" | "one-visit" | "zero-visit", ...items: readonly ServiceItem[]) => {
  const { exceptions, met, of } = sharesOf(items, scope.on, practice)[as]
  return [`${met}/${of}`, ...exceptions.map(({ code, item }) => `${item} ${code}`)]
}

const leg = (...ways: Leg["ways"]): Leg => ({ id: "photo", kind: "ask", name: text("拍照", "a photo"), ways })

describe("the share of items at one window", () => {
  it("counts those received at a one-stop window, by outlet and window", () => {
    expect(
      share(
        "one-window",
        itemOf("a", "甲", centre),
        itemOf("b", "乙", { servedAt: [{ outlet: "centre" }] }),
        itemOf("c", "丙", { servedAt: [{ outlet: "village", windows: ["any"] }] }),
        itemOf("d", "丁", { servedAt: [{ outlet: "centre", windows: ["w3"] }] }),
        itemOf("e", "戊", { servedAt: [{ outlet: "bureau" }, { outlet: "centre" }] }),
        itemOf("f", "己", { servedAt: [{ outlet: "bureau" }] }),
      ),
    ).toEqual(["4/6", "d not-at-one-stop", "f not-at-one-stop"])
  })

  it("leaves out those received at no window and those that do not say where", () => {
    expect(
      share("one-window", itemOf("a", "甲", { ...centre, channels: ["online"] }), itemOf("b", "乙")),
    ).toEqual(["0/2", "a no-window", "b outlet-not-stated"])
  })

  it("leaves out those with a leg that can only be done at another counter", () => {
    const withLeg = (id: string, ...ways: Leg["ways"]) =>
      itemOf(id, "甲", { ...centre, legs: [leg(...ways)] })
    expect(
      share(
        "one-window",
        withLeg("a", { way: "window" }),
        withLeg("b", { way: "window", outlets: ["bureau", "centre"] }),
        withLeg("c", { way: "window", outlets: ["bureau"] }),
        withLeg("d", { way: "window", outlets: ["bureau"] }, { way: "online" }),
      ),
    ).toEqual(["3/4", "c leg-elsewhere"])
    const either = itemOf("e", "甲", {
      servedAt: [{ outlet: "centre" }, { outlet: "village" }],
      legs: [leg({ way: "window", outlets: ["village"] })],
    })
    expect(share("one-window", either)).toEqual(["1/1"])
  })
})

describe("the share of items within one visit or none", () => {
  const items = [0, 1, 2].map((declared) => itemOf(`i${declared}`, "甲", { visits: { declared } }))

  it("counts the visits that it is handed, and says why there are more", () => {
    expect(share("one-visit", ...items)).toEqual(["2/3", "i2 visits-above"])
    expect(share("zero-visit", ...items)).toEqual(["1/3", "i1 visits-above", "i2 visits-above"])
    const computed = sharesOf(items, scope.on, {
      ...practice,
      visitsOf: ({ id }) => (id === "i0" ? null : 1),
    })
    expect(computed["one-visit"]).toMatchObject({ met: 2, of: 3, exceptions: [{ code: "visits-unknown" }] })
    const reason = text("须现场核验", "it is checked on site")
    const [exception] = sharesOf(
      [itemOf("i", "甲", { visits: { declared: 2, reason } })],
      scope.on,
      practice,
    )["one-visit"].exceptions
    expect(exception?.says.zh).toBe("“甲”须跑2次，超过1次（须现场核验）。")
  })

  it("counts only items in force on the day that people apply for", () => {
    const exOfficio = itemOf("x", "乙", { initiation: "ex-officio", channels: [], visits: { declared: 2 } })
    const ended = itemOf("y", "丙", { validTo: plainDate("2018-07-20"), visits: { declared: 2 } })
    expect(share("one-visit", exOfficio, ended, ...items)).toEqual(["2/3", "i2 visits-above"])
  })
})

describe("the share under the guidance directory", () => {
  const guidance = (...entries: GuidanceDirectory["entries"]): GuidanceDirectory => ({
    kind: "guidance",
    title: text("样例指导目录", "Sample Guidance"),
    entries,
  })
  const under = (items: readonly ServiceItem[], directory: GuidanceDirectory) => {
    const shares = sharesUnder(directory, alignItems(items, directory, scope), items, practice)
    return Object.entries(shares).map(([as, { exceptions, met, of }]) =>
      [`${as} ${met}/${of}`, ...exceptions.map(({ code, entry, item }) => `${entry} ${item} ${code}`)].join(
        ", ",
      ),
    )
  }

  it("counts entries, and names those without an item and those to be confirmed", () => {
    const items = [
      itemOf("a", "食品经营许可", { ...centre, visits: { declared: 1 } }),
      itemOf("b", "烟花爆竹零售经营许可"),
      itemOf("c", "高龄津贴", { initiation: "ex-officio", channels: [] }),
    ]
    const directory = guidance(
      guidanceOf("g1", "食品经营许可", ["one-window", "one-visit", "zero-visit"]),
      guidanceOf("g2", "烟花爆竹零售许可", ["one-visit"]),
      guidanceOf("g3", "河道采砂许可", ["one-visit"]),
      guidanceOf("g4", "高龄津贴", ["one-window", "zero-visit"]),
      guidanceOf("g5", "渔业捕捞许可", ["one-visit"], { levels: ["city"] }),
    )
    expect(under(items, directory)).toEqual([
      "one-window 2/2",
      "one-visit 1/3, g2 null unconfirmed, g3 null no-item",
      "zero-visit 1/2, g1 a visits-above",
    ])
  })

  it("takes every item that carries an entry out to qualify, and counts an item for each entry it merges", () => {
    const split = [
      itemOf("a", "食品经营许可（新办）"),
      itemOf("b", "食品经营许可（变更）", { visits: { declared: 2 } }),
    ]
    expect(under(split, guidance(guidanceOf("g", "食品经营许可", ["one-visit"])))[1]).toBe(
      "one-visit 0/1, g b visits-above",
    )
    const merged = [itemOf("c", "犬只登记、犬牌补发", { visits: { declared: 2 } })]
    const entries = [guidanceOf("g", "犬只登记", ["one-visit"]), guidanceOf("h", "犬牌补发", ["one-visit"])]
    expect(under(merged, guidance(...entries))[1]).toBe("one-visit 0/2, g c visits-above, h c visits-above")
  })
})
