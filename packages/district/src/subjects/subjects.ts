/**
 * Subjects: whom the district serves. Who they are is sealed under a key of their own (个人信息保护法 art. 51);
 * they are found by keyed fingerprints of their identifiers, and no identifier has two subjects.
 */
import { randomUUID } from "node:crypto"
import * as Result from "effect/Result"
import { isErased } from "@onevisit/core/events"
import {
  type Actor,
  type CodeScheme,
  type Identifier,
  isSubjectId,
  type SubjectId,
  subjectIdOf,
  type SubjectIdentity,
  type SubjectKind,
} from "@onevisit/core/identity"
import { InvalidInput, type Refusal, text } from "@onevisit/core/reasons"
import {
  AlreadyExists,
  type Decided,
  type Deciding,
  loadStream,
  runDecision,
  runDecisions,
} from "../acts/index.ts"
import type { Now } from "@onevisit/core/time"
import { uuidV7 } from "../ids/index.ts"
import { callSchema, parseInputOrThrow } from "../input/index.ts"
import { type OpenedFor, sealing, type SealingOptions } from "../sealing/index.ts"
import {
  type BlindIdentifier,
  identifierKey,
  identifierView,
  type Newcomer,
  type SubjectEvent,
  subjectModel,
  type SubjectState,
  subjectReader,
  subjectStream,
} from "./subject-model.ts"
import { RecordsMissing } from "../access/index.ts"
import { searchKeysOf } from "./search-keys.ts"
import {
  type SearchCall,
  type Searching,
  searchSubjects,
  type SubjectSearch,
  type SubjectsFound,
} from "./search-subjects.ts"
import { checkIdentity, checkNewcomers, normalIdentifier } from "./check-identity.ts"
import { identifierSchema, identitySchema } from "./subject.schema.ts"

export interface SubjectCall {
  readonly as: Actor
  /** The same id makes the same call once, however often it is repeated. Default: a new one. */
  readonly commandId?: string
}

export type Registered =
  | { readonly outcome: "registered"; readonly subject: SubjectId }
  /** An identifier belongs to a subject that is known; nothing was changed. */
  | { readonly outcome: "known"; readonly subject: SubjectId }
  | { readonly outcome: "refused"; readonly refusal: Refusal }

export type Corrected =
  | { readonly outcome: "corrected" }
  | { readonly outcome: "refused"; readonly refusal: Refusal }

export interface Subjects {
  /** Registers a subject. Rejects with `InvalidInput` when the identity, or an identifier of a known scheme, is wrong. */
  register(identity: SubjectIdentity, call: SubjectCall): Promise<Registered>
  /**
   * Registers many, in their order, with one write of the keys and few of the storage. Rejects with `InvalidInput` before
   * anybody is registered when any identity is wrong. Whoever has an identifier is registered once, however often it is
   * repeated; of the others a command id tells it.
   */
  registerAll(newcomers: readonly Newcomer[], call: Pick<SubjectCall, "as">): Promise<readonly Registered[]>
  /** Replaces the identity of a subject by a corrected one. Rejects with `AlreadyExists` when an identifier is another's. */
  correct(
    subject: SubjectId,
    identity: SubjectIdentity,
    call: SubjectCall & { readonly expectedVersion?: number },
  ): Promise<Corrected>
  /**
   * Subjects by one declared key, masked and few, each search on record. Rejects with `RecordsMissing` in a district
   * without rules about records, and with `InvalidInput`.
   */
  search(search: SubjectSearch, call: SearchCall): Promise<SubjectsFound>
  /** The subject with an identifier, or `null`. */
  findByIdentifier(identifier: Identifier): Promise<SubjectId | null>
  /**
   * The keyed fingerprint of an identifier in its normal form: tells one person from another where nobody need be
   * registered. Rejects with `InvalidInput` when an identifier of a known scheme is wrong.
   */
  fingerprint(identifier: Identifier): Promise<BlindIdentifier>
  /** The subject whose identifier has a fingerprint, or `null`. */
  findByFingerprint(fingerprint: BlindIdentifier): Promise<SubjectId | null>
  /** The kind of a subject, or `null` when there is none with this id. */
  kindOf(subject: SubjectId): Promise<SubjectKind | null>
  /** Who a subject is, for a stated purpose; `"erased"` once its key is gone, `null` when there is no such subject. */
  reveal(subject: SubjectId, purpose: OpenedFor): Promise<SubjectIdentity | "erased" | null>
}

