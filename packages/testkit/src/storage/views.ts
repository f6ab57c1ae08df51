/** View rows: written with the act, found by equality, a range, an order and a cursor. */
import type { IndexValue, Storage, ViewQuery, ViewRow, ViewWrite } from "@onevisit/core/ports"
import assert from "node:assert/strict"
import { failsWith, sameContent } from "../contract.ts"
import { hostileTexts } from "../hostile.ts"
import { commitAll, sampleAct } from "../samples.ts"
import type { StorageTest } from "./storage-test.ts"

const row = (key: string, index: Record<string, IndexValue>, doc: unknown = { key }): ViewWrite => ({
  view: "v",
  version: 1,
  key,
  doc,
  index,
})

let commandsGiven = 0
const write = async (storage: Storage, ...views: readonly ViewWrite[]): Promise<void> => {
  commandsGiven += 1
  await commitAll(storage, sampleAct(`write-${commandsGiven}`, { views }))
}

const find = (storage: Storage, query: Partial<ViewQuery> = {}) =>
  storage.findViews({ view: "v", version: 1, limit: 100, ...query })

const keysOf = async (storage: Storage, query: Partial<ViewQuery> = {}): Promise<readonly string[]> =>
  (await find(storage, query)).rows.map(({ key }) => key)

/** All rows of a query, page by page. */
async function pages(
  storage: Storage,
  query: Partial<ViewQuery>,
  limit: number,
): Promise<readonly ViewRow[]> {
  const rows: ViewRow[] = []
  let after: string | undefined
  for (;;) {
    const answer = await find(storage, { ...query, limit, ...(after === undefined ? {} : { after }) })
    assert.ok(answer.rows.length <= limit, "No more rows than asked for")
    rows.push(...answer.rows)
    if (answer.cursor === null) return rows
    assert.equal(answer.rows.length, limit, "A page before the last is full")
    after = answer.cursor
  }
}

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

export function viewCursors(test: StorageTest): void {
  const shapes: readonly Partial<ViewQuery>[] = [
    {},
    { where: { half: "even" } },
    { where: { half: "even", third: 0 } },
    { range: { field: "n" } },
    { range: { field: "n", descending: true } },
    { range: { field: "n", from: 2, to: 7 }, where: { half: "odd" } },
    { range: { field: "n", descending: true }, where: { half: "odd", third: 1 } },
  ]

  test("reads page by page what it reads at once", async (storage) => {
    const rows = Array.from({ length: 40 }, (_, at) =>
      row(`k${String((at * 17) % 40).padStart(2, "0")}`, {
        n: at % 9,
        half: at % 2 === 0 ? "even" : "odd",
        third: at % 3,
      }),
    )
    await write(storage, ...rows)
    for (const shape of shapes) {
      const whole = (await find(storage, shape)).rows
      assert.ok(whole.length > 0)
      for (const limit of [1, 7, whole.length, 100]) sameContent(await pages(storage, shape, limit), whole)
    }
  })

  test("neither repeats nor skips rows when others are written between pages", async (storage) => {
    await write(storage, ...[10, 20, 30, 40].map((n) => row(`k${n}`, { n, all: 1 })))
    for (const [at, query] of [{}, { where: { all: 1 } }, { range: { field: "n" } }].entries()) {
      const first = await find(storage, { ...query, limit: 2 })
      await write(
        storage,
        row(`k05${at}`, { n: 5, all: 1 }),
        row(`k07${at}`, { n: 7, all: 1 }),
        row(`k15${at}`, { n: 15, all: 1 }),
        row("k10", {}, null),
        row("k20", {}, null),
      )
      const rest = await find(storage, { ...query, limit: 10, after: first.cursor! })
      sameContent(
        rest.rows.map(({ key }) => key),
        ["k30", "k40"],
      )
      const added = (await keysOf(storage)).filter((key) => key.length > 3)
      await write(
        storage,
        ...added.map((key) => row(key, {}, null)),
        row("k10", { n: 10, all: 1 }),
        row("k20", { n: 20, all: 1 }),
      )
    }
  })

  test("refuses a cursor it has not given, and a query it cannot answer", async (storage) => {
    await write(storage, row("a", { n: 1 }), row("b", { n: 2 }))
    for (const after of ["", "nonsense", "[]", "{}", "[[1]]", '["a","b","c"]', "null"]) {
      await failsWith(() => find(storage, { after }), "StorageError", ["Rejected"])
    }
    for (const limit of [0, -1, 1.5, Number.NaN]) {
      await failsWith(() => find(storage, { limit }), "StorageError", ["Rejected"])
    }
    const where = { n: { $gt: 0 } } as unknown as Record<string, IndexValue>
    await failsWith(() => find(storage, { where }), "StorageError", ["Rejected"])
  })

  test("finds the few among many without being misled by the many", async (storage) => {
    const many = Array.from({ length: 700 }, (_, at) =>
      row(`k${String(at).padStart(4, "0")}`, {
        n: (at * 31) % 700,
        common: "yes",
        rare: at % 100 === 0 ? "yes" : "no",
      }),
    )
    await write(storage, ...many)
    const ordered = many.toSorted((a, b) => Number(a.index["n"]) - Number(b.index["n"])).map(({ key }) => key)
    const common = await pages(storage, { where: { common: "yes" }, range: { field: "n" } }, 60)
    sameContent(
      common.map(({ key }) => key),
      ordered,
    )
    const both = await pages(
      storage,
      { where: { common: "yes", rare: "no" }, range: { field: "n", descending: true } },
      200,
    )
    sameContent(
      both.map(({ key }) => key),
      ordered.toReversed().filter((key) => !key.endsWith("00")),
    )
    sameContent(
      await keysOf(storage, { where: { common: "yes", rare: "yes" }, range: { field: "n", from: 1 } }),
      ordered.filter((key) => key.endsWith("00") && key !== "k0000"),
    )
    const unranged = await pages(storage, { where: { common: "yes", rare: "no" } }, 300)
    assert.equal(unranged.length, 693)
  })
}
