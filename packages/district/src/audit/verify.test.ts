import type { DatabaseSync } from "node:sqlite"
import { ROOTS_STREAM } from "@onevisit/core/audit"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createDistrict } from "../create-district.ts"
import { memoryKeys } from "../keys/index.ts"
import { verifyStorage } from "./audit.ts"
import { rechain, type Row, rowsOf, signedDistrict } from "./tampering.fixture.ts"
import type { VerifyAnswer, VerifyQuery } from "./verify.ts"

type Setting = Awaited<ReturnType<typeof signedDistrict>>
let setting: Setting
let rows: readonly Row[]
beforeAll(async () => {
  setting = await signedDistrict()
  rows = rowsOf(setting.db)
})
afterAll(async () => {
  await setting.storage.close()
  setting.remove()
})

async function verified(change: (db: DatabaseSync) => void, query: VerifyQuery = {}): Promise<VerifyAnswer> {
  const publicKey = await setting.keys.publicKey()
  return setting.tampered(change, (storage) => verifyStorage(storage, { publicKey, ...query }))
}
const firstOf = (answer: VerifyAnswer) => (answer.outcome === "broken" ? answer.first : null)
const set = (column: string, value: string | number | null, at: number) => (db: DatabaseSync) =>
  void db.prepare(`UPDATE events SET ${column} = ? WHERE position = ?`).run(value, at)
const rowAt = (at: number): Row => rows.find(({ position }) => position === at) as Row
/** The last position that a root covers. */
const signedTo = () => setting.knownRoot?.to ?? 0

describe("a log that nobody wrote into", () => {
  it("is whole, each event by its chain and all but the last day's by a signed root", async () => {
    const answer = await verified(() => undefined)
    expect(answer).toMatchObject({
      outcome: "whole",
      events: rows.length,
      roots: setting.knownRoot?.number,
      position: rows.at(-1)?.position,
    })
    expect(await verified(() => undefined, known())).toEqual(answer)
    const district = await createDistrict(setting)
    expect(await district.audit.verify()).toEqual(answer)
    expect(await district.audit.latestRoot()).toEqual(setting.knownRoot)
    expect(answer).toMatchObject({ unsigned: rows.length - signedTo() })
    expect(rows.length - signedTo()).toBeGreaterThan(4)
  })

  it("is checked from where a root ends to where another does, and no further", async () => {
    const middle = await verified(() => undefined, { from: 14, to: 20 })
    expect(middle).toMatchObject({ outcome: "whole", roots: 2 })
    const all = await verified(() => undefined)
    const events = (answer: VerifyAnswer) => (answer.outcome === "whole" ? answer.events : 0)
    expect(events(middle)).toBeGreaterThan(7)
    expect(events(middle)).toBeLessThan(events(all) / 2)
    // What lies before and after is not looked at.
    expect(await verified(set("type", "Other", 2), { from: 14 })).toMatchObject({ outcome: "whole" })
    expect(await verified(set("type", "Other", rows.length), { to: 14 })).toMatchObject({ outcome: "whole" })
  })

  it("is not signed with another key", async () => {
    const publicKey = await memoryKeys().publicKey()
    expect(firstOf(await verified(() => undefined, { publicKey }))).toMatchObject({
      kind: "signature",
      stream: ROOTS_STREAM,
      version: 1,
    })
  })

  it("of a stream is whole by its chain, and broken at the event that was changed", async () => {
    const { stream } = rowAt(3)
    const { audit } = await createDistrict(setting)
    expect(await audit.verifyStream(stream)).toMatchObject({ outcome: "whole", events: 3 })
    expect(await audit.verifyStream("subject:none")).toMatchObject({ outcome: "whole", events: 0 })
    const change = set("occurred_on", "2018-07-01", 3)
    const answer = await setting.tampered(change, () => audit.verifyStream(stream))
    expect(firstOf(answer)).toMatchObject({ kind: "changed", stream, version: 1, position: 3 })
  })
})

