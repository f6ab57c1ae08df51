import { describe, expect, it } from "vitest"
import {
  account,
  business,
  catalogueOf,
  codesOf,
  composed,
  entry,
  keysOf,
  licence,
  licenceCopy,
  words,
} from "./bundles.fixture.ts"

describe("documents", () => {
  const issuing = (id: string, materials: readonly object[] = []) =>
    entry(id, { materials, result: { name: words, document: "business-licence" } })

  it("that one hands in for renewal are not what one receives", () => {
    const renewal = catalogueOf(issuing("renewal", [licenceCopy()]))
    expect(keysOf(composed(renewal))).toEqual([["business-licence", "yes", "1"]])
    expect(composed(renewal).feeds).toEqual([])
  })

  it("that a later item issues have to be brought, and the order is reported", () => {
    const all = composed(business, ["seal", { item: "licence", after: ["seal"] }])
    expect(keysOf(all).map(([key]) => key)).toEqual(["business-licence", "identity-card"])
    expect(codesOf(all)).toEqual(["document-issued-later items[0].materials.licence"])
  })

  it("that two items issue are waited for at both, and that is reported", () => {
    const all = composed(catalogueOf(issuing("a"), issuing("b"), account))
    expect(all.feeds.map(({ from }) => from)).toEqual(["a", "b"])
    expect(all.groups).toEqual([["a", "b"], ["account"]])
    expect(codesOf(all)).toEqual(["document-issued-twice items[2].materials.licence"])
  })

  it("that are optional make nothing wait", () => {
    const optional = entry("a", { materials: [licenceCopy({ necessity: "optional" })] })
    expect(composed(catalogueOf(licence, optional)).feeds).toEqual([])
  })

  it("that an authority would look up are handed to it as well", () => {
    const lookUp = { registry: "sample", record: "licence" }
    const own = entry("a", { materials: [licenceCopy({ obtainedBy: "shared", lookUp })] })
    const all = composed(catalogueOf(licence, own))
    expect(all.obtained).toEqual([])
    expect(all.feeds.map(({ to }) => to)).toEqual(["a"])
  })
})
