import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import type { ReadLimits } from "./catalogue-file.ts"
import { readCatalogue } from "./read-catalogue.ts"

const head = `authority: { id: sample-authority, name: { zh: 样例机关, en: Sample authority } }
items:
`

const item = (id: string, more = "    visits: { declared: 0 }\n") => `  - id: ${id}
    edition: "2018-07"
    validFrom: 2018-07-01
    name: { zh: 样例事项, en: Sample item }
    type: confirmation
    basis:
      - { statute: sample-rules, title: { zh: 样例办法, en: Sample rules } }
    serves: [enterprise]
    conditions: [{ zh: 无, en: none }]
    procedure: [{ zh: 受理, en: acceptance }]
    materials:
      - id: application-form
        name: { zh: 申请表, en: Application form }
        necessity: key
        accepts:
          - { copyKind: original, medium: paper }
    channels: [window]
    collection: [courier]
    result: { name: { zh: 文件, en: document } }
    contact:
      phone: 0571-0000 0001
      complaintPhone: 0571-0000 0002
      email: window@example.invalid
      address: { zh: 样例路1号, en: 1 Sample Road }
      hours: { zh: 工作日, en: Working days }
${more}`

const good = head + item("sample-item")

/** Each problem as `file:line:column path: expected`. */
function problems(files: Readonly<Record<string, string>>, limits?: ReadLimits): readonly string[] {
  const read = readCatalogue(
    Object.entries(files).map(([name, text]) => ({ name, text })),
    limits,
  )
  if (Result.isSuccess(read)) return []
  return read.failure.issues.map(
    ({ at, expected, path }) => `${at?.file}:${at?.line}:${at?.column} ${path.join(".")}: ${expected}`,
  )
}

const itemsOf = (name: string, text: string) =>
  Result.getOrThrow(readCatalogue([{ name, text }])).items.map(({ id }) => id)

describe("reading catalogue files", () => {
  it("reads YAML and JSON into one catalogue", () => {
    const [read] = Result.getOrThrow(readCatalogue([{ name: "a.yaml", text: good }])).items
    const json = JSON.stringify({ items: [{ ...read, id: "other-item" }] }, null, "\t")
    const both = readCatalogue([
      { name: "a.yaml", text: good },
      { name: "b.json", text: json },
    ])
    expect(Result.getOrThrow(both).items.map(({ id }) => id)).toEqual(["sample-item", "other-item"])
  })

  it.each([
    ["a byte order mark", `\uFEFF${good}`],
    ["Windows line ends", good.replaceAll("\n", "\r\n")],
    ["comments and a document start", `# about\n---\n${good}...\n`],
    ["an anchor and its alias", `${good.replace("contact:", "contact: &contact")}`],
  ])("takes %s", (_, text) => expect(itemsOf("a.yml", text)).toEqual(["sample-item"]))

  it("tells every problem of every file at its line and column, in order, whatever else is broken", () => {
    const files = {
      "a.yaml": good
        .replace("type: confirmation", "type: confirmatoin")
        .replace("necessity: key", "necessity: key\n        colour: red")
        .replace("declared: 0", "declared: 1"),
      "b.yaml": "items: [\n",
      "c.yaml": head + item("other-item").replace("    channels: [window]\n", "") + item("sample-item"),
    }
    expect(problems(files)).toEqual([
      expect.stringMatching(/^a\.yaml:7:11 items\.0\.type: one of licence, /),
      "a.yaml:17:17 items.0.materials.0.colour: no key of this name",
      "a.yaml:29:5 items.0.visits.reason: the reason why anyone must appear in person",
      expect.stringMatching(/^b\.yaml:2:1 : .*brackets closed$/),
      "c.yaml:3:5 items.0.channels: at least one way to hand in an application",
      "c.yaml:29:14 items.1.edition: an edition that no other item of the same id has; ids are unique but for editions",
    ])
  })

  it("counts lines alike for all line ends, and no column for a byte order mark", () => {
    const wrong = good.replace("type: confirmation", "type: no")
    const expected = problems({ "a.yaml": wrong })
    expect(expected).toHaveLength(1)
    expect(problems({ "a.yaml": wrong.replaceAll("\n", "\r\n") })).toEqual(expected)
    expect(problems({ "a.yaml": wrong.replaceAll("\n", "\r") })).toEqual(expected)
    expect(problems({ "a.yaml": "\uFEFFtitle: a\nitems: []\n" })).toEqual([
      "a.yaml:1:8 title: no key of this name",
      "a.yaml:2:1 items: at least one item",
    ])
  })

  it("never repeats a value, whatever is wrong with it", () => {
    const marked = "SECRET-130"
    const broken = [
      good.replace("confirmation", marked),
      good.replace("2018-07-01", marked),
      `${good}    contact: ${marked}\n`,
      `a: *${marked}`,
      `a: !${marked} 1`,
      `a: "\\${marked}"`,
      `a: [${marked}`,
      `\t${marked}: 1`,
      `%${marked}`,
      `a: ${marked}: ${marked}`,
    ]
    for (const text of broken) expect(problems({ "a.yaml": text }).join(), text).toMatch(/^(?!.*SECRET).+/)
    expect(problems({ "a.json": `{"a": "${marked}" ${marked}}` }).join()).toMatch(/^(?!.*SECRET).+/)
  })
})

