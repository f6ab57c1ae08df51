import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { canonicalJson } from "../../events/index.ts"
import { fold, servedKinds } from "../../intake/index.ts"
import { context, play } from "./cases.fixture.ts"
import { composeDocuments } from "./compose-document.ts"
import { formatDocument } from "./format-document.ts"
import { caseDocumentKinds, type CaseDocument, type DocumentKind } from "./legal-document.ts"
import { missingElements } from "./missing-elements.ts"
import { randomPlays } from "./random-plays.fixture.ts"
import { renderDocumentHtml } from "./render-document.ts"

/** `until` composes again what the first events of the case call for; all of them unless said. */
function holds(
  law: (documents: readonly CaseDocument[], until: (count?: number) => readonly CaseDocument[]) => void,
) {
  fc.assert(
    fc.property(randomPlays, ({ setting, steps }) => {
      const events = play(setting, ...steps)
      const until = (count = events.length) =>
        composeDocuments(events.slice(0, count), { ...context, ...setting })
      law(until(), until)
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
    holds((documents, until) => {
      expect(canonicalJson(until())).toBe(canonicalJson(documents))
      expect(JSON.parse(canonicalJson(documents))).toEqual(documents)
    })
  })

  it("have ids of their own, and stay as they are whatever happens later", () => {
    holds((documents, until) => {
      expect(new Set(documents.map(({ id }) => id)).size).toBe(documents.length)
      for (const { id, kind } of documents) {
        expect(id).toMatch(new RegExp(`^\\d+-${kind}$`))
        const then = until(Number.parseInt(id, 10))
        expect(documents.slice(0, then.length)).toEqual(then)
        expect(then.map((each) => each.id)).toContain(id)
      }
    })
  })

  it("are known to the case by the same ids, numbers and days, as far as they are served on somebody", () => {
    fc.assert(
      fc.property(randomPlays, ({ setting, steps }) => {
        const events = play(setting, ...steps)
        const composed = composeDocuments(events, { ...context, ...setting })
        const served = composed.filter(({ kind }) => servedKinds.some((each) => each === kind))
        expect(fold(events).documents.map(({ id, kind, number }) => [id, kind, number])).toEqual(
          served.map(({ id, kind, number }) => [id, kind, number]),
        )
      }),
      { numRuns: 300 },
    )
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
    const seen = new Set<DocumentKind>()
    for (const { setting, steps } of fc.sample(randomPlays, { numRuns: 1500, seed: 7 }))
      for (const { kind } of composeDocuments(play(setting, ...steps), { ...context, ...setting }))
        seen.add(kind)
    expect(caseDocumentKinds.filter((kind) => !seen.has(kind))).toEqual([])
  })
})
