import type { Storage } from "@onevisit/core/ports"
import { memoryStorage } from "@onevisit/storage-memory"
import { describe, expect, it } from "vitest"
import { simulatedClock } from "../clock/index.ts"
import { memoryKeys } from "../keys/index.ts"
import type { RunFiles } from "../population/index.ts"
import { verifyReceipt } from "../receipts/index.ts"
import { instant } from "@onevisit/core/time"
import { known, open, People, programme, type Standing } from "./district.fixture.ts"
import { as, august, keyOf, type Opened } from "./populated.fixture.ts"

/** More than are told at once, so that a run can break off between two pages. */
const ENTITLED = 203
const RUN = "old-age-allowance-2018-08"
const pseudonyms = [...Array.from({ length: ENTITLED }, (_, at) => `old${at}`), "open", "young", "unnamed"]

function somePeople(): People {
  const people = new People()
  for (let at = 0; at < ENTITLED; at += 1)
    people.put(`old${at}`, { ...known, born: `19${20 + (at % 17)}-03-11` })
  people.put("open", { ...known, born: "1938" })
  people.put("young", { ...known, born: "1990-01-01" })
  people.put("unnamed", { ...known, born: "1930-05-05" })
  people.nameless.add("unnamed")
  return people
}

/** Files of a machine that goes on when the program ends. */
function memoryFiles(): RunFiles {
  const files = new Map<string, Uint8Array>()
  return {
    read: async (name) => files.get(name) ?? null,
    write: async (name, bytes) => void files.set(name, Uint8Array.from(bytes)),
    remove: async (name) => void files.delete(name),
  }
}

function standing() {
  const clock = simulatedClock(instant("2018-08-01T01:00:00.000Z"))
  return { people: somePeople(), clock, storage: memoryStorage(), keys: memoryKeys(), runs: memoryFiles() }
}

type Point = `${"before" | "half" | "after"} ${string}`

/** The same storage and files for a program that ends at a point: `before RunClosed`, `after programme 2`, or half-way. */
function endingAt(point: Point, { runs, storage, ...rest }: ReturnType<typeof standing>): Standing {
  const [when, what, nth = "1"] = point.split(" ")
  let seen = 0
  const pass = async <T>(is: boolean, work: () => Promise<T>): Promise<T> => {
    if (is) seen += 1
    const ends = is && seen === Number(nth)
    if (ends && when === "before") throw new Error("the program ended")
    const done = await work()
    if (ends) throw new Error("the program ended")
    return done
  }
  const commit: Storage["commit"] = (acts) => {
    const types = acts.flatMap(({ append }) => append.flatMap(({ events }) => events.map(({ type }) => type)))
    const isHere = types.includes(what ?? "")
    // Of all else the storage does the whole, and says what came of each act.
    const part = isHere && when === "half" ? acts.slice(acts.length >> 1) : acts
    return pass(isHere, () => storage.commit(part))
  }
  const write: RunFiles["write"] = (name, bytes) =>
    pass(name.startsWith(`${what}-`), () => runs.write(name, bytes))
  return { ...rest, storage: { ...storage, commit }, runs: { ...runs, write } }
}

/** All that stands on the log of the people and of the run, told apart by pseudonyms. */
async function toldIn(opened: Opened) {
  const events = await opened.storage.readFeed({ after: 0, limit: 100_000 })
  const people = await Promise.all(
    pseudonyms.map(async (pseudonym) => {
      const subject = await opened.benefits.subjectOf("old-age-allowance", pseudonym)
      const own = events.filter(({ stream }) => subject !== null && stream.endsWith(subject))
      return [
        pseudonym,
        own.map(({ data, type }) => {
          if (type !== "DifferenceFound") return type
          const { after, before, kind, month, run } = data as Record<string, unknown>
          return { after, before, kind, month, run }
        }),
      ] as const
    }),
  )
  const { applied, cursor, figures, leaves, phase } = await opened.benefits.sweepState(RUN)
  const kept = await opened.benefits.unidentified(RUN, { purpose: "test" })
  return { people, applied, cursor, figures, phase, leaves: new Set(leaves).size, kept }
}