describe("files that cannot be read", () => {
  it.each([
    ["", "a.yaml:1:1 : a catalogue: items, and the authority that offers them"],
    ["# only a comment\n", "a.yaml:1:1 : a catalogue: items, and the authority that offers them"],
    ["---\n", "a.yaml:1:1 : a catalogue: items, and the authority that offers them"],
    ["text", "a.yaml:1:1 : keys with values"],
    ["- a\n", "a.yaml:1:1 : keys with values"],
    ["items: []\n---\nitems: []\n", "a.yaml:1:1 : one document; put the others into files of their own"],
    ["items:\n\t- id: a\n", "a.yaml:2:1 : spaces, no tab, at the beginning of the line"],
    ["? [a]\n: b\n", "text as a key"],
    ["a: *nowhere\n", "an alias of an anchor that stands before it"],
    ["a: !!python/object:os.system x\n", "plain values without a tag"],
    ["a: \u0000\n", "text without control characters"],
  ])("says what is wrong with %j", (text, expected) => {
    expect(problems({ "a.yaml": text }).join("\n")).toContain(expected)
  })

  it.each([
    ["", "a.json:1:1 : a catalogue: items, and the authority that offers them"],
    ['{\n  "items": [],\n}', "a.json:3:1 : JSON: this character cannot stand here"],
    ['{"items" []}', "a.json:1:10 : JSON"],
    ["{'items': []}", "a.json:1:2 : JSON"],
    ['{"items": [', "a.json:1:11 : JSON"],
    ["items: []", "a.json:1:1 : JSON"],
    ['{"a": 1} {', "a.json:1:10 : JSON"],
  ])("says where %j stops being JSON", (text, expected) => {
    expect(problems({ "a.json": text }).join("\n")).toContain(expected)
  })

  it("tells keys given twice with their path, and the file's other problems besides", () => {
    const twice = good.replace("    type: confirmation\n", "    type: no\n    type: no\n")
    expect(problems({ "a.yaml": twice })).toEqual([
      "a.yaml:8:5 items.0.type: each key once",
      expect.stringMatching(/^a\.yaml:8:11 items\.0\.type: one of/),
    ])
    expect(problems({ "a.json": '{"items": [], "items": []}' })[0]).toBe("a.json:1:15 items: each key once")
  })

  it("takes keys that are numbers, or named after the prototype, for unknown keys", () => {
    expect(problems({ "a.yaml": `${good}1: a\n__proto__: { polluted: true }\nconstructor: a\n` })).toEqual([
      "a.yaml:29:4 1: no key of this name",
      "a.yaml:30:1 __proto__: no key of this name",
      "a.yaml:31:14 constructor: no key of this name",
    ])
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined()
  })

  it("has every problem of syntax told, one for a line", () => {
    const several = 'a: "\\q"\nb: [1, 2\nc: 3\n'
    expect(problems({ "a.yaml": several }).length).toBeGreaterThan(1)
  })

  it("wants at least one file, each once, with a name that tells its form", () => {
    expect(problems({})).toEqual(["undefined:undefined:undefined : at least one file"])
    expect(problems({ "a.txt": good })).toEqual(["a.txt:1:1 : a file name that ends in .yaml, .yml or .json"])
    const twice = readCatalogue([
      { name: "a.yaml", text: good },
      { name: "a.yaml", text: good },
    ])
    expect(Result.isFailure(twice) && twice.failure.message).toContain("each file once")
  })
})

describe("what a file may cost", () => {
  it("reads no alias bomb, and says so at once", () => {
    const lines = ["l0: &l0 [a, a, a, a, a, a, a, a, a, a]"]
    for (let level = 1; level < 12; level += 1) {
      lines.push(`l${level}: &l${level} [${Array.from({ length: 10 }, () => `*l${level - 1}`).join(", ")}]`)
    }
    const began = performance.now()
    expect(problems({ "a.yaml": lines.join("\n") })).toEqual([
      "a.yaml:1:1 : aliases that stand for at most 100000 nodes together",
    ])
    expect(performance.now() - began).toBeLessThan(1000)
  })

  it("reads an alias that contains itself as the endless thing it is", () => {
    expect(problems({ "a.yaml": "a: &a [*a]\nitems: []\n" }).length).toBeGreaterThan(0)
  })

  it("reads no file longer or deeper than it may be", () => {
    expect(problems({ "a.yaml": good }, { characters: 100 })).toEqual([
      "a.yaml:1:1 : a file of at most 100 characters; split it",
    ])
    const deep = "[".repeat(100_000)
    expect(problems({ "a.yaml": `a: ${deep}` })).toEqual([
      expect.stringContaining("lists and keys nested less deeply"),
    ])
    expect(problems({ "a.json": `${deep}${"]".repeat(100_000)}` })).toEqual([
      expect.stringContaining("lists and keys nested less deeply"),
    ])
  })
})
