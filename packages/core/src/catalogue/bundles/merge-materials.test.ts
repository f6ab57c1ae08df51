import { describe, expect, it } from "vitest"
import { material } from "../items.fixture.ts"
import {
  catalogueOf,
  codesOf,
  composed,
  entry,
  form,
  keysOf,
  licence,
  seal,
  identity,
} from "./bundles.fixture.ts"

describe("materials", () => {
  it("without a kind of document are the same where id and name are", () => {
    const named = (id: string, zh: string) =>
      entry(id, { materials: [material({ id: "form", name: { zh, en: "Form" } })] })
    expect(keysOf(composed(catalogueOf(named("a", "申请表"), named("b", "申请表"))))).toHaveLength(1)
    expect(keysOf(composed(catalogueOf(named("a", "申请表"), named("b", "登记表"))))).toHaveLength(2)
  })

  it("of one kind that an item asks for twice are told apart everywhere", () => {
    const card = (id: string) => material({ id, document: "identity-card", accepts: [form("copy")] })
    const both = entry("a", { materials: [card("owner"), card("agent")] })
    const one = entry("b", { materials: [card("owner")] })
    const all = composed(catalogueOf(both, one))
    expect(all.materials.map(({ needs }) => needs.map(({ item }) => item))).toEqual([["a", "b"], ["a"]])
  })

  it("that nobody must bring stand apart from those one must", () => {
    const optional = { ...identity(form("original")), necessity: "optional" }
    const all = composed(catalogueOf(seal, entry("a", { materials: [optional] })))
    expect(all.materials.map(({ key, necessity, needs }) => [key, necessity, needs.length])).toEqual([
      ["business-licence", "key", 1],
      ["identity-card", "key", 1],
      ["identity-card", "optional", 1],
    ])
  })

  it("are as strict as the strictest item", () => {
    const secondary = { ...identity(form("original")), necessity: "secondary" }
    const all = composed(catalogueOf(entry("a", { materials: [secondary] }), licence))
    expect(all.materials.map(({ necessity }) => necessity)).toEqual(["key"])
  })

  it("that an authority looks up are asked of nobody, and that another still asks for them is reported", () => {
    const lookUp = { registry: "sample", record: "identity" }
    const own = { ...identity(form("copy")), obtainedBy: "shared", lookUp }
    const all = composed(catalogueOf(entry("a", { materials: [own] }), licence))
    expect(all.obtained.map(({ item }) => item)).toEqual(["a"])
    expect(keysOf(all)).toEqual([["identity-card", "yes", "1"]])
    expect(codesOf(all)).toEqual(["asked-though-obtained materials.identity-card"])
  })
})
