import { describe, expect, it } from "vitest"
import { item, type Loose, material, read, words } from "../items.fixture.ts"
import type { ServiceItem } from "../service-item.ts"
import { composeDirections } from "./directions-text.ts"
import { calendar, centre, on, outlet, outlets, regions, street, village } from "./outlets.fixture.ts"
import { decideGoing, whereToGo, type WhereToGo } from "./where-to-go.ts"

const everywhere = [
  { outlet: "town" },
  { outlet: "centre", windows: ["science"] },
  { outlet: "village" },
  { outlet: "street" },
]
const sample = (over: Loose = {}): ServiceItem => {
  const [only] = read(item({ servedAt: everywhere, visits: { declared: 1, reason: words }, ...over }))
  if (only === undefined) throw new Error("no item")
  return only
}
const ask = (over: Partial<WhereToGo> = {}) =>
  whereToGo({
    item: sample(),
    answers: {},
    outlets,
    regions,
    now: { on: on("2018-07-20"), time: "09:00:00" },
    calendar,
    ...over,
  })
const order = (over: Partial<WhereToGo>) => ask(over).places.map((place) => place.outlet.id)
const said = (over: Partial<WhereToGo>) => composeDirections(ask(over)).map(({ zh }) => zh)

describe("where to go", () => {
  it("begins with the own village, then the township, the centre, and another township", () => {
    expect(order({ from: "990101001201" })).toEqual(["village", "street", "centre", "town"])
  })

  it("puts the township before another village of it, and everything below one's own township first", () => {
    expect(order({ from: "990101001202" })).toEqual(["street", "village", "centre", "town"])
    expect(order({ from: "990101001" })).toEqual(["street", "village", "centre", "town"])
    expect(order({ from: "990101002201" })).toEqual(["town", "centre", "street", "village"])
  })

  it("keeps the order of the item where it cannot tell what is near", () => {
    for (const from of [{}, { from: "999999" }]) {
      expect(order(from)).toEqual(["town", "centre", "village", "street"])
      expect(ask(from).places.every(({ nearness }) => nearness === null)).toBe(true)
    }
  })

  it("prefers of two that are equally near the one that opens first", () => {
    const late = outlet("late", "990101001", { hours: { workingDays: [{ from: "10:00", to: "12:00" }] } })
    const shut = outlet("shut", "990101001", { hours: { workingDays: [], sundays: [] } })
    const served = sample({ servedAt: [{ outlet: "shut" }, { outlet: "late" }, { outlet: "street" }] })
    expect(order({ item: served, outlets: [...outlets, late, shut], from: "990101001" })).toEqual([
      "street",
      "late",
      "shut",
    ])
  })

  it("names the windows that the item names, or all, with the next opening", () => {
    const [place] = ask({ from: "990101" }).places
    expect(place).toMatchObject({ windows: [{ id: "science" }], next: { isOpenNow: true, to: "11:30" } })
    const [any] = ask({ item: sample({ servedAt: [{ outlet: "centre" }] }) }).places
    expect(any?.windows).toEqual(centre.windows)
  })

  it("counts a point that carries the item to the outlet above it, and says so", () => {
    const carrying = { ...village, carries: ["technology-centre", "another"] }
    const asked = { outlets: [centre, street, carrying], from: "990101001201" }
    const above = sample({ servedAt: [{ outlet: "street" }] })
    expect(
      ask({ ...asked, item: above }).places.map((place) => [place.outlet.id, place.carriedTo?.id]),
    ).toEqual([
      ["village", "street"],
      ["street", undefined],
    ])
    expect(said({ ...asked, item: above })[2]).toContain("；代办，转至street网点；")
    expect(order({ ...asked, item: sample({ servedAt: [{ outlet: "centre" }] }) })).toEqual(["centre"])
    expect(ask(asked).places.filter((place) => place.outlet.id === "village")).toHaveLength(1)
  })

  it("passes over an outlet that does not exist, and falls back on the contact of the item", () => {
    const nowhere = sample({ servedAt: [{ outlet: "nowhere" }] })
    expect(order({ item: nowhere })).toEqual([])
    expect(said({ item: nowhere })[2]).toBe("办理地点：样例；办理时间：样例；电话：0571-0000 0001。")
  })

  it("says what to bring in the scenario and what is still to be told, and nothing of what the authority obtains", () => {
    const materials = [
      material(),
      material({ id: "contract", when: { fact: "jointCentre", is: true } }),
      material({ id: "photo", necessity: "optional" }),
      material({ id: "licence", obtainedBy: "shared", lookUp: { registry: "sample", record: "licence" } }),
    ]
    const asked = { item: sample({ materials }) }
    const brought = (jointCentre?: boolean) =>
      ask({ ...asked, answers: { jointCentre } }).bring.map(({ needed, requirement }) => [
        requirement.id,
        needed,
      ])
    expect(brought()).toEqual([
      ["application-form", "yes"],
      ["contract", "undetermined"],
      ["photo", "yes"],
    ])
    expect(brought(false).map(([id]) => id)).toEqual(["application-form", "photo"])
    expect(ask(asked).toAsk).toEqual(["jointCentre"])
    expect(said(asked).slice(-4)).toEqual([
      "请带：样例，原件 1 份（纸质）。",
      "可能需要带：样例，原件 1 份（纸质）。",
      "可以带：样例，原件 1 份（纸质）。",
      "另请确认：样例",
    ])
    expect(said({ item: sample({ materials: [] }) }).at(-1)).toBe("无需携带材料。")
  })
})

