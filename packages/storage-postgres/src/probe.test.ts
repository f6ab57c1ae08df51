import { describe, expect, it } from "vitest"
import { refusalOf, type ServerSettings } from "./probe.ts"

const sound: ServerSettings = {
  version: 140_000,
  encoding: "UTF8",
  readsOnly: false,
  emptyIsNull: false,
  fsync: "on",
  fullPageWrites: "on",
}
const refused = (settings: Partial<ServerSettings>, options = {}) =>
  refusalOf({ ...sound, ...settings }, { acceptUnsafe: false, dialect: "postgres", ...options })

describe("a server that is asked before anything is written", () => {
  it("will do when it keeps what is promised", () => {
    expect(refused({})).toBeUndefined()
    expect(refused({ version: 180_004 })).toBeUndefined()
  })

  it("is refused by the name of what it lacks", () => {
    expect(refused({ version: 130_012 })).toMatchObject({ reason: "Rejected" })
    expect(refused({ version: 130_012 })?.message).toContain("PostgreSQL 14")
    expect(refused({ encoding: "SQL_ASCII" })?.message).toContain("UTF8")
    expect(refused({ emptyIsNull: true })?.message).toContain("DBCOMPATIBILITY")
    expect(refused({ fsync: "off" })?.message).toContain("fsync")
    expect(refused({ fullPageWrites: "off" })?.message).toContain("full_page_writes")
    expect(refused({ readsOnly: true })).toMatchObject({ reason: "Unavailable" })
  })

  it("may be unsafe where that is accepted, and of any version where it speaks the dialect of openGauss", () => {
    expect(refused({ fsync: "off", fullPageWrites: "off" }, { acceptUnsafe: true })).toBeUndefined()
    expect(refused({ version: 90_204 }, { dialect: "opengauss" })).toBeUndefined()
  })
})
