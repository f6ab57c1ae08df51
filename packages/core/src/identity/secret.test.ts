import { inspect } from "node:util"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isSecret, secret, type Secret } from "./secret.ts"
import { maskIdentity, secretIdentity } from "./secret-identity.ts"
import type { SubjectIdentity } from "./subject.ts"

/** Every way a value gets printed by accident. */
const printings: readonly ((value: Secret<unknown>) => string)[] = [
  (value) => `${value}`,
  (value) => String(value),
  (value) => "" + (value as unknown as string),
  (value) => JSON.stringify(value),
  (value) => JSON.stringify({ nested: [value] }),
  (value) => inspect(value),
  (value) => inspect({ nested: { deeper: [value] } }, { depth: 10, showHidden: true }),
  (value) => [value].join(","),
  (value) => new Error(`about ${value}`).message,
  (value) => Object.entries(value).flat().join(),
  (value) => JSON.stringify({ ...value }),
  (value) => inspect(structuredClone(value), { showHidden: true }),
]

describe("a secret", () => {
  it("prints as its mask wherever it is printed", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{12,20}$/), fc.constantFrom(...printings), (marked, print) => {
        expect(print(secret(marked, "▇"))).not.toContain(marked)
      }),
    )
  })

  it("shows the mask itself, so that a reader sees that something is there", () => {
    const phone = secret("12000001234", "120****1234")
    expect([`${phone}`, phone + "", JSON.stringify(phone), inspect(phone), inspect({ phone })]).toEqual([
      "120****1234",
      "120****1234",
      '"120****1234"',
      "120****1234",
      "{ phone: 120****1234 }",
    ])
  })

  it("keeps an object behind its mask as well", () => {
    for (const print of printings) {
      expect(print(secret({ number: "marked-secret" }, "▇"))).not.toContain("marked-secret")
    }
  })

  it("comes out by reveal, for a purpose that is said", () => {
    expect(secret("12000001234", "▇").reveal("to call the applicant")).toBe("12000001234")
    expect(() => secret("x", "▇").reveal("  ")).toThrow(/purpose/)
  })

  it("is no number and is known as a secret", () => {
    expect(Number(secret("42", "▇"))).toBeNaN()
    expect(isSecret(secret("42", "▇"))).toBe(true)
    expect(isSecret("42")).toBe(false)
  })
})

describe("an identity", () => {
  const identity: SubjectIdentity = {
    kind: "natural-person",
    name: "欧阳样例",
    identifiers: [{ scheme: "citizen-number", value: "990101193807201015" }],
    phone: "12000001234",
    email: "ouyang@example.cn",
    address: "样例省样例市样例区样例街道样例社区1号",
    bankAccount: "6200000000000001234",
    representative: { name: "张样例", identifiers: [{ scheme: "passport", value: "E00000000" }] },
  }
  const values = [
    "欧阳样例",
    "990101193807201015",
    "12000001234",
    "ouyang@",
    "社区1号",
    "6200000000000001234",
    "张样例",
    "E00000000",
  ]

  it("prints as kind and masked name when held as a secret", () => {
    expect(`${secretIdentity(identity)}`).toBe("自然人 欧阳*")
    expect(secretIdentity(identity).reveal("to send the notice")).toBe(identity)
  })

  it("is masked field by field for others to read", () => {
    const printed = JSON.stringify(maskIdentity(identity))
    for (const value of values) expect(printed).not.toContain(value)
    expect(maskIdentity(identity).phone).toBe("120****1234")
  })

  it("keeps the public name of an organisation and nothing it does not have", () => {
    const company: SubjectIdentity = { kind: "enterprise", name: "样例科技有限公司", identifiers: [] }
    expect(maskIdentity(company)).toEqual(company)
  })
})
