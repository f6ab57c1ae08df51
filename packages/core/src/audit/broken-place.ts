/** What a check of the log finds first, and where. */
import { type Text, text } from "../reasons/index.ts"

/** What is broken, from the event on that the place names. */
export type BrokenKind =
  /** The event is not what was chained or signed. */
  | "changed"
  /** An event is gone that stood here. */
  | "missing"
  /** The event was put in afterwards. */
  | "inserted"
  /** The event stands elsewhere than it stood. */
  | "reordered"
  /** What is stored here cannot be read as an event at all. */
  | "unreadable"
  /** A root does not fit the events that it covers, each of which fits by itself. */
  | "root-mismatch"
  /** A root is not signed with the key. */
  | "signature"

export interface BrokenPlace {
  readonly kind: BrokenKind
  /** `null` where nothing left tells it, as for the last event of a stream that is gone. */
  readonly stream: string | null
  readonly version: number | null
  /** Where it stands, or of what is gone the position before. */
  readonly position: number
  /** The number of the root by which it was found; `null` where the chain tells it. */
  readonly root: number | null
  readonly message: Text
}

/** A place with what it says to people. */
export function brokenPlace(of: Omit<BrokenPlace, "message">): BrokenPlace {
  const { kind, position, root, stream, version } = of
  const event =
    stream === null
      ? text("一个事件", "an event")
      : text(`“${stream}”第 ${version ?? "?"} 个事件`, `event ${version ?? "?"} of ${stream}`)
  const place = text(`位置 ${position}`, `position ${position}`)
  const by =
    root === null
      ? text("与其链值不符", "by its chain")
      : text(`与第 ${root} 个签名根不符`, `by signed root ${root}`)
  const said = sentences[kind]
  return {
    ...of,
    message: text(
      `${event.zh}（${place.zh}）${said.zh}（${by.zh}）；请停止使用并从备份恢复。`,
      `${said.en}: ${event.en}, at ${place.en}, ${by.en}. Stop, and restore a backup.`,
    ),
  }
}

const sentences: Readonly<Record<BrokenKind, Text>> = {
  changed: text("被改动", "Changed"),
  missing: text("缺失", "Missing"),
  inserted: text("系事后插入", "Put in afterwards"),
  reordered: text("次序被改动", "Out of its order"),
  unreadable: text("无法读取", "Unreadable"),
  "root-mismatch": text("所在区段与签名根不符", "Not what was signed, in the stretch of a root"),
  signature: text("签名无效", "The signature does not hold"),
}
