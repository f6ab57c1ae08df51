import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { canonicalJson } from "../../events/index.ts"
import { context, play, randomPlays } from "./cases.fixture.ts"
import { composeDocuments } from "./compose-document.ts"
import { formatDocument } from "./format-document.ts"
import { documentKinds, type CaseDocument, type DocumentKind } from "./legal-document.ts"
import { missingElements } from "./missing-elements.ts"
import { renderDocumentHtml } from "./render-document.ts"

const seen = new Set<DocumentKind>()
function holds(law: (documents: readonly CaseDocument[], again: () => readonly CaseDocument[]) => void) {
  fc.assert(
    fc.property(randomPlays, ({ setting, steps }) => {
      const events = play(setting, ...steps)
      const compose = () => composeDocuments(events, { ...context, ...setting })
      const documents = compose()
      for (const { kind } of documents) seen.add(kind)
      law(documents, compose)
    }),
    { numRuns: 300 },
  )
}

describe("whatever becomes of a case, its documents", () => {
  it("lack nothing that law demands but a number that its event gave none", () => {
    holds((documents) => {
      for (const document of documents) {
        const missing = missingElements(document).map(({ element }) => element)
        expect(missing.filter((element) => element !== "number")).toEqual([])
      }
    })
  })

  it("are the same when they are composed again, and can be stored as they are", () => {
    holds((documents, again) => {
      expect(canonicalJson(again())).toBe(canonicalJson(documents))
      expect(JSON.parse(canonicalJson(documents))).toEqual(documents)
    })
  })

  it("have ids of their own, and never fewer once more has happened", () => {
    holds((documents) => {
      expect(new Set(documents.map(({ id }) => id)).size).toBe(documents.length)
      for (const { id, kind } of documents) expect(id).toMatch(new RegExp(`^\\d+-${kind}$`))
    })
  })

  it("say in the page all that they say in plain text", () => {
    holds((documents) => {
      for (const document of documents) {
        const html = renderDocumentHtml(document)
        expect(html).toContain(`<h1>${document.title}</h1>`)
        for (const block of document.blocks)
          if (block.kind === "paragraph") expect(html).toContain(`<p>${block.text}</p>`)
        expect(formatDocument(document)).not.toMatch(/undefined|null|\{/)
      }
    })
  })

  it("are of every kind in some case", () => {
    holds(() => {})
    const never = documentKinds.filter((kind) => !seen.has(kind))
    expect(never).toEqual(["service-return"])
  })
})
