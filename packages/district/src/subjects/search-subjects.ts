/**
 * Searching subjects by declared keys alone: few results, masked, each search on record with its purpose and the kind of
 * its key, never with what was searched for (个人信息保护法 arts. 6, 51).
 */
import {
  type Actor,
  type Identifier,
  maskIdentity,
  type SubjectId,
  type SubjectIdentity,
} from "@onevisit/core/identity"
import type { Keys } from "@onevisit/core/ports"
import {
  informationLaw,
  judgeOpening,
  type RecordRules,
  refuseOnRecords,
  type SearchKey,
} from "@onevisit/core/records"
import { type Refusal, text, type Text } from "@onevisit/core/reasons"
import * as Result from "effect/Result"
import type { Deciding } from "../acts/index.ts"
import { actorSchema, parseInputOrThrow } from "../input/index.ts"
import { type AccessLog, restrictedOf } from "../access/index.ts"
import type { OpenedFor } from "../sealing/index.ts"
import { type BlindSearchKey, nameKey, phoneKey } from "./search-keys.ts"
import { searchView, subjectStream } from "./subject-model.ts"
import { searchSchema } from "./subject.schema.ts"

/** What is searched for: one declared key. */
export type SubjectSearch =
  | { readonly identifier: Identifier }
  | { readonly phone: string }
  /** The last four characters of any of the person's identifiers. */
  | { readonly name: string; readonly lastFour: string }

export interface SearchCall {
  readonly as: Actor
  /** The id of a declared purpose. */
  readonly purpose: string
}

export type SubjectsFound =
  | {
      readonly outcome: "found"
      readonly subjects: readonly { readonly subject: SubjectId; readonly shown: SubjectIdentity }[]
      /** `registered-since`: who was registered before the key was declared, and not corrected since, is not found by it. */
      readonly covers: "all" | "registered-since"
      readonly note: Text
    }
  /** More than a search may show: nobody is shown. */
  | { readonly outcome: "too-many"; readonly most: number }
  | { readonly outcome: "refused"; readonly refusal: Refusal }

/** What searching needs of the district's rules about records. */
export interface Searching {
  readonly rules: RecordRules
  readonly log: AccessLog
}

export interface SearchOptions extends Searching, Pick<Deciding, "storage" | "clock"> {
  readonly keys: Keys
  findByIdentifier(identifier: Identifier): Promise<SubjectId | null>
  reveal(subject: SubjectId, purpose: OpenedFor): Promise<SubjectIdentity | "erased" | null>
}

export async function searchSubjects(
  options: SearchOptions,
  given: SubjectSearch,
  { as: givenActor, purpose }: SearchCall,
): Promise<SubjectsFound> {
  const { clock, log, rules, storage } = options
  const as = parseInputOrThrow(actorSchema, givenActor)
  const search = parseInputOrThrow(searchSchema, given)
  const key = keyIn(search)
  const now = clock.now()
  const unauthorised = refuseOnRecords("search-subjects", { actor: as, now, rules })
  if (unauthorised) return { outcome: "refused", refusal: unauthorised }
  const judged = judgeOpening({ purpose, as, isRestricted: false, on: now.on }, rules.purposes)
  if (Result.isFailure(judged)) return { outcome: "refused", refusal: judged.failure }
  const { keys = [], most = 0 } = rules.search ?? {}
  if (!keys.includes(key)) return { outcome: "refused", refusal: keyUndeclared }

  const all = await holdersOf(options, search, most + 1)
  const tooMany = all.length > most
  const mayOpenRestricted = judged.success.restricted !== undefined
  const found: SubjectId[] = []
  for (const subject of tooMany ? [] : all) {
    const isRestricted = (await restrictedOf(storage, subject)).includes(subjectStream(subject))
    if (mayOpenRestricted || !isRestricted) found.push(subject)
  }
  await log.write({ type: "SubjectsSearched", actor: as, data: { key, purpose, subjects: found, tooMany } })
  if (tooMany) return { outcome: "too-many", most }
  const subjects = await Promise.all(
    found.map(async (subject) => {
      const identity = await options.reveal(subject, { purpose, as })
      return identity === null || identity === "erased" ? [] : [{ subject, shown: maskIdentity(identity) }]
    }),
  )
  const covers = key === "identifier" ? "all" : "registered-since"
  return { outcome: "found", subjects: subjects.flat(), covers, note: notes[covers] }
}

function keyIn(search: SubjectSearch): SearchKey {
  if ("identifier" in search) return "identifier"
  return "phone" in search ? "phone" : "name-and-last-four"
}

async function holdersOf(
  { findByIdentifier, keys, storage }: SearchOptions,
  search: SubjectSearch,
  limit: number,
): Promise<readonly SubjectId[]> {
  if ("identifier" in search) {
    const holder = await findByIdentifier(search.identifier)
    return holder === null ? [] : [holder]
  }
  const { index, key }: BlindSearchKey =
    "phone" in search ? await phoneKey(keys, search.phone) : await nameKey(keys, search.name, search.lastFour)
  const { rows } = await storage.findViews({ ...searchView, where: { [key]: index }, limit })
  return rows.map(({ doc }) => (doc as { readonly subject: SubjectId }).subject)
}

const keyUndeclared: Refusal = {
  _tag: "SearchKeyUndeclared",
  message: text(
    "本地未声明可按此项检索；请改用已声明的检索项，或先在配置（records.search.keys）中声明。",
    "Searching by this is not declared here: search by a declared key, or declare it (`records.search.keys`) first.",
  ),
  clause: informationLaw("6", "2"),
}

const notes = {
  all: text("按号码检索，覆盖全部登记主体。", "Searched by number among all who are registered."),
  "registered-since": text(
    "声明此检索项之前登记且此后未更正的主体检索不到；未找到不表示未登记，请再按号码检索。",
    "Who was registered before this key was declared, and not corrected since, is not found by it: search by number before you take somebody as unknown.",
  ),
} as const
