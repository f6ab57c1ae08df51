import { describe, expect, it } from "vitest"
import type { ServiceItem } from "../service-item.ts"
import { reviewItem } from "./index.ts"
import { hold, same, sampleItem } from "./sample-item.fixture.ts"

describe("the result", () => {
  const named = (zh: string, over: Partial<ServiceItem["result"]> = {}): Partial<ServiceItem> => ({
    result: { name: same(zh), ...over },
  })
  hold([
    [
      "named a certificate is one",
      named("样例许可证", { kind: "document", sample: true }),
      ["result-kind-mismatch result.kind"],
    ],
    [
      "named a reply is an approval, though it ends as documents do",
      named("样例批文", { kind: "document", sample: true }),
      ["result-kind-mismatch result.kind"],
    ],
    ["named a document is one", named("样例公文", { kind: "document", sample: true }), []],
    ["of a verification is no certificate", named("现场查证", { kind: "none" }), []],
    ["has a kind", named("样例结果"), ["result-kind-missing result.kind"]],
    [
      "on paper has a sample",
      named("样例认定文件", { kind: "document" }),
      ["result-sample-missing result.sample"],
    ],
    ["that is paid has none", named("按月发放", { kind: "payment" }), []],
  ])

  it("is proposed the kind that its name says", () => {
    const fixOf = (over: Partial<ServiceItem>) => reviewItem({ ...sampleItem, ...over })[0]?.fix?.edits
    const becomes = (value: string) => [{ op: "replace", path: ["result", "kind"], value }]
    expect(fixOf(named("样例批复", { sample: true }))).toEqual(becomes("approval"))
    expect(fixOf(named("样例证书", { sample: true }))).toEqual(becomes("certificate"))
    expect(fixOf(named("样例公文", { sample: true }))).toEqual(becomes("document"))
    expect(fixOf(named("样例结果"))).toBeUndefined()
  })
})
