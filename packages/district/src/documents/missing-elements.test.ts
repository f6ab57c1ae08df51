import { text } from "@onevisit/core/reasons"
import type { CaseDocument } from "@onevisit/core/notices"
import { describe, expect, it } from "vitest"
import { storageNumbering } from "../numbering/index.ts"
import { documentsService } from "./documents.ts"
import { clerk, withCase } from "../testing/printing.fixture.ts"

const none = () => Promise.reject(new Error("There is no collection."))

describe("a document that lacks what law demands of it", () => {
  /** The district's own documents, as a program of the host's might spoil them. */
  async function spoilt(spoil: (document: CaseDocument) => CaseDocument) {
    const made = await withCase()
    const { clock, district, keys, request, storage } = made
    const documents = documentsService({
      storage,
      keys,
      clock,
      numbering: storageNumbering(storage),
      collections: { collectorOf: none, compose: none, namesIn: none },
      intake: {
        get: (id) => district.intake.get(id),
        documents: async (id, purpose) => (await district.intake.documents(id, purpose)).map(spoil),
      },
    })
    return { ...made, print: () => documents.print(request, { as: clerk }) }
  }

  it("is not printed: the refusal names every element, and nothing of it is on record", async () => {
    const { print, request, storage } = await spoilt((document) => ({
      ...document,
      blocks: document.blocks.filter(({ element }) => element !== "deadline" && element !== "consequence"),
    }))
    const answer = await print()
    expect(answer).toMatchObject({
      outcome: "refused",
      refusal: {
        _tag: "ElementsMissing",
        missing: [{ element: "deadline" }, { element: "consequence" }],
        message: text(
          expect.stringContaining("缺少法定要素：期限、逾期的后果") as unknown as string,
          expect.stringContaining("lacks what law demands") as unknown as string,
        ),
      },
    })
    const stream = `document:${request.case}/${request.document}`
    expect(await storage.readStream({ stream })).toEqual([])
  })

  it("is not printed with no place for the seal either, while one that lacks nothing is", async () => {
    const { print } = await spoilt((document) => ({ ...document, seal: null }))
    expect(await print()).toMatchObject({ refusal: { missing: [{ element: "seal" }] } })
    const whole = await spoilt((document) => document)
    expect(await whole.print()).toMatchObject({ outcome: "printed" })
  })
})
