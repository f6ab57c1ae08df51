import { describe, expect, it } from "vitest"
import { type Loose, item, material, read, words } from "../items.fixture.ts"
import type { ServiceItem } from "../service-item.ts"
import { checkVisitCertificate } from "./check-certificate.ts"
import { classesOf } from "./certificate.ts"
import { composeJourney, composeScenario, judgeDeclaredVisits } from "./declared-visits.ts"
import { legsOf } from "./legs-of.ts"
import { applyRepairs, usualRepairCosts } from "./repairs.ts"
import { type RepairOptions, repairVisits } from "./repair-visits.ts"
import { boundVisits } from "./visit-bound.ts"

const paper = (over: Loose = {}): Loose => material({ id: "land-certificate", ...over })
const only = (over: Loose): ServiceItem =>
  read(item({ visits: { declared: 1, reason: words }, ...over }))[0] as ServiceItem
const boundOf = (over: Loose, materials?: "tolerant"): number | string => {
  const bound = boundVisits(only(over), materials)
  return bound.kind === "bounded" ? bound.visits : bound.kind
}
const identity = {
  id: "identity",
  kind: "prove-identity",
  name: { zh: "核验身份", en: "prove the identity" },
  ways: [{ way: "window" }],
}
const inspection = {
  id: "inspection",
  kind: "site-check",
  name: { zh: "接受现场查验", en: "be inspected" },
  ways: [{ way: "window", outlets: ["laboratory"] }],
}

const laboratory = { id: "laboratory", name: { zh: "检测所", en: "the laboratory" } }

describe("the legs of an item", () => {
  it("are its submission, the papers the applicant brings, its own legs and the collection", () => {
    const legs = legsOf(
      only({
        channels: ["window", "online", "mail", "courier"],
        materials: [
          paper(),
          paper({ id: "form", accepts: [{ copyKind: "copy", medium: "electronic" }] }),
          paper({ id: "photo", necessity: "optional" }),
          paper({ id: "licence", obtainedBy: "shared", lookUp: { registry: "market", record: "licence" } }),
        ],
        legs: [identity],
      }),
    )
    expect(legs.map(({ id, kind, ways }) => [id, kind, ...ways.map(({ way }) => way)])).toEqual([
      ["submit", "submit", "window", "online", "courier"],
      ["material-land-certificate", "show-original", "window", "courier"],
      ["material-form", "submit", "window", "online"],
      ["identity", "prove-identity", "window"],
      ["collect", "collect", "courier"],
    ])
  })

  it("are replaced by the item's own of the same id, and none where nobody applies", () => {
    const submit = { ...identity, id: "submit", kind: "submit", ways: [{ way: "agent" }] }
    expect(legsOf(only({ materials: [], legs: [submit] })).map(({ id, ways }) => [id, ways[0]?.way])).toEqual(
      [
        ["submit", "agent"],
        ["collect", "courier"],
      ],
    )
    expect(legsOf(only({ initiation: "ex-officio", channels: [], materials: [] }))).toEqual([])
  })
})

describe("the bound on visits", () => {
  it("is none where everything goes online or by courier", () => {
    expect(boundOf({ channels: ["window", "courier"], materials: [paper()] })).toBe(0)
  })

  it("is one where an original has to be shown and nothing else needs a way", () => {
    expect(boundOf({ channels: ["window", "online"], materials: [paper()] })).toBe(1)
  })

  it("counts what is done in one appearance at one outlet once, and what is done after the authority's work again", () => {
    const legs = [identity]
    expect(boundOf({ channels: ["window"], collection: ["courier"], legs })).toBe(1)
    expect(boundOf({ channels: ["window"], collection: ["by-hand"], legs })).toBe(2)
    expect(boundOf({ channels: ["window"], collection: ["by-hand"], legs, handling: "on-the-spot" })).toBe(1)
  })

  it("counts another outlet as another visit, unless the applicant may do both at one", () => {
    const at = (...outlets: string[]) => [{ ...identity, ways: [{ way: "window", outlets }] }]
    const served = { channels: ["window"], servedAt: [{ outlet: "centre" }, { outlet: "street" }] }
    expect(boundOf({ ...served, legs: at("police") })).toBe(2)
    expect(boundOf({ ...served, legs: at("police", "street") })).toBe(1)
  })

  it("holds whatever the authority decides", () => {
    const online = { channels: ["online"], materials: [] }
    expect(boundOf({ ...online, legs: [{ ...inspection, atDiscretion: true }] })).toBe(1)
    const ways = [{ way: "online" }, { way: "window" }]
    expect(boundOf({ ...online, legs: [{ ...identity, ways }] })).toBe(0)
    expect(boundOf({ ...online, legs: [{ ...identity, ways, chosenBy: "authority" }] })).toBe(1)
  })

  it("is greater with tolerant intake where what was owed cannot be sent", () => {
    const owing = {
      channels: ["window"],
      materials: [paper({ necessity: "secondary", deferrable: ["absence"] })],
    }
    expect(boundOf(owing)).toBe(1)
    expect(boundOf(owing, "tolerant")).toBe(2)
    expect(boundOf({ ...owing, channels: ["window", "courier"] }, "tolerant")).toBe(0)
  })

  it("is greater with tolerant intake also where the authority chooses how the material is handed in", () => {
    const chosen = {
      ...identity,
      id: "material-land-certificate",
      kind: "show-original",
      chosenBy: "authority",
    }
    const owing = {
      channels: ["window"],
      materials: [paper({ necessity: "secondary", deferrable: ["absence"] })],
      legs: [chosen],
    }
    expect([boundOf(owing), boundOf(owing, "tolerant")]).toEqual([1, 2])
  })

  it("is not given where a scenario has no way, which is named", () => {
    const when = { fact: "jointCentre", is: true }
    const legs = [{ ...inspection, ways: [{ way: "online", when }] }]
    expect(boundVisits(only({ legs }))).toEqual({
      kind: "no-way",
      scenario: { jointCentre: false },
      legs: ["inspection"],
    })
  })

  it("comes with a journey for each class of scenarios", () => {
    const when = { fact: "jointCentre", is: true }
    const bound = boundVisits(only({ channels: ["online"], materials: [], legs: [{ ...identity, when }] }))
    expect(bound.kind === "bounded" && classesOf(bound.certificate.classes)).toMatchObject([
      { given: { jointCentre: [true] }, journey: { appearances: [{ phase: "intake" }] } },
      { given: { jointCentre: [false] }, journey: { appearances: [] } },
    ])
  })

  it("is not guessed where there are too many ways to go", () => {
    const legs = Array.from({ length: 20 }, (_, at) => ({
      ...identity,
      id: `identity-${at}`,
      ways: [{ way: "window", outlets: [`outlet-${at}`] }],
    }))
    expect(boundOf({ channels: ["online"], materials: [], legs: legs.slice(0, 5) })).toBe(5)
    expect(boundOf({ channels: ["online"], materials: [], legs })).toBe("too-large")
  })
})

