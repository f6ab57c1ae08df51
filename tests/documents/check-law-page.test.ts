import type { LegalTable } from "@onevisit/china"
import { text } from "@onevisit/core/reasons"
import { describe, expect, it } from "vitest"
import { checkLawPage, type Repository } from "./check-law-page.ts"
import { readLawPage } from "./law-page.ts"

const document = { statute: "sample-law", title: text("样例法", "Sample Law") }
const row = (id: string, place: string, carriedBy: LegalTable["rows"][number]["carriedBy"], en: string) => {
  const [article = "", paragraph] = place.split(".")
  const citation = { ...document, article, ...(paragraph === undefined ? {} : { paragraph }) }
  return { id: `sample-law/${id}`, citation, summary: text(`样例${id}`, en), carriedBy }
}
const tables: readonly LegalTable[] = [
  {
    document,
    knownFrom: "statute",
    rows: [
      row("1", "1", "core", "Told at once."),
      row("2.1(4)/once", "2.1(4)", "correctionNotice", "Told once."),
      row("3", "3", "left-to-people", "Judged by people."),
      row("4", "4", "not-encoded", "Not done yet."),
    ],
  },
]
const open = ["sample-law/4"]

const page = `# Sample

\`sample-law\`, edition not verified.

| row | article | what it asks | what became of it |
|---|---|---|---|
| \`1\` | 1 | 即时: Told at once. | carried by [tell.ts](../tell.ts); tested in [tell.test.ts](../tell.test.ts): “tells at once”, “tells %s”; [more.test.ts](../more.test.ts): “in a table” |
| \`2.1(4)/once\` | 2 ¶1(4) | 一次: Told once. | refused by name: \`ToldTwice\`, \`ToldLate\`, in [tell.ts](../tell.ts); tested in [tell.test.ts](../tell.test.ts): “refuses (always)” |
| \`3\` | 3 | 判断: Judged by people. | left to people: it takes a person |
| \`4\` | 4 | 未办: Not done yet. | open |
`
const files: Readonly<Record<string, string>> = {
  "tell.ts": "",
  "tell.test.ts": `describe("a group", () => {
    it("tells at once", () => {})
    it.each(["a"])("tells %s", () => {})
    it(
      "refuses (always)", () => expect(tagOf(twice)).toBe("ToldTwice") || expect(tagOf(late)).toBe("ToldLate"))
  })`,
  "more.test.ts": `hold([["in a table", {}, []]])`,
}
const repository: Repository = {
  read: (path) => files[path],
  refusals: new Set(["ToldTwice", "ToldLate", "Unshown"]),
}
const check = (markdown: string, openRows = open) =>
  checkLawPage(readLawPage(markdown), tables, openRows, repository)
const changed = (from: string | RegExp, to: string): readonly string[] => {
  const other = page.replace(from, to)
  expect(other).not.toBe(page)
  return check(other)
}

describe("the check of the page of the law", () => {
  it("says nothing where all is right", () => expect(check(page)).toEqual([]))

  it("finds a row that is missing, and one that is not in the data", () => {
    expect(changed(/\| `3` .*\n/, "")).toEqual(["sample-law/3 is not on the page"])
    expect(changed("| `3` |", "| `5` |")).toEqual([
      "sample-law/5 is not in the data",
      "sample-law/3 is not on the page",
    ])
    expect(changed("`sample-law`, edition", "`other-law`, edition")).toHaveLength(9)
  })

  it("finds a line that cannot be read, and a row that stands twice", () => {
    expect(changed("| `3` | 3 |", "| 3 | 3 |")).toHaveLength(2)
    expect(changed(/(\| `3` .*\n)/, "$1$1")).toEqual(["sample-law/3 stands twice on the page"])
  })

  it("finds another article and another summary", () => {
    expect(changed("| 2 ¶1(4) |", "| 2 ¶1(5) |")).toEqual(["sample-law/2.1(4)/once is 2 ¶1(4)"])
    expect(changed("Told once.", "Told.")).toEqual(["sample-law/2.1(4)/once asks: Told once."])
  })

  it("finds code that is not there, and a row that names none", () => {
    expect(changed("(../tell.ts)", "(../gone.ts)")).toEqual([
      "sample-law/1 names gone.ts, which is not there",
    ])
    expect(changed("[tell.ts](../tell.ts);", "code;")).toEqual(["sample-law/1 names no code"])
  })

  it("finds a title that no test has, and a group of tests named as one", () => {
    for (const title of ["tells at", "a group", "refuses .always."]) {
      expect(changed("“refuses (always)”", `“${title}”`)).toEqual([
        `sample-law/2.1(4)/once names “${title}”, no test of tell.test.ts`,
      ])
    }
    expect(changed("“in a table”", "“tells at once”")).toEqual([
      "sample-law/1 names “tells at once”, no test of more.test.ts",
    ])
    expect(changed(": “refuses (always)”", "")).toContain("sample-law/2.1(4)/once names no test")
  })

  it("finds a refusal that core does not know, and one that no named test shows", () => {
    expect(changed("`ToldTwice`", "`ToldAgain`")).toEqual([
      "sample-law/2.1(4)/once names ToldAgain, no refusal of core",
      "sample-law/2.1(4)/once names ToldAgain, in no test of it",
    ])
    expect(changed("`ToldLate`", "`Unshown`")).toEqual([
      "sample-law/2.1(4)/once names Unshown, in no test of it",
    ])
  })

  it("finds a row that says nothing of the four, and one that the data says otherwise", () => {
    expect(changed("left to people: it takes a person", "done")).toEqual([
      "sample-law/3 does not say what became of it",
    ])
    expect(changed(/(\| `1` .*?\. \|) .* \|/, "$1 left to people: somehow |")).toEqual([
      "sample-law/1 is carried by core",
    ])
    expect(changed(/(\| `3` .*?\. \|) .* \|/, "$1 open |")).toEqual([
      "sample-law/3 is open, and not listed",
      "sample-law/3 is left-to-people in the data",
    ])
    const carried =
      "carried by [tell.ts](../tell.ts); tested in [tell.test.ts](../tell.test.ts): “tells at once”"
    expect(changed("| open |", `| ${carried} |`)).toEqual([
      "sample-law/4 is listed as open",
      "sample-law/4 is not-encoded in the data",
    ])
  })

  it("holds the list of open rows against the page, both ways", () => {
    expect(check(page, [])).toEqual(["sample-law/4 is open, and not listed"])
    expect(check(page, [...open, "sample-law/1", "sample-law/9"])).toEqual([
      "sample-law/1 is listed as open",
      "sample-law/9 is listed as open",
    ])
  })
})
