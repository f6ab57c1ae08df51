import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { system } from "@onevisit/core/identity"
import { formatFigures } from "@onevisit/core/statistics"
import { plainDate } from "@onevisit/core/time"
import {
  type ArchiveRequest,
  createDistrict,
  type District,
  importArchive,
  memoryKeys,
  simulatedClock,
} from "@onevisit/district"
import { memoryStorage } from "@onevisit/storage-memory"
import { sqliteStorage } from "@onevisit/storage-sqlite"
import { memoryFiles } from "@onevisit/testkit"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { huntBelow, huntFor, type Known } from "./identifier-hunt.ts"
import { liveAsMany } from "./many-people.ts"
import { clerk, opening, settings } from "./secret-life.ts"

const MANY = 2000
/** How many handed something in; their papers are printed too. */
const APPLICANTS = 60
const as = system("test")
const root = mkdtempSync(join(tmpdir(), "onevisit-archived-"))
const out = join(root, "out")
afterAll(() => rmSync(root, { recursive: true }))

let district: District
let known: Known
let hunt: ReturnType<typeof huntFor>
let cases: readonly string[]
beforeAll(async () => {
  const clock = simulatedClock(opening)
  const storage = memoryStorage()
  district = await createDistrict({ ...settings, storage, keys: memoryKeys(), clock, files: memoryFiles() })
  known = await liveAsMany(district, MANY)
  hunt = huntFor(known)
  cases = (await district.intake.find({ limit: 1000 })).map((each) => each.case)
  for (const id of cases) {
    const [document] = await district.intake.documents(id, "to print")
    const request = { case: id, document: document?.id ?? "", purpose: "归档" }
    const printed = await district.documents.print(request, { as: clerk })
    if (printed.outcome === "refused") throw new Error(`Refused: ${printed.refusal._tag}`)
  }
  clock.advance({ days: 1 })
  await district.runDue()
}, 240_000)
afterAll(() => district.close())

/** The files of an archive by their names, each as it is written to a disk. */
async function archived(request: ArchiveRequest): Promise<ReadonlyMap<string, string>> {
  const answer = await district.audit.archive(request, { as })
  if (answer.outcome === "refused") throw new Error("Refused.")
  const files = new Map<string, string[]>()
  for await (const { line, part } of answer.lines) {
    const lines = files.get(part) ?? []
    lines.push(`${line}\n`)
    files.set(part, lines)
  }
  return new Map([...files].map(([name, lines]) => [name, lines.join("")]))
}

function write(folder: string, files: Iterable<readonly [name: string, content: string]>): void {
  mkdirSync(join(out, folder), { recursive: true })
  for (const [name, content] of files) writeFileSync(join(out, folder, name), content)
}

async function dossierOf(id: string, purpose?: string): Promise<string> {
  const answer = await district.audit.dossier(id, { as, ...(purpose ? { purpose } : {}) })
  return answer.outcome === "made" ? answer.html : ""
}

describe("what an audit hands out about thousands of people", () => {
  it("holds none of what identifies them: archives, dossiers, reports, a log that was imported", async () => {
    const { audit, statistics } = district
    const whole = await archived({ linesAPart: 500 })
    write("archive", whole)
    for (const id of cases) write(`archive of ${id}`, await archived({ case: id }))
    write(
      "dossiers",
      await Promise.all(cases.map(async (id) => [`${id}.html`, await dossierOf(id)] as const)),
    )
    const period = { from: plainDate("2018-01-01"), to: null }
    const figures = await statistics.figures(period)
    const reports = {
      figures,
      text: formatFigures(figures, "zh"),
      violations: await statistics.violations(period),
      selfCheck: await audit.selfCheck(),
      verified: await audit.verify(),
      root: await audit.latestRoot(),
    }
    write(
      "reports",
      Object.entries(reports).map(([name, report]) => [name, JSON.stringify(report)] as const),
    )
    const imported = sqliteStorage(join(out, "imported.db"))
    const answer = await importArchive(imported, {
      manifest: whole.get("manifest.json") ?? "",
      lines: async function* (part) {
        yield* whole.get(part)?.trimEnd().split("\n") ?? []
      },
    })

    expect(huntBelow(out, hunt)).toEqual([])
    await imported.close()
    expect(huntBelow(out, hunt)).toEqual([])
    // All was there to be found.
    expect(known.size).toBe(MANY * 7)
    expect(cases).toHaveLength(APPLICANTS)
    expect(reports).toMatchObject({ verified: { outcome: "whole" }, root: { number: 1 } })
    expect(reports.selfCheck.cases).toBe(APPLICANTS)
    const events = [...whole.values()].join("").split("\n").length - 2
    expect(events).toBeGreaterThan(MANY + APPLICANTS * 2)
    expect(answer).toEqual({ outcome: "imported", events, already: 0 })
    expect(readdirSync(out)).toHaveLength(APPLICANTS + 4)
  })

  it("holds them where it is opened for a purpose, and each of them is found there", async () => {
    const opened = Buffer.from([...(await archived({ openFor: "年度移交" })).values()].join(""))
    expect(hunt(opened).toSorted()).toEqual([...known.keys()].toSorted())
    const [id = ""] = cases
    const inDossier = hunt(Buffer.from(await dossierOf(id, "年度移交")))
    expect(inDossier).toContainEqual(expect.stringMatching(/^name of \d+$/))
    expect(hunt(Buffer.from(await dossierOf(id)))).toEqual([])
  })
})