describe("whether one has to go", () => {
  const going = (over: Loose, answers = {}) => decideGoing(sample(over), answers)

  it("is proved from the ways in which everything can be done, and not taken from what is declared", () => {
    const online = {
      channels: ["window", "online", "mail"],
      collection: ["by-hand", "courier"],
      materials: [],
    }
    expect(going(online)).toEqual({
      visits: 0,
      basis: "proved",
      handIn: ["online", "mail"],
      receive: ["courier"],
    })
    expect(going({ ...online, collection: ["by-hand"] })).toMatchObject({ visits: 1, receive: [] })
    expect(going({ ...online, channels: ["window"] })).toMatchObject({ visits: 1, handIn: [] })
  })

  it("hangs on the scenario, whatever the item takes at most", () => {
    const identity = {
      id: "identity",
      kind: "prove-identity",
      name: { zh: "核验身份", en: "prove who you are" },
      when: { fact: "jointCentre", is: true },
      ways: [{ way: "window" }, { way: "online", when: { fact: "jointCentre", is: false } }],
    }
    const over = { channels: ["online"], materials: [], legs: [identity] }
    expect(going(over).visits).toBe(1)
    expect(going(over, { jointCentre: true }).visits).toBe(1)
    expect(going(over, { jointCentre: false }).visits).toBe(0)
    expect(ask({ item: sample(over) }).toAsk).toEqual(["jointCentre"])
    expect(ask({ item: sample(over), answers: { jointCentre: false } }).toAsk).toEqual([])
  })

  it("leads nowhere where the answers close every way that the authority could choose", () => {
    const inspection = {
      id: "inspection",
      kind: "site-check",
      name: words,
      chosenBy: "authority",
      ways: [{ way: "online", when: { fact: "jointCentre", is: true } }],
    }
    const over = { channels: ["online"], materials: [], legs: [inspection] }
    expect(going(over, { jointCentre: false })).toMatchObject({ visits: 1, basis: "declared" })
    expect(ask({ item: sample(over), answers: { jointCentre: false } }).detours).toEqual([])
    expect(going(over, { jointCentre: true })).toMatchObject({ visits: 0, basis: "proved" })
  })

  it("is what the item declares where no way leads through", () => {
    const stuck = [material({ accepts: [{ copyKind: "original", medium: "paper" }] })]
    expect(going({ channels: ["online"], materials: stuck })).toMatchObject({ visits: 1, basis: "declared" })
  })

  it("is said first", () => {
    const form = material({ accepts: [{ copyKind: "copy", medium: "electronic" }] })
    const online = {
      channels: ["window", "online"],
      collection: ["courier", "electronic"],
      materials: [form],
    }
    expect(said({ item: sample(online) }).at(-1)).toBe("请准备：样例，复印件 1 份（电子）。")
    expect(said({ item: sample(online), from: "990101001" }).slice(0, 4)).toEqual([
      "办理“样例”不用跑。",
      "可网上申请。",
      "结果可快递送达（自愿选择）、电子送达。",
      "street网点（同在区划990101001）；地址：样例路1号；电话：0571-00000001；正在办公，至 11:30。",
    ])
    expect(said({}).slice(0, 3)).toEqual([
      "办理“样例”最多跑 1 次。",
      "结果可快递送达（自愿选择）。",
      "town网点；地址：样例路1号；电话：0571-00000001；正在办公，至 11:30。",
    ])
  })

  it("is no question where nobody applies", () => {
    const exOfficio = {
      initiation: "ex-officio",
      channels: [],
      materials: [],
      questions: [],
      collection: ["electronic"],
    }
    expect(said({ item: sample({ ...exOfficio, servedAt: [] }) })).toEqual([
      "“样例”无需申请，由办理机关主动办理。",
      "结果可电子送达。",
    ])
  })

  it("leads to another outlet for what is not done where the item is handled", () => {
    const photo = {
      id: "photo",
      kind: "prove-identity",
      name: { zh: "采集照片", en: "have a photo taken" },
      ways: [{ way: "window", outlets: ["town"] }],
    }
    const served = { servedAt: [{ outlet: "street" }], legs: [photo] }
    expect(ask({ item: sample(served) }).detours.map(({ leg, outlets: at }) => [leg.id, at[0]?.id])).toEqual([
      ["photo", "town"],
    ])
    expect(said({ item: sample(served) })).toContain("采集照片须到：town网点。")
    const either = { ...photo, ways: [...photo.ways, { way: "window", outlets: ["street"] }] }
    expect(ask({ item: sample({ ...served, legs: [either] }) }).detours).toEqual([])
    const imposed = { ...either, chosenBy: "authority" }
    expect(ask({ item: sample({ ...served, legs: [imposed] }) }).detours).toHaveLength(1)
  })
})

describe("directions in English", () => {
  it("say the same", () => {
    const english = composeDirections(ask({ from: "990101" })).map(({ en }) => en)
    expect(english.slice(0, 3)).toEqual([
      '"sample" takes at most 1 visit.',
      "The result can arrive by courier, if you so choose.",
      "Outlet centre (also in Region 990101); window: Science window; address: 1 Sample Road; telephone: 0571-00000002; open now, until 11:30.",
    ])
    expect(english.at(-1)).toBe("Please bring: sample, 1 × paper original.")
  })
})
