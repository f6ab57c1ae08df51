/** View rows: written with the act, found by equality, a range and an order. */
import type { IndexValue } from "@onevisit/core/ports"
import assert from "node:assert/strict"
import { sameContent } from "../contract.ts"
import { hostileTexts } from "../hostile.ts"
import type { StorageTest } from "./storage-test.ts"
import { find, keysOf, row, write } from "./view-test.ts"

export function viewRows(test: StorageTest): void {
  test("writes, replaces and removes a view row", async (storage) => {
    await write(storage, row("a", { state: "open" }, { n: 1 }))
    sameContent(await storage.getView({ view: "v", version: 1, key: "a" }), {
      key: "a",
      doc: { n: 1 },
      index: { state: "open" },
    })
    await write(storage, row("a", { state: "closed", by: "x" }, { n: 2 }))
    sameContent(await storage.getView({ view: "v", version: 1, key: "a" }), {
      key: "a",
      doc: { n: 2 },
      index: { state: "closed", by: "x" },
    })
    sameContent(await keysOf(storage, { where: { state: "open" } }), [])
    sameContent(await keysOf(storage, { where: { state: "closed" } }), ["a"])
    await write(storage, row("a", {}, null), row("never there", {}, null))
    assert.equal(await storage.getView({ view: "v", version: 1, key: "a" }), null)
    sameContent(await keysOf(storage), [])
    sameContent(await keysOf(storage, { where: { state: "closed" } }), [])
  })

  test("keeps views and their versions apart", async (storage) => {
    await write(
      storage,
      row("a", { f: 1 }, "v1"),
      { ...row("a", { f: 1 }, "v2"), version: 2 },
      { ...row("a", { f: 1 }, "w1"), view: "w" },
    )
    await write(storage, { ...row("a", {}, null), version: 2 })
    sameContent((await find(storage, { where: { f: 1 } })).rows, [{ key: "a", doc: "v1", index: { f: 1 } }])
    sameContent((await find(storage, { version: 2 })).rows, [])
    sameContent((await find(storage, { view: "w" })).rows, [{ key: "a", doc: "w1", index: { f: 1 } }])
  })

  test("writes the rows of one act in order, so that the last of one key stays", async (storage) => {
    await write(storage, row("a", { n: 1 }, 1), row("a", { n: 2 }, 2))
    sameContent((await find(storage)).rows, [{ key: "a", doc: 2, index: { n: 2 } }])
  })

  test("keeps keys, views and fields of any text apart", async (storage) => {
    await write(storage, ...hostileTexts.map((text, at) => row(text, { [text]: at }, text)))
    const ordered = [...hostileTexts].map((text) => Buffer.from(text)).sort(Buffer.compare)
    sameContent(await keysOf(storage), ordered.map(String), "Keys are in the order of their code points")
    for (const [at, text] of hostileTexts.entries()) {
      sameContent(await storage.getView({ view: "v", version: 1, key: text }), {
        key: text,
        doc: text,
        index: { [text]: at },
      })
      sameContent(await keysOf(storage, { where: { [text]: at } }), [text])
      assert.equal(await storage.getView({ view: text, version: 1, key: text }), null)
    }
  })
}

export function viewSearch(test: StorageTest): void {
  test("finds rows by equality on several fields", async (storage) => {
    await write(
      storage,
      row("a", { state: "open", by: "x" }),
      row("b", { state: "open", by: "y" }),
      row("c", { state: "shut", by: "x" }),
      row("d", { state: "open" }),
    )
    sameContent(await keysOf(storage, { where: { state: "open" } }), ["a", "b", "d"])
    sameContent(await keysOf(storage, { where: { state: "open", by: "x" } }), ["a"])
    sameContent(await keysOf(storage, { where: { by: "x", state: "shut" } }), ["c"])
    sameContent(await keysOf(storage, { where: { state: "open", by: "z" } }), [])
    sameContent(await keysOf(storage, { where: { constructor: "x" } as Record<string, IndexValue> }), [])
    sameContent(await keysOf(storage, { where: {} }), ["a", "b", "c", "d"])
  })

  test("tells text, numbers, truth values and null apart when it looks for equality", async (storage) => {
    const values: readonly IndexValue[] = ["1", 1, true, "true", "null", null, 0, false, "", "0"]
    await write(storage, ...values.map((value, at) => row(`k${at}`, { f: value })), row("without", {}))
    for (const [at, value] of values.entries())
      sameContent(await keysOf(storage, { where: { f: value } }), [`k${at}`])
  })

  test("finds any text by equality and nothing like it", async (storage) => {
    await write(storage, ...hostileTexts.map((text, at) => row(`k${at}`, { f: text, g: "all" })))
    for (const [at, text] of hostileTexts.entries()) {
      sameContent(await keysOf(storage, { where: { f: text } }), [`k${at}`])
      sameContent(await keysOf(storage, { where: { f: text, g: "all" } }), [`k${at}`])
    }
  })

  test("finds rows within bounds, in order, up and down", async (storage) => {
    await write(
      storage,
      ...[3, 1, 2, 2, 10, -1].map((n, at) => row(`k${at}`, { n, even: n % 2 === 0 })),
      row("null", { n: null }),
      row("truth", { n: true }),
      row("without", {}),
    )
    const range = { field: "n" }
    sameContent(await keysOf(storage, { range }), ["k5", "k1", "k2", "k3", "k0", "k4"])
    sameContent(await keysOf(storage, { range: { ...range, descending: true } }), [
      "k4",
      "k0",
      "k3",
      "k2",
      "k1",
      "k5",
    ])
    sameContent(await keysOf(storage, { range: { ...range, from: 2, to: 3 } }), ["k2", "k3", "k0"])
    sameContent(await keysOf(storage, { range: { ...range, from: 4 } }), ["k4"])
    sameContent(await keysOf(storage, { range: { ...range, to: 1 } }), ["k5", "k1"])
    sameContent(await keysOf(storage, { range: { ...range, to: 2 }, where: { even: true } }), ["k2", "k3"])
    sameContent(await keysOf(storage, { range: { field: "unknown" } }), [])
  })

  test("orders text by code point, and numbers before text", async (storage) => {
    const inOrder = [-5, 2, 10, "", "10", "2", "A", "a", "é", "样", "\ue000", "\uffff", "👩", "𠮷"]
    await write(storage, ...inOrder.toReversed().map((value, at) => row(`k${at}`, { value })))
    const found = await find(storage, { range: { field: "value" } })
    sameContent(
      found.rows.map(({ index }) => index["value"]),
      inOrder,
    )
    const some = await find(storage, { range: { field: "value", from: "2", to: "\uffff" } })
    sameContent(
      some.rows.map(({ index }) => index["value"]),
      inOrder.slice(5, 12),
    )
  })
}