const known = () => (setting.knownRoot ? { knownRoot: setting.knownRoot } : {})

describe("a log that somebody wrote into is found out, and the place named:", () => {
  const columns: readonly (readonly [string, string | number | null])[] = [
    ["type", "SubjectCorrectedToo"],
    ["v", 9],
    ["occurred_on", "2018-07-01"],
    ["recorded_at", "2018-07-20T01:30:00.001Z"],
    ["actor", '{"kind":"system","name":"other"}'],
    ["data", '{"kind":"person"}'],
    ["data", "{"],
    ["data", '{"n":0.5}'],
    ["command_id", "another"],
    ["chain", `sha-256:${"0".repeat(64)}`],
    ["chain", "gone"],
    ["chain", null],
  ]
  it.each(columns)("any column of any row changed (%s to %s)", async (column, value) => {
    for (const { chain, position, stream, version } of rows) {
      const { first } = (await verified(set(column, value, position))) as { first?: object }
      const place = value === "{" ? { kind: "unreadable", position: position - 1 } : { stream, version }
      // A chain taken off the first of a stream that no root covers leaves nothing changed but that.
      expect([position, first]).toMatchObject([position, place])
      expect(chain).toMatch(/^sha-256:/)
    }
  })

  it("a row renamed, renumbered or moved", async () => {
    for (const { position, stream, version } of rows) {
      const renamed = firstOf(await verified(set("stream", `${stream}0`, position)))
      const renumbered = firstOf(await verified(set("version", version + 7, position)))
      const moved = firstOf(await verified(set("position", position + 1000, position)))
      expect([position, renamed?.kind ?? "whole"]).not.toContain("whole")
      expect([position, renumbered?.kind ?? "whole"]).not.toContain("whole")
      // Beyond what is signed the feed's order among streams is not held yet.
      if (position <= signedTo()) expect([position, moved?.kind ?? "whole"]).not.toContain("whole")
      // At the place itself, or after the one before where something is missing; a root at once, by its number.
      if (stream === ROOTS_STREAM) continue
      for (const found of [renamed, renumbered]) {
        const isGap = found?.kind === "missing"
        expect([position, found?.position]).toEqual([position, isGap ? position - 1 : position])
      }
    }
  })

  it("a row deleted anywhere", async () => {
    for (const { position, stream, version } of rows) {
      const answer = await verified(
        (db) => void db.prepare("DELETE FROM events WHERE position = ?").run(position),
      )
      const isLast = rows.every((other) => other.stream !== stream || other.version <= version)
      const found = firstOf(answer)
      if (position > signedTo() && isLast && stream !== ROOTS_STREAM) {
        // The newest of a stream that no root covers: nothing is left that tells of it.
        expect([position, answer.outcome]).toEqual([position, "whole"])
        continue
      }
      expect([position, found?.kind]).toEqual([position, "missing"])
      expect(found?.stream === null || (found?.stream === stream && found?.version === version)).toBe(true)
      // Whichever later event tells of it by its chain is named with it, wherever in the root's stretch it stands.
      if (position <= signedTo() && stream !== ROOTS_STREAM) expect(found?.position).toBe(position - 1)
      else expect(found).toMatchObject({ stream, version })
    }
  })

  it("a row put in anywhere, chained or not", async () => {
    for (const { position } of rows.filter((row) => row.position < signedTo())) {
      const forged = (db: DatabaseSync) => {
        db.exec(`UPDATE events SET position = -position WHERE position > ${position}`)
        db.exec("UPDATE events SET position = 1 - position WHERE position < 0")
        db.prepare(
          `INSERT INTO events SELECT ?, 'subject:forged', 1, type, v, occurred_on, recorded_at, actor, data, command_id, ''
           FROM events WHERE stream = 'district:keys'`,
        ).run(position + 1)
      }
      const place = { stream: "subject:forged", version: 1, position: position + 1 }
      expect(firstOf(await verified(forged))).toMatchObject({ kind: "changed", ...place })
      const chained = (db: DatabaseSync) => {
        forged(db)
        rechain(db, "subject:forged")
      }
      expect(firstOf(await verified(chained))).toMatchObject({ kind: "inserted", ...place })
    }
  })

  it("two rows swapped, in their contents or their places", async () => {
    const columns = "type, v, occurred_on, recorded_at, actor, data, command_id, chain"
    for (const { position } of rows.filter((row) => row.position < signedTo())) {
      const other = position + 1
      const contents = await verified((db) => {
        for (const [to, from] of [
          [position, other],
          [other, position],
        ])
          db.exec(
            `UPDATE events SET (${columns}) = (SELECT ${columns} FROM sound WHERE position = ${from}) WHERE position = ${to}`,
          )
      })
      expect(firstOf(contents)).toMatchObject({ kind: "changed", position })
      const places = await verified((db) => {
        db.exec(`UPDATE events SET position = -1 WHERE position = ${position}`)
        db.exec(`UPDATE events SET position = ${position} WHERE position = ${other}`)
        db.exec(`UPDATE events SET position = ${other} WHERE position = -1`)
      })
      expect(firstOf(places)).toMatchObject({ kind: "reordered", position })
    }
  })

  it("a stream rewritten with its chain made anew, by the signed root", async () => {
    for (const { position, stream, version } of rows.filter((row) => row.position <= signedTo())) {
      const answer = await verified((db) => {
        set("occurred_on", "2018-07-01", position)(db)
        rechain(db, stream)
      })
      const kind = stream === ROOTS_STREAM ? "root" : "changed"
      expect([position, firstOf(answer)]).toMatchObject([
        position,
        { stream, version, ...(kind === "changed" && { kind }) },
      ])
    }
  })

  it("a root rewritten in what it says, by its signature or by what it covers", async () => {
    const roots = rows.filter(({ stream }) => stream === ROOTS_STREAM)
    for (const { position, version } of roots) {
      for (const path of ["root", "count", "previous", "marks", "first", "signed.signature", "leaves"]) {
        const answer = await verified((db) => {
          const [row] = db.prepare("SELECT data FROM events WHERE position = ?").all(position)
          const data = JSON.parse(String(row?.["data"]))
          if (path === "signed.signature")
            data.signed.signature = `${data.signed.signature}`.replace(/^./, (a) => (a === "A" ? "B" : "A"))
          else if (path === "leaves")
            data.leaves = data.leaves.replace(/^./, (a: string) => (a === "0" ? "1" : "0"))
          else if (typeof data[path] === "number") data[path] += 1
          else data[path] = "0".repeat(64)
          set("data", JSON.stringify(data), position)(db)
          rechain(db, ROOTS_STREAM)
        })
        const found = firstOf(answer)
        expect([path, found?.stream, found?.version]).toEqual([path, ROOTS_STREAM, version])
      }
    }
  })

  it("the log cut short, by where it was signed to, or by a root that is kept elsewhere", async () => {
    const first = rows.find(({ stream }) => stream === ROOTS_STREAM)?.position ?? 0
    const cut = (db: DatabaseSync) => void db.exec(`DELETE FROM events WHERE position > ${first}`)
    const place = { kind: "missing", stream: ROOTS_STREAM, version: 2 }
    expect(firstOf(await verified(cut))).toMatchObject(place)
    const careful = (db: DatabaseSync) => {
      cut(db)
      db.exec(`UPDATE checkpoints SET position = ${first - 1}`)
    }
    expect(await verified(careful)).toMatchObject({ outcome: "whole" })
    expect(firstOf(await verified(careful, known()))).toMatchObject({
      ...place,
      version: setting.knownRoot?.number,
    })
  })
})
