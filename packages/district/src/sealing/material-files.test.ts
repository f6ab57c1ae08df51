import { memoryFiles } from "@onevisit/testkit"
import { memoryStorage } from "@onevisit/storage-memory"
import { describe, expect, it } from "vitest"
import { createDistrict } from "../create-district.ts"
import { memoryKeys } from "../keys/index.ts"

async function* bytesOf(words: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(words)
}
async function wordsOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of bytes) parts.push(part)
  return Buffer.concat(parts).toString("utf8")
}
const secret = "样例申请表的内容"

async function setUp() {
  const files = memoryFiles()
  const keys = memoryKeys()
  const district = await createDistrict({
    storage: memoryStorage(),
    keys,
    files,
    fileLimits: { maxBytes: 100, mediaTypes: ["application/pdf"] },
  })
  const subject = "sub_00000000-0000-4000-8000-000000000001"
  await keys.create(subject)
  const put = (words: string, mediaType = "application/pdf") =>
    district.files.put({ subject, name: "申请表.pdf", mediaType, bytes: bytesOf(words) })
  return { district, files, keys, put, subject }
}

describe("a file of a material", () => {
  it("is stored sealed, opens again by its reference once it is clean, and is erased with its subject", async () => {
    const { district, files, keys, put, subject } = await setUp()
    const reference = await put(secret)
    expect(reference).toMatchObject({ mediaType: "application/pdf", size: Buffer.byteLength(secret) })
    await expect(district.files.get(subject, reference)).rejects.toMatchObject({
      _tag: "FilesError",
      reason: "Rejected",
    })
    await files.markClean(reference.hash)
    expect(await wordsOf(await files.get(reference.hash))).not.toContain("样例")
    const opened = await district.files.get(subject, reference)
    expect(opened === "erased" ? "" : await wordsOf(opened)).toBe(secret)
    await keys.destroy(subject)
    expect(await district.files.get(subject, reference)).toBe("erased")
  })

  it("is refused beyond the limits of size and type, and under another's name", async () => {
    const { district, put } = await setUp()
    await expect(put("x".repeat(101))).rejects.toMatchObject({ _tag: "FilesError", reason: "Rejected" })
    await expect(put(secret, "text/html")).rejects.toMatchObject({ _tag: "FilesError", reason: "Rejected" })
    const reference = await put(secret)
    await expect(district.files.get("sub_other", reference)).rejects.toMatchObject({ reason: "Corrupt" })
    await expect(district.files.get("sub_other", { ...reference, key: "{}" })).rejects.toMatchObject({
      reason: "Corrupt",
    })
  })

  it("needs a place to lie, and says so", async () => {
    const district = await createDistrict({ storage: memoryStorage() })
    const file = { subject: "sub_x", name: "a", mediaType: "application/pdf", bytes: bytesOf(secret) }
    await expect(district.files.put(file)).rejects.toThrow("directoryFiles")
  })
})
