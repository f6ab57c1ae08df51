/** Faults of the search in views. */
import {
  compareStored,
  type IndexValue,
  type Storage,
  type ViewQuery,
  type ViewRow,
} from "@onevisit/core/ports"
import type { BadStorage } from "./bad-storage.ts"

const EVERY = Number.MAX_SAFE_INTEGER - 1

export const badViews: readonly BadStorage[] = [
  {
    fault: "finds a row by what it was before",
    caughtBy: "writes, replaces and removes a view row",
    spoil: (good) => {
      const old = new Map<string, ViewRow>()
      return {
        ...good,
        commit: async (acts) => {
          for (const { views = [] } of acts) {
            for (const { key, version, view } of views) {
              const row = await good.getView({ view, version, key }).catch(() => null)
              if (row) old.set(JSON.stringify([view, version, key]), row)
            }
          }
          return good.commit(acts)
        },
        findViews: async (query) => {
          const { cursor, rows } = await good.findViews(query)
          if (rows.length > 0 || Object.keys(query.where ?? {}).length === 0) return { cursor, rows }
          const stale = [...old].filter(
            ([at, { index }]) =>
              at.startsWith(JSON.stringify([query.view, query.version]).slice(0, -1)) && meets(index, query),
          )
          return { cursor, rows: stale.map(([, row]) => row).slice(0, query.limit) }
        },
      }
    },
  },
  {
    fault: "does not tell the versions of a view apart",
    caughtBy: "keeps views and their versions apart",
    spoil: (good) => ({
      ...good,
      commit: (acts) =>
        good.commit(
          acts.map((act) => ({ ...act, views: (act.views ?? []).map((row) => ({ ...row, version: 1 })) })),
        ),
      getView: (query) => good.getView({ ...query, version: 1 }),
      findViews: (query) => good.findViews({ ...query, version: 1 }),
    }),
  },
  {
    fault: "keeps the first of several rows of one key",
    caughtBy: "writes the rows of one act in order, so that the last of one key stays",
    spoil: (good) => ({
      ...good,
      commit: (acts) => good.commit(acts.map((act) => ({ ...act, views: (act.views ?? []).toReversed() }))),
    }),
  },
  {
    fault: "looks at the first field only when several must be equal",
    caughtBy: "finds rows by equality on several fields",
    spoil: (good) => ({
      ...good,
      findViews: (query) =>
        good.findViews({
          ...query,
          where: Object.fromEntries(Object.entries(query.where ?? {}).slice(0, 1)),
        }),
    }),
  },
  {
    fault: "does not tell numbers from text in an index",
    caughtBy: "tells text, numbers, truth values and null apart when it looks for equality",
    spoil: (good) =>
      searching(good, (rows, query) => rows.filter(({ index }) => meets(index, query, String))),
  },
  {
    fault: "does not tell capitals from small letters",
    caughtBy: "finds any text by equality and nothing like it",
    spoil: (good) =>
      searching(good, (rows, query) =>
        rows.filter(({ index }) =>
          meets(index, query, (value) => (typeof value === "string" ? value.toLowerCase() : value)),
        ),
      ),
  },
  {
    fault: "orders numbers as text",
    caughtBy: "finds rows within bounds, in order, up and down",
    spoil: (good) => ordered(good, (a, b) => (String(a) < String(b) ? -1 : 1)),
  },
  {
    fault: "compares text by UTF-16 units",
    caughtBy: "orders text by code point, and numbers before text",
    spoil: (good) =>
      ordered(good, (a, b) =>
        typeof a === "string" && typeof b === "string" ? (a < b ? -1 : 1) : compareStored(a, b),
      ),
  },
  {
    fault: "goes on after the value of the last row, and so skips rows of equal value",
    caughtBy: "reads page by page what it reads at once",
    spoil: (good) => ({
      ...good,
      findViews: async (query) => {
        const field = query.range?.field
        if (field === undefined) return good.findViews(query)
        const { rows } = await good.findViews({ ...query, limit: EVERY })
        const { limit } = query
        const last = rows[limit - 1]?.index[field]
        const equal = rows.slice(limit).filter(({ index }) => index[field] === last)
        const cursor = equal.length > 0 ? equal.at(-1) : rows.length > limit ? rows[limit - 1] : undefined
        return {
          rows: rows.slice(0, limit),
          cursor: cursor && rows.at(-1) !== cursor ? JSON.stringify([cursor.key, cursor.index[field]]) : null,
        }
      },
    }),
  },
  {
    fault: "pages by counting rows",
    caughtBy: "neither repeats nor skips rows when others are written between pages",
    spoil: (good) => ({
      ...good,
      findViews: async ({ after, ...query }) => {
        const { rows } = await good.findViews({ ...query, limit: EVERY })
        const from = Number(after ?? 0)
        const until = from + query.limit
        return { rows: rows.slice(from, until), cursor: rows.length > until ? String(until) : null }
      },
    }),
  },
  {
    fault: "begins anew when it is given a cursor that it does not understand",
    caughtBy: "refuses a cursor it has not given, and a query it cannot answer",
    spoil: (good) => ({
      ...good,
      findViews: (query) =>
        good.findViews(query).catch(() => {
          const { after: _, ...anew } = query
          return good.findViews(anew)
        }),
    }),
  },
  {
    fault: "looks at the first hundred rows in order, and picks from them",
    caughtBy: "finds the few among many without being misled by the many",
    spoil: (good) => ({
      ...good,
      findViews: async (query) => {
        const { cursor, rows } = await good.findViews(query)
        const { after: _, where: _where, ...all } = query
        const seen = await good.findViews({ ...all, limit: 500 })
        const keys = new Set(seen.rows.map(({ key }) => key))
        return query.range ? { cursor, rows: rows.filter(({ key }) => keys.has(key)) } : { cursor, rows }
      },
    }),
  },
]

/** A storage that finds all rows and picks from them by itself, without pages. */
function searching(
  good: Storage,
  pick: (rows: readonly ViewRow[], query: ViewQuery) => readonly ViewRow[],
): Storage {
  return {
    ...good,
    findViews: async (query) => {
      const exact = await good.findViews(query)
      const { where: _, ...all } = query
      const rows = pick((await good.findViews({ ...all, limit: EVERY })).rows, query)
      return { cursor: exact.cursor, rows: exact.cursor === null ? rows : exact.rows }
    },
  }
}

/** A storage that orders what it finds by itself where it is asked for all of it at once. */
function ordered(good: Storage, compare: (a: string | number, b: string | number) => number): Storage {
  return {
    ...good,
    findViews: async (query) => {
      const { cursor, rows } = await good.findViews(query)
      const { descending = false, field } = query.range ?? {}
      if (cursor !== null || field === undefined) return { cursor, rows }
      const sign = descending ? -1 : 1
      const value = ({ index }: ViewRow) => index[field] as string | number
      return {
        cursor,
        rows: rows.toSorted((a, b) => (value(a) === value(b) ? 0 : sign * compare(value(a), value(b)))),
      }
    },
  }
}

function meets(
  index: ViewRow["index"],
  { where = {} }: ViewQuery,
  as: (value: IndexValue) => IndexValue = (value) => value,
): boolean {
  return Object.entries(where).every(([field, value]) => field in index && as(index[field]!) === as(value))
}
