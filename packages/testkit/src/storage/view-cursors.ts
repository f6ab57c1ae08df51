/** The search in a view page by page, and how it is refused. */
import type { IndexValue, Storage, ViewQuery, ViewRow } from "@onevisit/core/ports"
import assert from "node:assert/strict"
import { failsWith, sameContent } from "../contract.ts"
import type { StorageTest } from "./storage-test.ts"
import { find, keysOf, row, write } from "./view-test.ts"

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
    const one = await pages(storage, { where: { rare: "no" }, range: { field: "n" } }, 300)
    sameContent(
      one.map(({ key }) => key),
      ordered.filter((key) => !key.endsWith("00")),
    )
    const unranged = await pages(storage, { where: { common: "yes", rare: "no" } }, 300)
    assert.equal(unranged.length, 693)
  })
}

/** All rows of a query, page by page. */
async function pages(
  storage: Storage,
  query: Partial<ViewQuery>,
  limit: number,
): Promise<readonly ViewRow[]> {
  const rows: ViewRow[] = []
  let after: string | undefined
  for (let page = 0; ; page += 1) {
    assert.ok(page < 2000, "Pages come to an end")
    const answer = await find(storage, { ...query, limit, ...(after === undefined ? {} : { after }) })
    assert.ok(answer.rows.length <= limit, "No more rows than asked for")
    rows.push(...answer.rows)
    if (answer.cursor === null) return rows
    assert.equal(answer.rows.length, limit, "A page before the last is full")
    after = answer.cursor
  }
}
