import { simulatedClock } from "@onevisit/testkit"
import * as fc from "fast-check"
import { Webhook } from "standardwebhooks"
import { describe, expect, it } from "vitest"
import { composeEvent } from "./compose-event.ts"
import { composeSecret, composeSignature, readSecrets } from "./sign.ts"
import { verifyWebhook, type WebhookRequest } from "./verify-webhook.ts"

const clock = simulatedClock()
const [secret, other] = [composeSecret(), composeSecret()]
const key = "0123456789abcdef0123456789abcdef"
const message = {
  key,
  to: "https://oa.example/hooks",
  kind: "supplement-due",
  language: "zh",
  title: "材料补交提醒",
  body: "请在2018年7月20日前补齐材料。",
  fields: { dueOn: { kind: "date", value: "2018-07-20", shown: "2018年7月20日" } },
} as const
const body = composeEvent(message, "https://onevisit.example/sample", clock.now())

function signed(secrets: readonly string[], at = Date.parse(clock.now()), text = body): WebhookRequest {
  const timestamp = Math.floor(at / 1000)
  const signature = composeSignature({ id: key, timestamp, body: text }, readSecrets(secrets))
  const headers = {
    "webhook-id": key,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": signature,
  }
  return { headers, body: text }
}

const verify = async (request: WebhookRequest, secrets: readonly string[] = [secret], seen = () => false) => {
  const verified = await verifyWebhook(request, secrets, { now: clock.now, seen })
  return verified.outcome === "refused" ? verified.because : verified.outcome
}

describe("a request to a receiver", () => {
  it("that is signed with the secret is verified, and hands out its event", async () => {
    const verified = await verifyWebhook(signed([secret]), [secret], { now: clock.now, seen: () => false })
    expect(verified).toMatchObject({
      outcome: "verified",
      event: {
        specversion: "1.0",
        id: key,
        source: "https://onevisit.example/sample",
        type: "onevisit.notice.supplement-due",
        time: "2018-07-20T01:30:00.000Z",
        datacontenttype: "application/json",
        data: { kind: "supplement-due", fields: { dueOn: { value: "2018-07-20" } } },
      },
    })
    expect(body).not.toContain("oa.example")
  })

  it("is known again, and still answered with success", async () => {
    expect(await verify(signed([secret]), [secret], () => true)).toBe("repeated")
  })

  it("is verified while one secret replaces the other, whichever side is first", async () => {
    expect(await verify(signed([other, secret]), [secret])).toBe("verified")
    expect(await verify(signed([secret, other]), [secret])).toBe("verified")
    expect(await verify(signed([secret]), [other, secret])).toBe("verified")
    expect(await verify(signed([secret]), [other])).toBe("signature")
  })

  it("is refused when it comes again later than the clocks may differ, or from the future", async () => {
    const now = Date.parse(clock.now())
    expect(await verify(signed([secret], now - 300_000))).toBe("verified")
    expect(await verify(signed([secret], now - 301_000))).toBe("time")
    expect(await verify(signed([secret], now + 301_000))).toBe("time")
  })

  it("is refused when any part of what was signed is changed", async () => {
    const { body: text, headers } = signed([secret])
    const changed = { ...(headers as Record<string, string>) }
    expect(await verify({ headers, body: `${text as string} ` })).toBe("signature")
    expect(await verify({ headers: { ...changed, "webhook-id": "another" }, body: text })).toBe("signature")
    const later = String(Number(changed["webhook-timestamp"]) + 1)
    expect(await verify({ headers: { ...changed, "webhook-timestamp": later }, body: text })).toBe(
      "signature",
    )
    const elsewhere = (changed["webhook-signature"] ?? "").replace("v1,", "v1a,")
    expect(await verify({ headers: { ...changed, "webhook-signature": elsewhere }, body: text })).toBe(
      "signature",
    )
  })

  it("is refused without one of its headers, or with one that stands there twice", async () => {
    const { body: text, headers } = signed([secret])
    for (const name of ["webhook-id", "webhook-timestamp", "webhook-signature"]) {
      const value = (headers as Record<string, string>)[name] ?? ""
      expect(await verify({ headers: { ...headers, [name]: undefined }, body: text })).toBe("headers")
      expect(await verify({ headers: { ...headers, [name.toUpperCase()]: value }, body: text })).toBe(
        "headers",
      )
    }
    expect(await verify({ headers: { ...headers, "webhook-id": "a.b" }, body: text })).toBe("headers")
    expect(await verify({ headers: { ...headers, "webhook-timestamp": "1e9" }, body: text })).toBe("headers")
  })

  it("is read from bytes and from a Headers object alike", async () => {
    const { body: text, headers } = signed([secret])
    const bytes = Buffer.from(text as string)
    expect(await verify({ headers: new Headers(headers as Record<string, string>), body: bytes })).toBe(
      "verified",
    )
  })

  it("that is signed and holds no event of its id is refused", async () => {
    for (const text of ["", "null", "{}", "[]", body.replace(key, "another"), body.replace("1.0", "0.3")])
      expect(await verify(signed([secret], undefined, text))).toBe("event")
  })

  it("never makes it throw, whatever stands in it", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string(),
        fc.string(),
        fc.string(),
        fc.string(),
        async (id, stamp, signature, text) => {
          const headers = { "webhook-id": id, "webhook-timestamp": stamp, "webhook-signature": signature }
          expect(["headers", "time", "signature"]).toContain(await verify({ headers, body: text }))
        },
      ),
    )
    const { body: text, headers } = signed([secret])
    await fc.assert(
      fc.asyncProperty(fc.string(), async (signature) => {
        const changed = { ...headers, "webhook-signature": `v1,${signature}` }
        expect(["headers", "signature"]).toContain(await verify({ headers: changed, body: text }))
      }),
    )
  })
})

describe("the manner of Standard Webhooks", () => {
  it("is that of its own library: what one signs the other verifies", async () => {
    const now = Date.now()
    const library = new Webhook(secret)
    const request = signed([secret], now)
    expect(library.verify(body, request.headers as Record<string, string>)).toMatchObject({ id: key })
    const headers = {
      "webhook-id": key,
      "webhook-timestamp": String(Math.floor(now / 1000)),
      "webhook-signature": library.sign(key, new Date(now), body),
    }
    expect(await verifyWebhook({ headers, body }, [secret], { seen: () => false })).toMatchObject({
      outcome: "verified",
    })
  })

  it("asks for secrets of 24 to 64 bytes, and says of a wrong one only where it stands", () => {
    const short = `whsec_${Buffer.alloc(23).toString("base64")}`
    for (const wrong of [short, "whsec_", secret.slice(6), `${secret}!`, `whsec_${"A".repeat(100)}`]) {
      expect(() => readSecrets([secret, wrong])).toThrow(/secrets\[1\]/)
      expect(() => readSecrets([secret, wrong])).not.toThrow(wrong.slice(6) || "never")
    }
    expect(() => readSecrets([])).toThrow(/one secret/)
  })
})
