import { reviewItem } from "@onevisit/core/catalogue"
import { parseCatalogue } from "@onevisit/core/catalogue/schema"
import { text } from "@onevisit/core/reasons"
import * as Result from "effect/Result"
import { expect, it } from "vitest"
import { itemCodeDefects } from "./item-code.ts"
import { sampleCreditCode } from "./samples.ts"

const words = text("样例", "sample")

it("lets a review of items name what is wrong with their codes", () => {
  const agency = sampleCreditCode(1, { beginning: "11" })
  const found = (implementing: string) => {
    const item = {
      id: "sample-item",
      edition: "2018-07",
      validFrom: "2018-07-01",
      name: words,
      type: "confirmation",
      codes: { implementing },
      basis: [{ statute: "sample-rules", title: words }],
      serves: ["enterprise"],
      conditions: [words],
      procedure: [words],
      visits: { declared: 0 },
      channels: ["online"],
      collection: ["courier"],
      result: { name: words },
      contact: {
        phone: "0571-0000 0001",
        complaintPhone: "0571-0000 0002",
        email: "window@example.invalid",
        address: words,
        hours: words,
      },
    }
    const authority = { id: "sample-bureau", name: words }
    const { items } = Result.getOrThrow(parseCatalogue({ authority, items: [item] }))
    return items
      .flatMap((one) => reviewItem(one, { codeDefects: itemCodeDefects }))
      .filter(({ code }) => code === "code-defective")
      .map(({ severity }) => severity)
  }
  expect(found(`${agency}3990117002011`)).toEqual([])
  expect(found(`${agency}-3-990117002011`)).toEqual(["warning"])
  expect(found(`${agency}39901170`)).toEqual(["error"])
})
