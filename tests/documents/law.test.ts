import { existsSync, globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { chinaLaw, legalTables } from "@onevisit/china"
import { describe, expect, it } from "vitest"
import { workspaceRoot } from "../build/workspace.ts"
import { checkLawPage, type Repository } from "./check-law-page.ts"
import { readLawPage } from "./law-page.ts"

/** The rows that nothing carries out yet. A row leaves this list with its code, its test and its line on the page. */
const openRows: readonly string[] = []

const text = (path: string): string => readFileSync(join(workspaceRoot, path), "utf8")
const refusals = globSync("packages/core/src/**/*.ts", { cwd: workspaceRoot })
  .filter((path) => !/\.(test|fixture)\.ts$/.test(path))
  .flatMap((path) => [...text(path).matchAll(/(?:Refusal<|\bsay\(\s*)"(\w+)"/g)].map(([, tag = ""]) => tag))
const repository: Repository = {
  read: (path) => (existsSync(join(workspaceRoot, path)) ? text(path) : undefined),
  refusals: new Set(refusals),
}
const page = readLawPage(text("docs/law.md"))

describe("the law as data", () => {
  const rows = legalTables.flatMap((table) => table.rows)

  it("has each row once, with a summary in both languages", () => {
    const ids = rows.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id, summary } of rows) {
      expect(summary.zh, id).not.toBe("")
      expect(summary.en, id).not.toBe("")
    }
  })

  it("has every clause of every rule set among its rows", () => {
    const summaries = new Map(rows.map((row) => [row.summary.zh, row.citation.statute]))
    for (const { clauses, id } of chinaLaw) {
      for (const { citation, summary } of clauses) {
        expect(summaries.get(summary.zh), id).toBe(citation.statute)
      }
    }
  })

  it("says from what each document is known, and reviews what is not its own text", () => {
    for (const { document, knownFrom, review } of legalTables) {
      if (knownFrom === "secondary") expect(review?.zh, document.statute).toBeDefined()
      if (knownFrom === "statute") expect(review, document.statute).toBeUndefined()
    }
  })
})

describe("the page of the law", () => {
  it("says of every row what became of it, with files, tests and refusals that exist", () => {
    expect(checkLawPage(page, legalTables, openRows, repository)).toEqual([])
  })

  it("has the documents in the order of the data", () => {
    expect(page.documents).toEqual(legalTables.map(({ document }) => document.statute))
  })

  it("gives a reason wherever something is left to people", () => {
    for (const { fate, id } of page.rows) {
      if (fate?.kind === "left-to-people") expect(fate.why.length, id).toBeGreaterThan(5)
    }
  })
})
