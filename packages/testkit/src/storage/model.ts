/**
 * What a storage is, in the plainest words: no index, no transaction, everything in lists that are searched.
 * The model-based run compares an adapter with it step by step.
 */
import type {
  Act,
  Checkpoint,
  ClaimedMessage,
  ConflictOn,
  IndexValue,
  NewMessage,
  Settlement,
  UniqueKey,
  ViewQuery,
  ViewWrite,
} from "@onevisit/core/ports"

interface ModelMessage extends NewMessage {
  attempt: number
  /** `null` while nobody has it. */
  leaseUntil: string | null
  settled: boolean
}

export class StorageModel {
  readonly events: { stream: string; version: number; commandId: string; data: unknown }[] = []
  readonly #commands = new Map<string, Act>()
  readonly #holders: { scope: string; key: string; holder: string }[] = []
  readonly #checkpoints = new Map<string, number>()
  readonly #rows: ViewWrite[] = []
  readonly #timers = new Map<string, { id: string; dueAt: string; subject: string }>()
  readonly #messages: ModelMessage[] = []
  readonly #leases = new Map<string, { holder: string; until: string }>()

  versionOf(stream: string): number {
    return this.events.filter((event) => event.stream === stream).length
  }

  checkpoint(name: string): number {
    return this.#checkpoints.get(name) ?? 0
  }

  /** What the act meets: a command that is known, everything it may truthfully be refused for, or nothing. */
  meet(act: Act): { readonly replayed?: unknown; readonly conflicts: readonly ConflictOn[] } {
    const known = this.#commands.get(act.commandId)
    if (known?.digest === act.digest) return { replayed: known.result, conflicts: [] }
    if (known) return { conflicts: [{ kind: "command", commandId: act.commandId }] }
    return {
      conflicts: [
        ...this.#streamConflicts(act),
        ...this.#keyConflicts(act.unique ?? []),
        ...this.#checkpointConflicts(act.checkpoints ?? []),
      ],
    }
  }

