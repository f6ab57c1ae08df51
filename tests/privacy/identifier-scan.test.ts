import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { sampleCitizenNumber, sampleCreditCode } from "@onevisit/china"
import { afterAll, describe, expect, it } from "vitest"
import { allowedIdentifiers } from "./allowed-identifiers.ts"
import { filesByGit, filesByWalk, repositoryFiles } from "./repository-files.ts"
import { identifiersIn, scanFiles } from "./scan-identifiers.ts"

const root = resolve(import.meta.dirname, "../..")

describe("the repository", () => {
  const sightings = scanFiles(root, repositoryFiles(root))

  it("holds no identifier that is valid under a real region, but for published examples", () => {
    const strangers = sightings.filter(({ sha256 }) => !(sha256 in allowedIdentifiers))
    expect(strangers.map(({ file, line, scheme }) => `${file}:${line} holds a valid ${scheme}`)).toEqual([])
  })

  it("holds the published examples, which shows that it was read", () => {
    const held = new Set(sightings.map(({ sha256 }) => sha256))
    expect(Object.keys(allowedIdentifiers).filter((sha256) => !held.has(sha256))).toEqual([])
  })
})

describe("the files of the repository", () => {
  it("are found without git as well", () => {
    const walked = new Set(filesByWalk(root))
    const listed = (filesByGit(root) ?? [...walked]).filter((file) => existsSync(join(root, file)))
    expect(walked).toContain("packages/china/src/codes/citizen-number.ts")
    expect(listed.filter((file) => !walked.has(file))).toEqual([])
    expect(filesByGit(tmpdir())).toBeUndefined()
  })
})

describe("the scan", () => {
  const folder = mkdtempSync(join(tmpdir(), "onevisit-scan-"))
  afterAll(() => rmSync(folder, { recursive: true }))
  const schemesIn = (line: string) => identifiersIn(line).map(({ scheme }) => scheme)

  it("catches a planted number by file and line and does not repeat it", () => {
    const planted = realNumber("11")
    writeFileSync(join(folder, "notes.txt"), `first line\napplicant ${planted}, phone unknown\n`)
    const sightings = scanFiles(folder, ["notes.txt"])
    expect(sightings.map(({ file, line, scheme }) => `${file}:${line} ${scheme}`)).toEqual([
      "notes.txt:2 citizen-number",
    ])
    expect(JSON.stringify(sightings)).not.toContain(planted)
  })

  it("catches a number in a file's own name", () => {
    const name = `${realNumber("11")}.txt`
    writeFileSync(join(folder, name), "")
    expect(scanFiles(folder, [name]).map(({ line }) => line)).toEqual([0])
  })

  it("catches it in every dress: quoted, spaced, full-width, small, inside longer runs, of 15 digits", () => {
    const number = realNumber("33")
    const wide = [...number].map((each) => String.fromCodePoint(each.charCodeAt(0) + 0xfee0)).join("")
    const spaced = `${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}`
    const literal = `${number.slice(0, 6)}_${number.slice(6, 14)}_${number.slice(14)}`
    const fifteen = number.slice(0, 6) + number.slice(8, 17)
    for (const dress of [
      `"${number}"`,
      wide,
      spaced,
      literal,
      number.toLowerCase(),
      `no${number}0042`,
      `(${fifteen})`,
    ]) {
      expect(schemesIn(dress)).toContain("citizen-number")
    }
  })

  it("catches a credit code, alone and as the beginning of a longer code", () => {
    const code = realCreditCode()
    expect(schemesIn(`licence ${code}.`)).toEqual(["credit-code"])
    expect(schemesIn(code.toLowerCase())).toEqual(["credit-code"])
    expect(schemesIn(`1.2.156.3005.2.${code}001.990100.1.001.0`)).toEqual(["credit-code"])
  })

  it("passes by samples, wrong check characters, impossible days and hashes", () => {
    const sample = sampleCitizenNumber({ born: "1938-07-20", sequence: 101 })
    const wrong = realNumber("11").slice(0, 17) + (realNumber("11").endsWith("1") ? "2" : "1")
    const hashes = Object.keys(allowedIdentifiers).join("\n")
    for (const line of [sample, sampleCreditCode(1), wrong, "3301211938", hashes])
      expect(schemesIn(line)).toEqual([])
  })
})

/** A number valid under a province's code, made here and never written down: a sample's digits with the check redone. */
function realNumber(province: string): string {
  const body = `${province}01${sampleCitizenNumber({ born: "1938-07-20", sequence: 101 }).slice(4, 17)}`
  const product = [...body].reduce((sum, digit) => ((sum + Number(digit)) * 2) % 11, 0)
  return body + "0123456789X".charAt((12 - product) % 11)
}

/** A credit code valid under a province's code, found by trying every check character. */
function realCreditCode(): string {
  const body = `9133${sampleCreditCode(1).slice(4, 17)}`
  const found = [..."0123456789ABCDEFGHJKLMNPQRTUWXY"].find(
    (check) => schemeOf(body + check) === "credit-code",
  )
  return body + (found ?? "")
}

function schemeOf(text: string): string | undefined {
  return identifiersIn(text)[0]?.scheme
}