async function verified(opened: Opened, pseudonym: string) {
  const handed = await opened.benefits.receipt(await keyOf(opened, pseudonym), { purpose: "test" })
  const publicKey = await opened.keys.publicKey()
  return verifyReceipt(handed?.receipt ?? "", handed?.signedRoot ?? "", publicKey).outcome
}

const points: readonly Point[] = [
  "before RunOpened",
  "after RunOpened",
  "before run",
  "after run",
  "before programme",
  "after programme",
  "before RunDetermined",
  "after RunDetermined",
  "before DifferenceFound",
  "half DifferenceFound",
  "after DifferenceFound",
  "before DifferencesApplied",
  "after DifferencesApplied",
  "before DifferenceFound 2",
  "after DifferenceFound 2",
  "after DifferencesApplied 2",
  "before programme 2",
  "after programme 2",
  "before RunClosed",
  "after RunClosed",
]

describe("a run that breaks off", () => {
  const whole = (async () => {
    const opened = await open({}, undefined, standing())
    const answer = await opened.benefits.sweep(august, { as })
    return { answer, told: await toldIn(opened) }
  })()

  it.each(points)("%s comes, after a restart, to what one without a break comes to", async (point) => {
    const { answer, told } = await whole
    expect(told).toMatchObject({ phase: "closed", leaves: ENTITLED + 1, kept: [{ person: "unnamed" }] })
    const here = standing()
    const first = await open({}, undefined, endingAt(point, here))
    await expect(first.benefits.sweep(august, { as })).rejects.toThrow("the program ended")
    const second = await open({}, undefined, here)
    expect(await second.benefits.sweep(august, { as })).toEqual(answer)
    expect(await toldIn(second)).toEqual(told)
    for (const pseudonym of ["old0", "old202", "open"])
      expect(await verified(second, pseudonym)).toBe("verified")
  })

  it("cannot go on over a population that forgets, and says so", async () => {
    const { runs: _, ...here } = standing()
    const files = memoryFiles()
    const first = await open({}, undefined, endingAt("after DifferencesApplied", { ...here, runs: files }))
    await expect(first.benefits.sweep(august, { as })).rejects.toThrow("the program ended")
    const second = await open({}, undefined, here)
    await expect(second.benefits.sweep(august, { as })).rejects.toMatchObject({ _tag: "PopulationError" })
  })
})

describe("a run that broke off goes on only on what it was begun on", () => {
  const broken = async () => {
    const here = standing()
    const first = await open({}, undefined, endingAt("after DifferencesApplied", here))
    await expect(first.benefits.sweep(august, { as })).rejects.toThrow("the program ended")
    return here
  }
  const refused = (changed: readonly string[]) => ({
    outcome: "refused",
    refusal: { _tag: "BasisChanged", changed },
  })

  it("is refused on other data, tells nobody anything more, and leaves room for another run", async () => {
    const here = await broken()
    const before = await toldIn(await open({}, undefined, here))
    here.people.put("old202", { registeredIn: "990102" })
    const opened = await open({}, undefined, here)
    expect(await opened.benefits.sweep(august, { as })).toMatchObject(refused(["data"]))
    expect(await toldIn(opened)).toEqual(before)
    const another = await opened.benefits.sweep({ ...august, sweep: "another" }, { as })
    expect(another).toMatchObject({ outcome: "closed", summary: { differences: { start: ENTITLED } } })
  })

  it("is refused where the facts of a person are not those that were decided on, whatever the version says", async () => {
    const here = await broken()
    here.people.facts.set("old202", { ...known, born: "1990-01-01" })
    const opened = await open({}, undefined, here)
    expect(await opened.benefits.sweep(august, { as })).toMatchObject(refused(["data"]))
    expect((await opened.benefits.sweepState(RUN)).applied).toBe(200)
  })

  it("is refused on other rates, and goes on once they are as they were", async () => {
    const here = await broken()
    const opened = await open({}, [programme("old-age-allowance", 1, ["35.00", "60.00"])], here)
    expect(await opened.benefits.sweep(august, { as })).toMatchObject(refused(["rule"]))
    const again = await open({}, undefined, here)
    expect(await again.benefits.sweep(august, { as })).toMatchObject({ outcome: "closed" })
  })
})