export interface SubjectsOptions extends Deciding, Pick<SealingOptions, "onOpened"> {
  /** The schemes whose identifiers are brought to normal form and checked; others are taken as they are. */
  readonly schemes?: readonly CodeScheme[]
  /** By what subjects may be searched, and where it is logged. */
  readonly searching?: Searching
}

export function subjects(options: SubjectsOptions): Subjects {
  const { clock, keys, schemes = [], searching, storage } = options
  const seals = sealing({ ...options, reader: subjectReader })

  const blind = ({ scheme, value }: Identifier): Promise<BlindIdentifier> =>
    keys.blindIndex(`identifier:${scheme}`, value).then((index) => ({ scheme, index }))

  const searchKeysFor = (identity: SubjectIdentity) =>
    searchKeysOf(keys, identity, searching?.rules.search?.keys ?? [])
  const holderOf = async (identifier: BlindIdentifier): Promise<SubjectId | null> => {
    const row = await storage.getView({ ...identifierView, key: identifierKey(identifier) })
    const doc = row?.doc
    const holder = typeof doc === "object" && doc !== null && "subject" in doc ? doc.subject : null
    return isSubjectId(holder) ? holder : null
  }

  const fingerprint = async (given: Identifier): Promise<BlindIdentifier> => {
    const normal = normalIdentifier(parseInputOrThrow(identifierSchema, given), schemes, [])
    if (Result.isFailure(normal)) throw new InvalidInput(normal.failure)
    return blind(normal.success)
  }

  const load = (subject: SubjectId) => loadStream(storage, subjectStream(subject), subjectModel(subject))

  const known = async (identifiers: readonly BlindIdentifier[]): Promise<Registered | null> => {
    const holders = new Set(
      (await Promise.all(identifiers.map(holderOf))).filter((holder) => holder !== null),
    )
    const [subject] = holders
    if (subject === undefined) return null
    return holders.size === 1
      ? { outcome: "known", subject }
      : { outcome: "refused", refusal: identifiersDisagree }
  }

  const registrationOf = ({ as, commandId, identifiers, identity, subject }: Registration) => ({
    stream: subjectStream(subject),
    commandId,
    command: { type: "register", kind: identity.kind, identity, identifiers } as const,
    contextOf: async (_: SubjectState, now: Now) => ({
      actor: as,
      now,
      searchKeys: await searchKeysFor(identity),
    }),
    digestScope: "subject:register",
  })

  const registerOne = async (one: Omit<Registration, "subject">): Promise<Registered> => {
    const before = await known(one.identifiers)
    if (before !== null) return before
    const subject = subjectIdOf(randomUUID())
    await keys.create(subject)
    try {
      return registered(
        await runDecision(options, subjectModel(subject), registrationOf({ ...one, subject })),
      )
    } catch (error) {
      // Another program registered the same subject in between.
      const after = error instanceof AlreadyExists ? await known(one.identifiers) : null
      if (after === null) throw error
      return after
    }
  }

  /** None where another program registered one of them in between: each is then asked for by itself. */
  const registerTogether = async (all: readonly Registration[]): Promise<readonly Registered[]> => {
    try {
      const decided = await runDecisions(
        options,
        all.map(({ subject }) => subjectModel(subject)),
        all.map(registrationOf),
      )
      return decided.map(registered)
    } catch (error) {
      if (error instanceof AlreadyExists) return []
      throw error
    }
  }

  const reveal: Subjects["reveal"] = async (subject, purpose) => {
    const { state } = await load(subject)
    const value = state?.identity ?? null
    const opened = await seals.openValue({ stream: subjectStream(subject), value, purpose })
    if (isErased(opened)) return "erased"
    return opened === null ? null : parseInputOrThrow(identitySchema, opened)
  }
  const findByIdentifier = async (given: Identifier) => holderOf(await fingerprint(given))

  return {
    register: async (input, call) => {
      const { as, commandId = uuidV7(clock.now().at) } = parseInputOrThrow(callSchema, call)
      const identity = checkIdentity(input, schemes)
      return registerOne({
        as,
        commandId,
        identity,
        identifiers: await Promise.all(identity.identifiers.map(blind)),
      })
    },
    registerAll: async (given, call) => {
      const { as } = parseInputOrThrow(callSchema, call)
      const newcomers = checkNewcomers(given, schemes)
      const all = await Promise.all(
        newcomers.map(async ({ commandId = uuidV7(clock.now().at), identity }): Promise<Registration> => {
          const identifiers = await Promise.all(identity.identifiers.map(blind))
          return { as, commandId, identity, identifiers, subject: subjectIdOf(randomUUID()) }
        }),
      )
      const answers = await Promise.all(all.map(({ identifiers }) => known(identifiers)))
      const news = firstOfEach(all.filter((_, at) => answers[at] === null))
      await keys.createAll(news.map(({ subject }) => subject))
      const decided = await registerTogether(news)
      const bySubject = new Map(news.map(({ subject }, at) => [subject, decided[at] ?? null]))
      // Whoever came twice, or was registered by another program in between, is known by now.
      const settled: Registered[] = []
      for (const [at, one] of all.entries())
        settled.push(answers[at] ?? bySubject.get(one.subject) ?? (await registerOne(one)))
      return settled
    },
    correct: async (subject, input, call) => {
      const { as, commandId = uuidV7(clock.now().at), expectedVersion } = parseInputOrThrow(callSchema, call)
      const identity = checkIdentity(input, schemes)
      const identifiers = await Promise.all(identity.identifiers.map(blind))
      const decided = await runDecision(options, subjectModel(subject), {
        stream: subjectStream(subject),
        commandId,
        command: { type: "correct", kind: identity.kind, identity, identifiers },
        contextOf: async (_, now) => ({ actor: as, now, searchKeys: await searchKeysFor(identity) }),
        // What is no id names nobody, whatever version is meant, and may not stand in an error about the version.
        ...(expectedVersion === undefined || !isSubjectId(subject) ? {} : { expectedVersion }),
      })
      return decided.outcome === "refused" ? decided : { outcome: "corrected" }
    },
    findByIdentifier,
    fingerprint,
    findByFingerprint: holderOf,
    kindOf: async (subject) => (await load(subject)).state?.kind ?? null,
    reveal,
    search: async (search, call) => {
      if (searching === undefined) throw new RecordsMissing()
      return searchSubjects({ ...searching, storage, keys, clock, findByIdentifier, reveal }, search, call)
    },
  }
}

interface Registration {
  readonly as: Actor
  readonly commandId: string
  readonly identity: SubjectIdentity
  readonly identifiers: readonly BlindIdentifier[]
  readonly subject: SubjectId
}

function registered(decided: Decided<SubjectState, SubjectEvent>): Registered {
  if (decided.outcome === "refused") return decided
  const { subject } = decided.result as { readonly subject: SubjectId }
  return { outcome: "registered", subject }
}

/** Those that have no identifier of one before them. */
function firstOfEach(all: readonly Registration[]): readonly Registration[] {
  const taken = new Set<string>()
  return all.filter(({ identifiers }) => {
    const own = identifiers.map(identifierKey)
    const isFirst = own.every((key) => !taken.has(key))
    if (isFirst) for (const key of own) taken.add(key)
    return isFirst
  })
}

const identifiersDisagree: Refusal = {
  _tag: "IdentifiersDisagree",
  message: text("所填证件分属不同主体，请核对", "The identifiers belong to different subjects. Check them."),
}