describe("a repair", () => {
  it("opens a channel for all materials at once, where that is cheaper than one leg after the other", () => {
    const materials = Array.from({ length: 20 }, (_, at) => paper({ id: `paper-${at}` }))
    const wide = only({ channels: ["window"], collection: ["by-hand"], materials })
    const found = repairVisits(wide, 0)
    expect(found).toMatchObject({ kind: "enough", cost: 5 })
    if (found.kind !== "enough") throw new Error("Nothing was found.")
    expect(found.repairs.map(({ kind }) => kind)).toEqual(["by-courier", "courier-channel"])
    expect(
      judgeDeclaredVisits({ ...applyRepairs(wide, found.repairs), visits: { declared: 0 } }).verdict,
    ).toBe("proved")
  })

  it("goes by the costs of the district", () => {
    const wide = only({ channels: ["window"], collection: ["electronic"], materials: [paper()] })
    const costs = { ...usualRepairCosts, "by-courier": 1 }
    const kindsWith = (options: RepairOptions) => {
      const found = repairVisits(wide, 0, options)
      return found.kind === "enough" ? found.repairs.map(({ kind }) => kind) : found.kind
    }
    expect(kindsWith({})).toEqual(["courier-channel"])
    expect(kindsWith({ costs })).toEqual(["by-courier", "by-courier"])
  })

  it("is not said to be the cheapest where there are too many to try", () => {
    const legs = Array.from({ length: 30 }, (_, at) => ({
      ...identity,
      id: `identity-${at}`,
      ways: [{ way: "window", outlets: [`outlet-${at}`] }],
    }))
    expect(repairVisits(only({ channels: ["online"], materials: [], legs }), 0).kind).toBe("too-large")
  })
})

describe("a certificate", () => {
  it("is refused where it names more visits than can be tried out", () => {
    const legs = Array.from({ length: 40 }, (_, at) => ({
      ...identity,
      id: `identity-${at}`,
      ways: [{ way: "window", outlets: [`outlet-${at}`] }],
    }))
    const wide = only({ channels: ["online"], materials: [], legs })
    const bound = boundVisits(only({ channels: ["online"], materials: [] }))
    if (bound.kind !== "bounded") throw new Error("The item has a bound.")
    expect(checkVisitCertificate(wide, { ...bound.certificate, visits: 20 })).not.toEqual([])
  })
})

describe("the declared number of visits", () => {
  it("is proved where as many do and fewer do not", () => {
    const judged = judgeDeclaredVisits(only({ channels: ["window"] }))
    expect(judged).toMatchObject({ verdict: "proved", declared: 1, certificate: { visits: 1 } })
  })

  it("may be more than is needed", () => {
    const judged = judgeDeclaredVisits(only({ channels: ["online"], materials: [] }))
    expect(judged).toMatchObject({ verdict: "fewer", declared: 1, certificate: { visits: 0 } })
  })

  it("is refuted by the shortest journey through a scenario that takes more, and mended by the cheapest change", () => {
    const when = { fact: "jointCentre", is: true }
    const wrong = only({
      channels: ["window"],
      collection: ["courier"],
      legs: [{ ...inspection, when }, identity],
    })
    const judged = judgeDeclaredVisits(wrong)
    if (judged.verdict !== "refuted") throw new Error("Two visits were taken for one.")
    expect(checkVisitCertificate(wrong, judged.certificate)).toEqual([])
    expect(composeScenario(wrong, judged.scenario, "complete").map(({ zh }) => zh)).toEqual(["样例：样例"])
    expect(judged.scenario).toEqual({ jointCentre: true })
    expect(composeJourney(wrong, judged.journey, [laboratory]).map(({ zh }) => zh)).toEqual([
      "提交申请：申请时到样例",
      "提交“样例”：申请时到样例",
      "接受现场查验：审查期间到检测所",
      "核验身份：申请时到样例",
      "领取办理结果：快递或邮寄办理",
    ])
    expect(judged.repairs).toMatchObject({
      kind: "enough",
      cost: 6,
      repairs: [{ legs: ["inspection"], kind: "authority-comes" }],
    })
  })
})
