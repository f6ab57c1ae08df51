/** All rows that a search finds, page after page. */
import type { Storage, ViewQuery } from "@onevisit/core/ports"

const PAGE = 200

/** Yields the documents of a view in the order of the search. Rejects with `StorageError`. */
export async function* everyRow<Doc>(
  storage: Storage,
  query: Omit<ViewQuery, "limit" | "after">,
): AsyncGenerator<Doc, void> {
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<Storage["findViews"]>> = await storage.findViews({
      ...query,
      limit: PAGE,
      ...(after === null ? {} : { after }),
    })
    for (const { doc } of page.rows) yield doc as Doc
    after = page.cursor
  } while (after !== null)
}
