/** From paths in the data back to places in the text: walks the parser's events, only when something is wrong. */
import type { Issue, Path } from "@onevisit/core/reasons"
import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE } from "js-yaml"
import type { CatalogueFile } from "./catalogue-file.ts"

/** The paths that are looked for, as a tree; `found` is the place of the node, or of the key that holds it. */
interface Wanted {
  readonly below: Map<string | number, Wanted>
  found: number | undefined
}

interface Frame {
  readonly kind: "document" | "list" | "keys"
  readonly wanted: Wanted | undefined
  readonly seen: Set<string> | undefined
  /** Whether it stands where a key does: a mapping may have lists and mappings for keys. */
  readonly isKey: boolean
  index: number
  key: { readonly name: string; readonly offset: number } | undefined
}

/**
 * The offset of the value at each path. For a list or keys under a key it is the key's; where the path
 * leads to nothing, it is that of the nearest thing above which is there.
 */
export function locate(text: string, paths: readonly Path[]): readonly number[] {
  const root: Wanted = { below: new Map(), found: undefined }
  for (const path of paths) plant(root, path)
  walk(text, parseEvents(text, { maxDepth: 1000 }), { root })
  return paths.map((path) => lookUp(root, path))
}

/** The keys that stand twice in one mapping, at their second place and after. */
export function findRepeatedKeys(
  text: string,
  events: readonly Event[],
): readonly { readonly path: Path; readonly offset: number }[] {
  const repeated: { path: Path; offset: number }[] = []
  walk(text, events, { onRepeated: (path, offset) => repeated.push({ path, offset }) })
  return repeated
}

/** Makes places, counted from 1, of offsets into a file's text. */
export function composePlace({ name, text }: CatalogueFile): (offset: number) => NonNullable<Issue["at"]> {
  let starts: readonly number[] | undefined
  return (offset) => {
    starts ??= [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((end) => end.index + end[0].length)]
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    const start = starts[low] ?? 0
    // A byte order mark is no column.
    const mark = low === 0 && text.startsWith("\uFEFF") && offset > 0 ? 1 : 0
    return { file: name, line: low + 1, column: offset - start - mark + 1 }
  }
}

function walk(
  text: string,
  events: readonly Event[],
  to: { readonly root?: Wanted; readonly onRepeated?: (path: Path, offset: number) => void },
): void {
  const frames: Frame[] = []
  const open = (kind: Frame["kind"], wanted: Wanted | undefined, isKey = false): void => {
    const seen = kind === "keys" && to.onRepeated ? new Set<string>() : undefined
    frames.push({ kind, wanted, seen, isKey, index: -1, key: undefined })
  }
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      const closed = frames.pop()
      const parent = frames.at(-1)
      if (parent && closed && !closed.isKey) parent.key = undefined
      continue
    }
    if (event.type === EVENT_ID.DOCUMENT) {
      open("document", undefined)
      continue
    }
    const frame = frames.at(-1)
    if (frame === undefined) continue
    const offset = offsetOf(event)
    frame.index += 1
    if (frame.kind === "keys" && frame.key === undefined) {
      if (event.type === EVENT_ID.SCALAR) {
        const name = getScalarValue(text, event)
        frame.key = { name, offset }
        if (frame.seen?.has(name)) to.onRepeated?.(pathOf(frames), offset)
        frame.seen?.add(name)
      } else {
        frame.key = { name: "", offset }
        if (event.type !== EVENT_ID.ALIAS) open(kindOf(event), undefined, true)
      }
      continue
    }
    const wanted = wantedIn(frame, to.root)
    const isCollection = event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE
    if (wanted) wanted.found = isCollection || offset < 0 ? (frame.key?.offset ?? offset) : offset
    if (isCollection) open(kindOf(event), wanted)
    else frame.key = undefined
  }
}

function wantedIn(frame: Frame, root: Wanted | undefined): Wanted | undefined {
  if (frame.kind === "document") return root
  return frame.wanted?.below.get(frame.kind === "list" ? frame.index : (frame.key?.name ?? ""))
}

function pathOf(frames: readonly Frame[]): Path {
  return frames.flatMap((frame) =>
    frame.kind === "document" ? [] : [frame.kind === "list" ? frame.index : (frame.key?.name ?? "")],
  )
}

function kindOf(event: Event): "list" | "keys" {
  return event.type === EVENT_ID.MAPPING ? "keys" : "list"
}

function offsetOf(event: Exclude<Event, { readonly type: 1 | 6 }>): number {
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1
  if (event.type !== EVENT_ID.SCALAR) return event.start
  const isQuoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED
  return isQuoted ? event.valueStart - 1 : event.valueStart
}

function plant(root: Wanted, path: Path): void {
  let at = root
  for (const step of path) {
    let next = at.below.get(step)
    if (next === undefined) at.below.set(step, (next = { below: new Map(), found: undefined }))
    at = next
  }
}

function lookUp(root: Wanted, path: Path): number {
  let at = root
  let found = Math.max(0, root.found ?? 0)
  for (const step of path) {
    const next = at.below.get(step)
    if (next?.found === undefined || next.found < 0) break
    found = next.found
    at = next
  }
  return found
}
