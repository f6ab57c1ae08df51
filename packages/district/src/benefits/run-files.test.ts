import type { PopulationRun } from "@onevisit/core/ports"
import { NO, YES } from "@onevisit/core/rules"
import { month, plainDate } from "@onevisit/core/time"
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { known, People, programme } from "./district.fixture.ts"
import { columnPopulation, runFilesIn } from "../population/index.ts"

const base = mkdtempSync(join(tmpdir(), "run-files-"))
afterAll(() => rmSync(base, { recursive: true, force: true }))

const allowance = programme()
const runIn = (at: string, scope: PopulationRun["scope"] = "changed"): PopulationRun => ({
  run: `run-${at}-${scope}`,
  programme: allowance.id,
  rule: allowance.rule,
  month: month(at),
  scope,
  purpose: "monthly comparison",
})

function opened(name: string | null, people = new People()) {
  const directory = join(base, name ?? "none")
  const reopen = () =>
    columnPopulation({
      id: "district",
      open: () => people.feed(),
      identify: async (ids) => ids.map(() => null),
      ...(name === null ? {} : { runs: runFilesIn(directory) }),
    })
  return { people, directory, population: reopen(), reopen }
}

describe("runs in files", () => {
  it("are readable by their owner alone, lie under names that say nothing, and hold no fact of anybody", async () => {
    const { directory, people, population } = opened("modes")
    people.put("p1", { ...known, born: "1930-01-01" })
    await population.determine(runIn("2018-08"))
    const names = readdirSync(directory)
    expect(names).toHaveLength(2)
    for (const name of names) {
      expect(name).toMatch(/^(run-[0-9a-f]{32}\.columns|programme-[0-9a-f]{32}\.json)$/)
      expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600)
      expect(readFileSync(join(directory, name), "utf8")).not.toContain("1930")
    }
  })

  it("are removed once they are given up or overtaken", async () => {
    const { directory, people, population } = opened("removed")
    people.put("p1", { ...known, born: "1930-01-01" })
    const [first, second] = [runIn("2018-08"), runIn("2018-09")]
    await population.determine(first)
    await population.accept(first.run)
    await population.determine(second)
    await population.determine(runIn("2018-09", "all"))
    expect(readdirSync(directory)).toHaveLength(4)
    await population.discard(second.run)
    expect(readdirSync(directory)).toHaveLength(3)
    await population.accept(runIn("2018-09", "all").run)
    expect(readdirSync(directory)).toHaveLength(2)
  })

  it("are refused when a bit of them is another", async () => {
    const { directory, people, population, reopen } = opened("damaged")
    people.put("p1", { ...known, born: "1930-01-01" })
    await population.determine(runIn("2018-08"))
    const file = join(directory, readdirSync(directory).find((name) => name.endsWith(".columns")) ?? "")
    const whole = readFileSync(file)
    for (const damaged of [
      whole.subarray(0, 20),
      whole.subarray(0, -1),
      Buffer.concat([whole, Buffer.of(0)]),
    ]) {
      writeFileSync(file, damaged)
      await expect(reopen().accept(runIn("2018-08").run)).rejects.toMatchObject({ reason: "Corrupt" })
    }
    for (let at = 0; at < whole.length; at += 7) {
      const flipped = Buffer.from(whole)
      flipped[at] = (flipped[at] as number) ^ 1
      writeFileSync(file, flipped)
      await expect(reopen().accept(runIn("2018-08").run)).rejects.toMatchObject({ reason: "Corrupt" })
    }
    writeFileSync(file, whole)
    await reopen().accept(runIn("2018-08").run)
  })

  it("are refused on a feed that has lost somebody of whom they say something", async () => {
    const { people, population, reopen } = opened("lost")
    people.put("p1", { ...known, born: "1930-01-01" })
    people.put("p2", { ...known, born: "1931-01-01" })
    await population.determine(runIn("2018-08"))
    await population.accept(runIn("2018-08").run)
    people.rows.splice(0, 1)
    people.facts.delete("p1")
    await expect(reopen().determine(runIn("2018-09"))).rejects.toMatchObject({ reason: "Rejected" })
  })

  it("follow people into the rows that they have after a restart", async () => {
    const { people, population, reopen } = opened("rows")
    for (let at = 0; at < 9; at += 1) people.put(`p${at}`, { ...known, born: `192${at}-09-15` })
    people.put("young", { ...known, born: "1990-01-01" })
    await population.determine(runIn("2018-08"))
    await population.accept(runIn("2018-08").run)
    people.rows.reverse()
    people.put("new", { ...known, born: "1935-01-01" })
    const after = reopen()
    const result = await after.determine(runIn("2018-10"))
    // Those born in September 1928 turn ninety; the others are what they were.
    expect(result.differences).toMatchObject({ start: 1, "amount-change": 1, "stop-candidate": 0 })
    const { differences } = await after.differences({ run: runIn("2018-10").run, limit: 10 })
    expect(differences.map(({ kind, subject }) => [subject, kind])).toEqual([
      ["p8", "amount-change"],
      ["new", "start"],
    ])
    await after.accept(runIn("2018-10").run)
    people.rows.reverse()
    const subjects = ["p8", "p0", "new", "young"]
    expect(await reopen().outcomes({ programme: allowance.id, subjects })).toMatchObject([
      { status: YES, amount: 6000 },
      { status: YES, amount: 6000 },
      { status: YES, amount: 3000 },
      { status: NO, amount: 0 },
    ])
  })

  it("go on only from where the last program stood: what it had not written is not there", async () => {
    const { directory, people, population, reopen } = opened("orphan")
    people.put("p1", { ...known, born: "1930-01-01" })
    const index = () => readdirSync(directory).find((name) => name.endsWith(".json")) ?? ""
    await population.determine(runIn("2018-08"))
    // As if the program had ended between the file of the run and the list of runs.
    rmSync(join(directory, index()))
    await expect(reopen().accept(runIn("2018-08").run)).rejects.toMatchObject({ reason: "Rejected" })
    expect(await reopen().determine(runIn("2018-08"))).toMatchObject({ differences: { start: 1 } })
  })
})

describe("a population in columns, after a run of everybody", () => {
  it("knows of whom the days became others in the meantime", async () => {
    const { people, population } = opened(null)
    for (let at = 0; at < 40; at += 1) people.put(`p${at}`, { ...known, born: "1950-01-01" })
    const accepted = async (run: PopulationRun) => {
      const { differences, touched } = await population.determine(run)
      await population.accept(run.run)
      return { start: differences.start, touched }
    }
    await accepted(runIn("2018-07"))
    // The index of days is made here.
    expect(await accepted(runIn("2018-08"))).toEqual({ start: 0, touched: 0 })
    people.put("p3", { born: "1938-09-20" })
    people.asOf = plainDate("2018-08-31")
    await accepted(runIn("2018-09", "all"))
    expect(await accepted(runIn("2018-10"))).toEqual({ start: 1, touched: 1 })
  })
})
