import { dirname } from "node:path/posix"
import { describe, expect, it } from "vitest"
import { probes, type Probe } from "./probes.ts"
import { findViolations, formatViolation, type Violation } from "./rule.ts"
import { rules } from "./rules/index.ts"
import { readScan, withDeclaration, withFile, type Scan } from "./scan.ts"

const scan = readScan()
const now = findViolations(rules, scan)
const known = new Set(now.map(keyOf))

describe("the tree", () => {
  for (const rule of rules) {
    it(`keeps ${rule.id}: ${rule.sentence}`, () => {
      const broken = now.filter((violation) => violation.rule === rule)
      expect(broken.map(formatViolation).join("\n")).toBe("")
    })
  }
})

describe("a probe", () => {
  for (const probe of probes) {
    it(`${probe.rule === "none" ? "breaks no rule" : `breaks ${probe.rule}`} by ${probe.says}`, () => {
      const broken = findViolations(rules, place(probe)).filter((violation) => !known.has(keyOf(violation)))
      const expected = probe.rule === "none" ? [] : [probe.rule, ...probe.also]
      expect([...new Set(broken.map(({ rule }) => rule.id))].sort()).toEqual(expected.sort())
    })
  }

  it("stands in a folder that holds files of the project", () => {
    const folders = new Set<string>()
    for (const path of scan.files.keys()) {
      for (let at = dirname(path); !folders.has(at); at = dirname(at)) folders.add(at)
    }
    expect(probes.map(({ folder }) => folder).filter((folder) => !folders.has(folder))).toEqual([])
  })

  it("exists for every rule, and names a rule that exists", () => {
    const ids = rules.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !probes.some(({ rule }) => rule === id))).toEqual([])
    expect(probes.map(({ rule }) => rule).filter((rule) => rule !== "none" && !ids.includes(rule))).toEqual(
      [],
    )
  })
})

describe("a report", () => {
  it("says the file, the line and the sentence of the rule", () => {
    const path = "packages/core/src/time/probe.ts"
    const broken = findViolations(rules, withFile(scan, path, "export {}\n\nconsole.log(1)\n"))
    const report = broken.filter((violation) => violation.path === path).map(formatViolation)
    expect(report).toEqual([
      `${path}:3 uses console\n    core-ambient: Core asks no clock, no chance and no host: now, ids and randomness are handed to it.`,
    ])
  })
})

function place(probe: Probe): Scan {
  let placed = scan
  for (const [path, text] of Object.entries(probe.files(scan))) placed = withFile(placed, path, text)
  for (const [path, text] of Object.entries(probe.declarations)) placed = withDeclaration(placed, path, text)
  return placed
}

/** What a violation says, without its line: a probe may move the lines of the file that it replaces. */
function keyOf({ path, rule, what }: Violation): string {
  return `${rule.id} ${path} ${what}`
}
