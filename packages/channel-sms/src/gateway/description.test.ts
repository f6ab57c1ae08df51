import { InvalidInput } from "@onevisit/core/reasons"
import { describe, expect, it } from "vitest"
import { describedGateway } from "../testing/sample-gateway.ts"
import { gatewaySms, type GatewaySmsOptions } from "./index.ts"

describe("a description", () => {
  const issuesOf = (change: (good: GatewaySmsOptions) => object): readonly string[] => {
    const good = describedGateway({ origin: "https://sms.example.org", token: "sample-token" })
    try {
      gatewaySms(change(good) as GatewaySmsOptions)
      return []
    } catch (error) {
      expect(error).toBeInstanceOf(InvalidInput)
      expect((error as InvalidInput).message).not.toMatch(/sample-token|unheard-of/)
      return (error as InvalidInput).issues.map(({ path }) => path.join("."))
    }
  }
  const asking = (more: object) => (good: GatewaySmsOptions) => ({
    ...good,
    send: { ...good.send, request: { ...good.send.request, ...more } },
  })

  it("that is whole has nothing wrong with it", () => expect(issuesOf((good) => good)).toEqual([]))

  it.each([
    ["an unknown placeholder", asking({ headers: { a: "{unheard-of}" } }), ["send.request.headers.a"]],
    ["the number in a header", asking({ headers: { a: "{to}" } }), ["send.request.headers.a"]],
    ["half a placeholder", asking({ url: "https://sms.example.org/{key" }), ["send.request.url"]],
    ["a placeholder for the host", asking({ url: "https://{key}/send" }), ["send.request.url"]],
    ["an address in the clear", asking({ url: "http://sms.example.org/" }), ["send.request.url"]],
    ["a body with GET", asking({ method: "GET" }), ["send.request"]],
    ["two bodies", asking({ form: {} }), ["send.request"]],
    ["no address", asking({ json: { text: "{text}" } }), ["send.request"]],
    ["nothing said", asking({ json: { to: "{to}" } }), ["send.request"]],
    ["a secret that is not given", asking({ headers: { a: "{secret.other}" } }), ["send.request"]],
    [
      "a variable that a template lacks",
      asking({ json: { to: "{to}", x: "{variable.fee}", y: "{text}" } }),
      ["templates"],
    ],
    [
      "repetitions known by no key",
      (good: GatewaySmsOptions) => ({
        ...asking({ json: { to: "{to}", x: "{text}" } })(good),
        repeats: true,
      }),
      ["repeats"],
    ],
    [
      "templates that are not given",
      (good: GatewaySmsOptions) =>
        Object.fromEntries(Object.entries(good).filter(([name]) => name !== "templates")),
      ["templates", "templates"],
    ],
    [
      "a wording that names another variable",
      (good: GatewaySmsOptions) => ({
        ...good,
        templates: { k: { code: "1", fields: { a: "b" }, text: "${c}" } },
      }),
      ["templates.k.text"],
    ],
    [
      "an unknown trouble",
      (good: GatewaySmsOptions) => ({
        ...good,
        send: { ...good.send, answer: { ...good.send.answer, otherwise: "unheard-of" } },
      }),
      ["send.answer.otherwise"],
    ],
  ])("with %s is refused there", (_, change, paths) => expect(issuesOf(change)).toEqual(paths))

  it("tells everything that is wrong at once", () => {
    const wrong = issuesOf((good) => ({
      ...asking({ url: "ftp://x", headers: { a: "{to}" }, method: "PATCH" })(good),
      id: "",
      patienceMs: -1,
      extra: 1,
    }))
    expect([...wrong].sort()).toEqual(
      [
        "extra",
        "id",
        "patienceMs",
        "send.request.headers.a",
        "send.request.method",
        "send.request.url",
      ].sort(),
    )
  })
})
