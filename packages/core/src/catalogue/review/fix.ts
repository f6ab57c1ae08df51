/**
 * What puts a finding right, as plain data that a program can show, store, send and apply. A fix is a proposal: whether
 * it says what the authority means is for the authority to judge before it is applied.
 */
import type { Path, Text } from "../../reasons/index.ts"
import type { ServiceItem } from "../service-item.ts"

/** A value that an edit puts into an item. */
export type FixValue =
  | null
  | boolean
  | number
  | string
  | readonly FixValue[]
  | { readonly [key: string]: FixValue | undefined }

/** One change of an item at a path. */
export type FixEdit =
  /** The value at the path becomes this one; a key that was not there is added. */
  | { readonly op: "replace"; readonly path: Path; readonly value: FixValue }
  /** The last step is an index: the value enters the list there, and what follows moves on. */
  | { readonly op: "insert"; readonly path: Path; readonly value: FixValue }
  /** The key or the entry of a list goes. */
  | { readonly op: "remove"; readonly path: Path }

export interface Fix {
  /** What it does, in the imperative. */
  readonly title: Text
  /** In order; each sees what the one before has left. */
  readonly edits: readonly FixEdit[]
}

/**
 * The item as a fix leaves it; the item given stays as it is. A fix belongs to the item that it was found in: an edit
 * whose path leads nowhere in the one given changes nothing.
 */
export function applyFix(item: ServiceItem, fix: Fix): ServiceItem {
  let edited: unknown = item
  for (const edit of fix.edits) edited = editBelow(edited, edit, 0)
  // An edit of this library leaves an item an item; one from elsewhere is as good as its author.
  return edited as ServiceItem
}

function editBelow(value: unknown, edit: FixEdit, depth: number): unknown {
  const step = edit.path[depth]
  if (step === undefined) return value
  const isLast = depth === edit.path.length - 1
  if (Array.isArray(value)) {
    if (typeof step !== "number") return value
    return isLast ? editList(value, step, edit) : editEntry(value, step, edit, depth)
  }
  if (!isRecord(value)) return value
  if (isLast) return editKey(value, String(step), edit)
  return step in value ? { ...value, [step]: editBelow(value[step], edit, depth + 1) } : value
}

function editEntry(list: readonly unknown[], index: number, edit: FixEdit, depth: number): unknown {
  return index in list ? list.with(index, editBelow(list[index], edit, depth + 1)) : list
}

function editList(list: readonly unknown[], index: number, edit: FixEdit): unknown {
  switch (edit.op) {
    case "replace":
      return index in list ? list.with(index, edit.value) : list
    case "insert":
      return index <= list.length ? list.toSpliced(index, 0, edit.value) : list
    case "remove":
      return list.toSpliced(index, 1)
    default:
      return edit satisfies never
  }
}

function editKey(record: Readonly<Record<string, unknown>>, key: string, edit: FixEdit): unknown {
  if (edit.op === "replace") return { ...record, [key]: edit.value }
  if (edit.op === "insert") return record
  const { [key]: _gone, ...rest } = record
  return rest
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null
}