  /** Writes an act that meets nothing. */
  apply(act: Act): void {
    this.#commands.set(act.commandId, act)
    for (const { events, stream } of act.append) {
      for (const { data } of events) {
        this.events.push({ stream, version: this.versionOf(stream) + 1, commandId: act.commandId, data })
      }
    }
    for (const change of act.unique ?? []) changeHolder(this.#holders, change)
    for (const { name, to } of act.checkpoints ?? []) this.#checkpoints.set(name, to)
    for (const row of act.views ?? []) {
      const at = this.#rows.findIndex((old) => isSameRow(old, row))
      if (at >= 0) this.#rows.splice(at, 1)
      if (row.doc !== null) this.#rows.push(row)
    }
    for (const { dueAt, id, subject } of act.timers ?? []) {
      if (dueAt === null) this.#timers.delete(id)
      else this.#timers.set(id, { id, dueAt, subject })
    }
    for (const message of act.messages ?? []) {
      if (this.#messages.some(({ id }) => id === message.id)) continue
      this.#messages.push({ ...message, attempt: 0, leaseUntil: null, settled: false })
    }
  }

  /** Every row the query finds, in order; the limit and the cursor are the caller's. Values in the index are all numbers or all text. */
  find({ range, version, view, where = {} }: ViewQuery): readonly ViewWrite[] {
    const found = this.#rows.filter(
      (row) =>
        row.view === view &&
        row.version === version &&
        Object.entries(where).every(([field, value]) => row.index[field] === value),
    )
    const byKey = (a: ViewWrite, b: ViewWrite) => order(a.key, b.key)
    if (range === undefined) return found.sort(byKey)
    const { field, from, to } = range
    const ordered = found
      .filter(({ index }) => index[field] !== undefined && index[field] !== null)
      .filter(
        ({ index }) =>
          (from === undefined || order(index[field]!, from) >= 0) &&
          (to === undefined || order(index[field]!, to) <= 0),
      )
      .sort((a, b) => order(a.index[field]!, b.index[field]!) || byKey(a, b))
    return range.descending === true ? ordered.toReversed() : ordered
  }

  due(until: string): readonly { readonly id: string; readonly dueAt: string; readonly subject: string }[] {
    return [...this.#timers.values()]
      .filter(({ dueAt }) => dueAt <= until)
      .sort((a, b) => order(a.dueAt, b.dueAt) || order(a.id, b.id))
  }

  row(view: string, version: number, key: string): ViewWrite | undefined {
    return this.#rows.find((row) => isSameRow(row, { view, version, key }))
  }

  claim(
    now: string,
    leaseUntil: string,
    limit: number,
    ports?: readonly string[],
  ): readonly Omit<ClaimedMessage, "lease">[] {
    return this.#messages
      .filter(
        (one) =>
          !one.settled &&
          one.availableAt <= now &&
          (one.leaseUntil === null || one.leaseUntil <= now) &&
          (ports === undefined || ports.includes(one.port)),
      )
      .map((message, at) => ({ message, at }))
      .sort((a, b) => order(a.message.availableAt, b.message.availableAt) || a.at - b.at)
      .slice(0, limit)
      .map(({ message }) => {
        message.attempt += 1
        message.leaseUntil = leaseUntil
        return { id: message.id, port: message.port, payload: message.payload, attempt: message.attempt }
      })
  }

  /** Settles by the number of the attempt, which stands for the lease. */
  settle(settlement: Settlement, attempt: number): boolean {
    const message = this.#messages.find(({ id }) => id === settlement.id)
    if (!message || message.settled || message.leaseUntil === null || message.attempt !== attempt)
      return false
    message.leaseUntil = null
    if (settlement.outcome !== "retry") message.settled = true
    else Object.assign(message, { availableAt: settlement.availableAt })
    return true
  }

  lease(name: string, holder: string, now: string, until: string): boolean {
    const current = this.#leases.get(name)
    if (current && current.holder !== holder && current.until > now) return false
    if (until <= now) this.#leases.delete(name)
    else this.#leases.set(name, { holder, until })
    return true
  }

  #streamConflicts({ append }: Act): readonly ConflictOn[] {
    const grown = new Map<string, number>()
    return append.flatMap(({ events, expectedVersion, stream }): readonly ConflictOn[] => {
      const actualVersion = this.versionOf(stream) + (grown.get(stream) ?? 0)
      if (actualVersion !== expectedVersion) return [{ kind: "stream", stream, actualVersion }]
      grown.set(stream, (grown.get(stream) ?? 0) + events.length)
      return []
    })
  }

  #keyConflicts(unique: readonly UniqueKey[]): readonly ConflictOn[] {
    const holders = this.#holders.map((held) => ({ ...held }))
    return unique.flatMap((change): readonly ConflictOn[] => {
      const { key, scope } = change
      const held = holders.find((one) => one.scope === scope && one.key === key)
      if (change.action === "take" && held && held.holder !== change.holder) {
        return [{ kind: "key", scope, key, holder: held.holder }]
      }
      changeHolder(holders, change)
      return []
    })
  }

  #checkpointConflicts(checkpoints: readonly Checkpoint[]): readonly ConflictOn[] {
    const moved = new Map(this.#checkpoints)
    return checkpoints.flatMap(({ from, name, to }): readonly ConflictOn[] => {
      const actual = moved.get(name) ?? 0
      if (actual !== from) return [{ kind: "checkpoint", name, actual }]
      moved.set(name, to)
      return []
    })
  }
}

function changeHolder(holders: { scope: string; key: string; holder: string }[], change: UniqueKey): void {
  const at = holders.findIndex(({ key, scope }) => scope === change.scope && key === change.key)
  if (change.action === "take" && at < 0) {
    holders.push({ scope: change.scope, key: change.key, holder: change.holder })
  } else if (change.action === "release" && holders[at]?.holder === change.holder) holders.splice(at, 1)
}

type RowName = Pick<ViewWrite, "view" | "version" | "key">

function isSameRow(a: RowName, b: RowName): boolean {
  return a.view === b.view && a.version === b.version && a.key === b.key
}

/** Text by the bytes of its UTF-8, which are in the order of the code points. */
function order(a: NonNullable<IndexValue>, b: NonNullable<IndexValue>): number {
  if (typeof a === "string" && typeof b === "string") return Buffer.compare(Buffer.from(a), Buffer.from(b))
  return a < b ? -1 : a > b ? 1 : 0
}
