import { StorageError } from "@onevisit/core/ports"
import { commitAll, sampleAct } from "@onevisit/testkit"
import { spawnSync } from "node:child_process"
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { customStorage } from "./custom-storage.ts"

const folder = mkdtempSync(join(tmpdir(), "custom-storage-"))
afterAll(() => rmSync(folder, { recursive: true }))

describe("the storage on a key-value file", () => {
  it("passes the kit under node:test and is given a certificate, which says what it lacks", () => {
    const environment = { ...process.env, NODE_TEST_CONTEXT: undefined, NODE_OPTIONS: undefined }
    const file = join(import.meta.dirname, "certify.ts")
    const node = ["--conditions=onevisit-source", "--test", "--test-reporter=tap", file]
    const { status, stdout } = spawnSync(process.execPath, node, { encoding: "utf8", env: environment })
    expect(stdout).toMatch(/^# fail 0$/m)
    expect(stdout).toMatch(/^# skipped 0$/m)
    expect(stdout).toContain("合格证 Certificate")
    expect(stdout).toMatch(/种类 +kind +key-value-file/)
    expect(stdout).toMatch(/beside +不具备 lacking: everything is kept in the memory of one program/)
    expect(stdout).toMatch(/backup +具备 given/)
    expect(status).toBe(0)
  })

  it("is for one program at a time, says so, and is free again when it is closed or its program is gone", async () => {
    const path = join(folder, "one.log")
    const storage = await customStorage(path)
    await expect(customStorage(path)).rejects.toMatchObject({ reason: "Unavailable" })
    await storage.close()
    await (await customStorage(path)).close()
    const gone = spawnSync(process.execPath, ["-e", ""]).pid
    writeFileSync(`${path}.lock`, String(gone))
    await (await customStorage(path)).close()
  })

  it("drops what was being written when the program ended, and goes on from there", async () => {
    const path = join(folder, "torn.log")
    const storage = await customStorage(path)
    await commitAll(storage, sampleAct("c1", { result: "样例" }))
    await storage.close()
    const whole = readFileSync(path, "utf8")
    appendFileSync(path, whole.slice(0, 90))
    const again = await customStorage(path)
    await commitAll(again, sampleAct("c2"))
    await again.close()
    const third = await customStorage(path)
    const outcomes = await third.commit([sampleAct("c1"), sampleAct("c2")])
    expect(outcomes).toMatchObject([
      { replayed: true, result: "样例" },
      { replayed: true, result: null },
    ])
    await third.close()
  })

  it("is unavailable where its folder is not", async () => {
    const failure = await customStorage(join(folder, "nowhere", "x.log")).catch((thrown: unknown) => thrown)
    expect(failure).toBeInstanceOf(StorageError)
    expect(failure).toMatchObject({ reason: "Unavailable" })
  })
})
