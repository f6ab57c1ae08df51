/**
 * The deadlines of a case by their names: those of its own course, and one for each part of an authority, each promise
 * to be verified, each broken one to be put right and each announced act to be answered. By its name a deadline is explained, reminded of and moved.
 */
import { type Deadline, endedBy } from "../time/index.ts"
import type { CaseState, PartState } from "./case-state.ts"
import type { DeadlineName } from "./case-terms.ts"

/** What a name is of: a deadline of the course, or a kind of which there may be several. */
export type DeadlineKind = DeadlineName extends infer Name
  ? Name extends `${infer Kind}:${string}`
    ? Kind
    : Name
  : never

export interface NamedDeadline {
  readonly kind: DeadlineKind
  /** The id of the part, or of the promised option; empty for a deadline of the course. */
  readonly of: string
}

/** A name taken apart. */
export function readDeadlineName(name: DeadlineName): NamedDeadline {
  const at = name.indexOf(":")
  return at < 0
    ? { kind: name as DeadlineKind, of: "" }
    : { kind: name.slice(0, at) as DeadlineKind, of: name.slice(at + 1) }
}

/** A deadline of the case by its name, whether or not it still runs; `null` where the case has none. */
export function deadlineOf(state: CaseState, name: DeadlineName): Deadline | null {
  const { kind, of } = readDeadlineName(name)
  switch (kind) {
    case "statutory":
    case "promised":
    case "delivery":
      return state[kind]
    case "notice":
      return state.noticeDue
    case "correction":
      return state.correction?.deadline ?? null
    case "supplement":
      return state.owing?.deadline ?? null
    case "expiry":
      return state.renewal?.lead ?? null
    case "part":
      return own(state.parts, of)?.deadline ?? null
    case "verification":
      return own(state.commitments, of)?.verifyBy ?? null
    case "rectification":
      return own(state.commitments, of)?.rectifyBy ?? null
    case "defence":
      return own(state.announced, of)?.respondBy ?? null
    default:
      return kind satisfies never
  }
}

/** A deadline of the case by its name, replaced. */
export function withDeadline(state: CaseState, name: DeadlineName, deadline: Deadline): CaseState {
  const { kind, of } = readDeadlineName(name)
  switch (kind) {
    case "statutory":
    case "promised":
    case "delivery":
      return { ...state, [kind]: deadline }
    case "notice":
      return { ...state, noticeDue: deadline }
    case "correction":
      return { ...state, correction: state.correction && { ...state.correction, deadline } }
    case "supplement":
      return { ...state, owing: state.owing && { ...state.owing, deadline } }
    case "expiry":
      return { ...state, renewal: state.renewal && { ...state.renewal, lead: deadline } }
    case "part":
      return { ...state, parts: changed(state.parts, of, { deadline }) }
    case "verification":
      return { ...state, commitments: changed(state.commitments, of, { verifyBy: deadline }) }
    case "rectification":
      return { ...state, commitments: changed(state.commitments, of, { rectifyBy: deadline }) }
    case "defence":
      return { ...state, announced: changed(state.announced, of, { respondBy: deadline }) }
    default:
      return kind satisfies never
  }
}

/**
 * What was promised, and the time of a part under way, end with the statutory clock where their own days lead past it:
 * all of it is to be decided by then (行政许可法 art. 42; 浙江省保障“最多跑一次”改革规定 art. 12). A part that begins
 * when that day has passed already has its own days. The very same state where nothing changes, as after most events.
 */
export function withinStatute(state: CaseState): CaseState {
  const promised = state.promised && endedBy(state.promised, state.statutory)
  const parts = partsWithin(state.parts, state.statutory)
  return promised === state.promised && parts === state.parts ? state : { ...state, promised, parts }
}

function partsWithin(parts: CaseState["parts"], statutory: Deadline | null): CaseState["parts"] {
  const last = statutory?.dueOn ?? null
  const held: [id: string, part: PartState][] = []
  for (const [id, part] of Object.entries(parts)) {
    const { deadline, finished, receivedOn } = part
    if (deadline === null || finished !== null) continue
    const ended = endedBy(deadline, last !== null && last < receivedOn ? null : statutory)
    if (ended !== deadline) held.push([id, { ...part, deadline: ended }])
  }
  return held.length === 0 ? parts : { ...parts, ...Object.fromEntries(held) }
}

function own<Each>(all: Readonly<Record<string, Each>>, id: string): Each | undefined {
  return Object.hasOwn(all, id) ? all[id] : undefined
}

function changed<Each>(
  all: Readonly<Record<string, Each>>,
  id: string,
  change: Partial<Each>,
): Readonly<Record<string, Each>> {
  const former = own(all, id)
  return former === undefined ? all : { ...all, [id]: { ...former, ...change } }
}
