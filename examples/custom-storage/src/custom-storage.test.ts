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

/** The lines of a certificate that stands in a text, without the seed and the version, which change. */
function certificateIn(text: string): readonly string[] {
  const lines = text.slice(text.indexOf("合格证")).split("\n")
  const after = lines.findIndex((line) => /^(```|    # )/.test(line))
  return lines
    .slice(0, after)
    .map((line) =>
      line
        .replace(/^# /, "")
        .replace(/(seed|testkit) \S+$/, "$1")
        .trim(),
    )
    .filter((line) => line !== "")
}

describe("the storage on a key-value file", () => {
  it("passes the kit under node:test and is given a certificate, which says what it lacks", () => {
    const environment = { ...process.env, NODE_TEST_CONTEXT: undefined, NODE_OPTIONS: undefined }
    const file = join(import.meta.dirname, "certify.ts")
    const node = ["--conditions=onevisit-source", "--test", "--test-reporter=tap", file]
    const { status, stdout } = spawnSync(process.execPath, node, { encoding: "utf8", env: environment })
    expect(stdout).toMatch(/^# fail 0$/m)
    expect(stdout).toMatch(/^# skipped 0$/m)
    expect(status).toBe(0)
    const guide = join(import.meta.dirname, "../../../docs/guides/write-a-storage-adapter.md")
    expect(certificateIn(stdout)).toEqual(certificateIn(readFileSync(guide, "utf8")))
    expect(certificateIn(stdout).at(-1)).toMatch(/backup +具备 given/)
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
