import {
  composeMessage,
  defineTemplate,
  type FieldKind,
  type FieldKinds,
  type MessageTemplate,
} from "@onevisit/core/notices"
import { text } from "@onevisit/core/reasons"
import { plainDate } from "@onevisit/core/time"
import { simulatedWechat } from "@onevisit/testkit"
import * as fc from "fast-check"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { accountAt, followers } from "../testing/sample-account.ts"
import { families } from "./wechat-template.ts"
import { wechatChannel } from "./wechat-channel.ts"

const listed = ["已受理", "已办结"]
const words = [text("已受理", "Accepted"), text("已办结", "Done")]
/** At the limits of the families, and just beyond. */
const lengths = fc.constantFrom(1, 2, 5, 6, 8, 9, 10, 11, 17, 20, 21, 32, 33)
const kinds: fc.Arbitrary<FieldKind> = fc.oneof(
  lengths.map((longest) => ({ kind: "words", longest }) as const),
  lengths.map((longest) => ({ kind: "reference", longest }) as const),
  fc.constantFrom<FieldKind>(
    { kind: "one-of", words },
    { kind: "count" },
    { kind: "date" },
    { kind: "moment" },
    { kind: "amount" },
    { kind: "office-phone" },
  ),
)
/** Values as people hand them in: of any length that the field allows, and of any script. */
const signs = (longest: number, ...scripts: readonly string[]) =>
  fc
    .record({ script: fc.constantFrom(...scripts), full: fc.boolean() })
    .chain(({ full, script }) =>
      fc.array(fc.constantFrom(...script), { minLength: full ? longest : 1, maxLength: longest }),
    )
    .map((each) => each.join(""))
const valueOf = (kind: FieldKind): fc.Arbitrary<unknown> => {
  switch (kind.kind) {
    case "words":
      return signs(kind.longest, "样例区办", "Ab", "！-～", "12", "样例A1-_.！é𠮷👩").map((each) =>
        text(each, each),
      )
    case "reference":
      return signs(kind.longest, "ABZ019-_", "019", "AB")
    case "one-of":
      return fc.constantFrom(...kind.words)
    case "count":
      return fc.nat(Number.MAX_SAFE_INTEGER)
    case "date":
      return fc.constantFrom("2018-07-20", "2018-12-31").map((day) => plainDate(day))
    case "moment":
      return fc.constant({ on: plainDate("2018-12-31"), time: "23:59" })
    case "amount":
      return fc.oneof(fc.integer({ min: -100, max: 10 ** 6 }), fc.integer({ min: 10 ** 9, max: 10 ** 11 }))
    case "office-phone":
      return fc.constantFrom("12345", "0571-00000000", "0571-00000000-12345")
    default:
      return kind satisfies never
  }
}
const drawn = fc
  .record({
    family: fc.constantFrom(...families),
    kind: kinds,
    language: fc.constantFrom("zh" as const, "en" as const),
  })
  .chain((given) => valueOf(given.kind).map((value) => ({ ...given, value })))

const noticeOf = (kind: FieldKind): MessageTemplate => {
  const fields: FieldKinds = { told: kind }
  return defineTemplate({
    kind: "sample-notice",
    fields: fields as { told: FieldKind },
    title: { zh: "提醒", en: "Notice" },
    body: { zh: "{told}", en: "{told}" },
  })
}

describe("whatever a notice holds", () => {
  it("goes to WeChat as its keywords take it, or does not go; and what the review passes goes", async () => {
    const keyword = (family: string) => `${family}1`
    const wechat = await simulatedWechat({
      templates: Object.fromEntries(
        families.map((family) => [
          family,
          { via: "subscribe", keywords: [keyword(family)], listed: { [keyword(family)]: listed } } as const,
        ]),
      ),
    })
    const account = accountAt(wechat, { patienceMs: 10_000 })
    let sent = 0
    try {
      await fc.assert(
        fc.asyncProperty(drawn, async ({ family, kind, language, value }) => {
          const isListed = family === "const" || family === "enum"
          const fields = { [keyword(family)]: isListed ? { field: "told", listed } : "told" }
          const templates = { "sample-notice": { id: family, via: "subscribe", fields } } as const
          const channel = wechatChannel({ account, templates })
          const notice = noticeOf(kind)
          const composed = composeMessage(notice, { told: value } as never, { language })
          // An amount may look like somebody's number: such a text is not composed.
          if (Result.isFailure(composed)) return
          const to = followers[0]
          const outcome = await channel.send({ ...composed.success, key: "k".repeat(32), to }).then(
            () => "taken",
            (error: { readonly trouble?: string }) => error.trouble,
          )
          expect(["taken", "content"]).toContain(outcome)
          if (channel.review(notice).length === 0) expect(outcome).toBe("taken")
          if (outcome === "taken") sent += 1
          expect(wechat.arrived).toHaveLength(sent)
        }),
        { numRuns: 1500 },
      )
      // Nothing was refused there that was not refused here before.
      expect(wechat.refused).toEqual([])
      expect(sent).toBeGreaterThan(200)
      expect(wechat.asked).toBe(sent)
    } finally {
      await wechat.close()
    }
  })
})
