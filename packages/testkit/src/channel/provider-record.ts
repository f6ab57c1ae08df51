/** What a simulated provider has taken, and what it reports of it. */
import type { DeliveryReport } from "@onevisit/core/notices"
import type { ChannelMessage, LookUpAnswer } from "@onevisit/core/ports"
import { fromEpochMillis, type Instant, toEpochMillis } from "@onevisit/core/time"
import { drawOf } from "./draw.ts"
import type { ArrivedMessage, SimulatedChannelOptions } from "./simulated-channel.ts"

/** A message that was taken; what the provider knows of it comes to pass at its time. */
export interface Kept {
  readonly reference: string
  readonly takenAt: number
  readonly comes: readonly { readonly at: number; readonly status: DeliveryReport["status"] }[]
}

type Settings = Required<Pick<SimulatedChannelOptions, "now" | "reports" | "seed">> &
  Pick<SimulatedChannelOptions, "lagMillis" | "reporting">

export class ProviderRecord {
  readonly #settings: Settings
  readonly #arrived: ArrivedMessage[] = []
  readonly #taken = new Map<string, Kept>()
  #pending: { readonly at: number; readonly report: DeliveryReport }[] = []

  constructor(settings: Settings) {
    this.#settings = settings
  }

  readonly arrived = (): readonly ArrivedMessage[] => [...this.#arrived]

  of(key: string): Kept | undefined {
    return this.#taken.get(key)
  }

  /** Takes it, and says that it does; what it lies about never arrives. */
  take(message: ChannelMessage, attempt: number, isLie: boolean): Kept {
    const { now, seed } = this.#settings
    const at = now()
    const reference = `S${attempt}-${message.key.slice(0, 12)}`
    const fields = Object.fromEntries(Object.entries(message.fields).map(([name, one]) => [name, { ...one }]))
    if (!isLie) this.#arrived.push({ ...message, fields, at, reference })
    const takenAt = toEpochMillis(at)
    const late = drawOf(seed, `${message.key} late`, attempt)
    const kept = { reference, takenAt, comes: this.#whatComes(takenAt, late, isLie) }
    // Of two that came under one key the record shows the first, as that of a provider which knows it again.
    if (!this.#taken.has(message.key)) this.#taken.set(message.key, kept)
    for (const [turn, { at: when, status }] of kept.comes.entries())
      this.#schedule(message.key, when, status, 2 * attempt + turn)
    return kept
  }

  answer({ at, key }: { readonly at: Instant; readonly key: string }, hidden: boolean): LookUpAnswer {
    const { lagMillis = 0, now } = this.#settings
    const instant = toEpochMillis(now())
    const kept = this.#taken.get(key)
    if (kept === undefined || hidden || instant < kept.takenAt + lagMillis)
      return hidden || instant < toEpochMillis(at) + lagMillis ? { status: "unknown" } : { status: "unsent" }
    const last = kept.comes.findLast(({ at: when }) => when <= instant)
    if (last === undefined) return { status: "sent", at: fromEpochMillis(kept.takenAt) }
    return { ...reported(last.status), at: fromEpochMillis(last.at) }
  }

  readonly arrivedReports = (): readonly DeliveryReport[] => {
    const instant = toEpochMillis(this.#settings.now())
    const due = this.#pending.filter(({ at }) => at <= instant)
    if (due.length > 0) this.#pending = this.#pending.filter(({ at }) => at > instant)
    return due.sort((one, other) => one.at - other.at).map(({ report }) => report)
  }

  readonly report = (key: string, status: DeliveryReport["status"]): void => {
    const at = toEpochMillis(this.#settings.now())
    const kept = this.#taken.get(key)
    if (kept !== undefined) this.#taken.set(key, { ...kept, comes: [...kept.comes, { at, status }] })
    this.#pending.push({ at, report: { key, ...reported(status), at: fromEpochMillis(at) } })
  }

  #whatComes(takenAt: number, draw: number, isLie: boolean): Kept["comes"] {
    const { reporting = {}, reports } = this.#settings
    const span = (reporting.lateMillis ?? 0) + 1
    const at = takenAt + (draw % span)
    const statuses = isLie ? (["failed"] as const) : (["delivered", "read"] as const)
    return statuses
      .filter((status) => reports.includes(status))
      .map((status, turn) => ({ at: at + turn * (draw % 7) * 1000, status }))
  }

  #schedule(key: string, when: number, status: DeliveryReport["status"], turn: number): void {
    const { reporting = {}, seed } = this.#settings
    const { lateMillis = 0, lost = 0, twice = 0 } = reporting
    const draw = drawOf(seed, `${key} report`, turn)
    if (draw % 100 < lost) return
    const report = { key, ...reported(status), at: fromEpochMillis(when) }
    this.#pending.push({ at: when, report })
    if ((draw >>> 8) % 100 < twice)
      this.#pending.push({ at: when + ((draw >>> 4) % (lateMillis + 1)), report })
  }
}

function reported(status: DeliveryReport["status"]): Pick<DeliveryReport, "status" | "trouble" | "code"> {
  return status === "failed" ? { status, trouble: "address", code: "SIM.UNDELIVERED" } : { status }
}
