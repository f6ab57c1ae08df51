/** Audit for the embedder: whether the log is whole, and what of it is kept elsewhere. */
import type { InspectionCriterion, InspectionReport, SignedFeedRoot } from "@onevisit/core/audit"
import type { Actor } from "@onevisit/core/identity"
import { callSchema, parseInputOrThrow } from "../input/index.ts"
import { signedRootOf } from "./archived-events.ts"
import {
  archiveRequestSchema,
  dossierCallSchema,
  selfCheckSchema,
  verifyQuerySchema,
} from "./audit.schema.ts"
import { type AuditNotAuthorised, type AuditRoles, refuseAudit } from "./authority.ts"
import { hashOf } from "../pins/index.ts"
import { type DossierOptions, makeDossier } from "./make-dossier.ts"
import { selfCheckOf, type SelfCheckQuery } from "./self-check.ts"
import { isRoot, lastRootVersion, rootFrom } from "./root-stream.ts"
import type { PublicKey, Storage } from "@onevisit/core/ports"
import type { RootSettings } from "./sign-roots.ts"
import { type ArchiveLine, type ArchiveRequest, writeArchive, type WritingOptions } from "./write-archive.ts"
import { signedWith, type VerifyAnswer, verifyLog, type VerifyQuery, verifyStreamOf } from "./verify.ts"

export type ArchiveAnswer =
  | { readonly outcome: "archived"; readonly lines: AsyncIterable<ArchiveLine> }
  | { readonly outcome: "refused"; readonly refusal: AuditNotAuthorised }

/** Every call rejects with `InvalidInput` when what it is given has not the form it should, and with `StorageError`. */
export interface AuditService {
  /**
   * Checks every chain and every signed root along the feed, and names the first place that does not hold. What no root
   * covers yet (`unsigned`) is held by its chains alone: whoever writes into the storage and reckons all chains anew is
   * found out by roots only, so keep `latestRoot` elsewhere, and hand it in as `knownRoot`.
   */
  verify(query?: VerifyQuery): Promise<VerifyAnswer>
  /** Checks one stream by its chain; a stream that does not exist is whole and has no events. */
  verifyStream(stream: string): Promise<VerifyAnswer>
  /** The newest signed root: one line to publish, or to keep where nobody who can write here can write. */
  latestRoot(): Promise<SignedFeedRoot | null>
  /**
   * The log, or one case with its printed documents, as lines to write into files, the signed manifest last. Reading the
   * lines rejects with `StorageError` `Corrupt` where the log is not whole. Sealed unless opened for a purpose.
   */
  /**
   * The dossier (卷宗) of a case, to print: the same case on the same day gives the same bytes. Rejects with `UnknownCase`.
   */
  dossier(id: string, call: DossierCall): Promise<DossierAnswer>
  /** What an inspection of files (案卷评查) would find missing; ids of cases, and nothing of a person. */
  selfCheck(query?: SelfCheckQuery): Promise<InspectionReport>
  archive(request: ArchiveRequest, call: { readonly as: Actor }): Promise<ArchiveAnswer>
}

/**
 * Checks a storage for whoever has it and the public key: no district is opened, nothing is written, and no key that opens
 * anything is needed. As {@link AuditService.verify} otherwise.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { system } from "@onevisit/core/identity"
 * import { createDistrict, memoryKeys, verifyStorage } from "@onevisit/district"
 * import { memoryStorage } from "@onevisit/storage-memory"
 *
 * const storage = memoryStorage()
 * const keys = memoryKeys()
 * const district = await createDistrict({ storage, keys })
 * const company = { kind: "enterprise", name: "样例科技公司", identifiers: [] } as const
 * await district.subjects.register(company, { as: system("example") })
 *
 * const publicKey = await keys.publicKey()
 * assert.equal((await verifyStorage(storage, { publicKey })).outcome, "whole")
 * const forged = {
 *   ...storage,
 *   readFeed: async (query: Parameters<typeof storage.readFeed>[0]) =>
 *     (await storage.readFeed(query)).map((event) => ({ ...event, actor: system("another") })),
 * }
 * const answer = await verifyStorage(forged, { publicKey })
 * assert.equal(answer.outcome === "broken" && answer.first.kind, "changed")
 * ```
 */
export async function verifyStorage(
  storage: Storage,
  query: VerifyQuery & { readonly publicKey: PublicKey | readonly PublicKey[] },
): Promise<VerifyAnswer> {
  const { publicKey, ...rest } = parseInputOrThrow(verifyQuerySchema, query)
  return verifyLog(storage, signedWith(publicKey ?? query.publicKey), rest)
}

export interface AuditSettings extends RootSettings {
  readonly roles?: AuditRoles
  /** The points of the locality's own checklist for files, beside those of law. */
  readonly criteria?: readonly InspectionCriterion[]
}

export interface AuditOptions
  extends WritingOptions, DossierOptions, Omit<AuditSettings, keyof RootSettings> {}

export interface DossierCall {
  readonly as: Actor
  /** Opens what is sealed, for this purpose, on record; sealed unless said. */
  readonly purpose?: string
}

export type DossierAnswer =
  | { readonly outcome: "made"; readonly html: string; readonly hash: string }
  | { readonly outcome: "refused"; readonly refusal: AuditNotAuthorised }

export function auditService(options: AuditOptions): AuditService {
  const { clock, criteria = [], keys, roles = {}, storage } = options
  return {
    verify: async (query = {}) => {
      const { publicKey, ...rest } = parseInputOrThrow(verifyQuerySchema, query)
      return verifyLog(storage, signedWith(publicKey ?? keys), rest)
    },
    verifyStream: (stream) => verifyStreamOf(storage, stream),
    archive: async (given, call) => {
      const request = parseInputOrThrow(archiveRequestSchema, given)
      const { as } = parseInputOrThrow(callSchema, call)
      const refusal = refuseAudit(as, clock.now().on, "archive", roles)
      if (refusal !== null) return { outcome: "refused", refusal }
      return { outcome: "archived", lines: writeArchive(options, request, as) }
    },
    dossier: async (id, call) => {
      const { as, purpose } = parseInputOrThrow(dossierCallSchema, call)
      const { on } = clock.now()
      const refusal = refuseAudit(as, on, "dossier", roles)
      if (refusal !== null) return { outcome: "refused", refusal }
      const html = await makeDossier(options, id, {
        madeOn: on,
        openFor: purpose === undefined ? undefined : { purpose, as },
      })
      return { outcome: "made", html, hash: hashOf(html) }
    },
    selfCheck: (query = {}) =>
      selfCheckOf(options, parseInputOrThrow(selfCheckSchema, query), { asOf: clock.now().on, criteria }),
    latestRoot: async () => {
      const version = await lastRootVersion(storage)
      const root = version === 0 ? null : await rootFrom(storage, version)
      return root === null || !isRoot(root) ? null : signedRootOf(root)
    },
  }
}
