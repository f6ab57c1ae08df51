/** The district for those who write Promises: everything over the ports that the host has chosen. */
import type { CodeScheme } from "@onevisit/core/identity"
import { type Ground, type GroundOptions, openGround } from "./ground/index.ts"
import { findRows, getRow, type Projection, type Row, type RowQuery, type Rows } from "./projections/index.ts"
import {
  type Backoff,
  type DueLimits,
  type DueReport,
  type DueWork,
  runDue,
  ticker,
} from "./run-due/index.ts"
import type { Files } from "@onevisit/core/ports"
import type { RecordRules } from "@onevisit/core/records"
import { type FileLimits, type MaterialFiles, materialFiles, type SealingOptions } from "./sealing/index.ts"
import { auditService, type AuditService, type AuditSettings, rootSigning } from "./audit/index.ts"
import type { BenefitsService } from "./benefits/index.ts"
import type { CatalogueService } from "./catalogue/index.ts"
import type { PublishingService } from "./publishing/index.ts"
import type { GuidanceService } from "./guidance/index.ts"
import type { DocumentsService } from "./documents/index.ts"
import type { CollectionsService } from "./collections/index.ts"
import type { ParcelsService } from "./parcels/index.ts"
import type { IntakeService } from "./intake/index.ts"
import type { FeedbackService } from "./feedback/index.ts"
import type { RecommendationService } from "./recommendations/index.ts"
import type { ExchangeService } from "./exchange/index.ts"
import type { StatisticsService } from "./statistics/index.ts"
import { accessLog, RecordsMissing, watchOpenings } from "./access/index.ts"
import { assemble, type AssemblyOptions, unavailable } from "./assembly/index.ts"
import { assembleRecords, type RecordsService } from "./records/index.ts"
import { keptCalendars } from "./pins/index.ts"
import type { NoticesService } from "./outbox/index.ts"
import type { ProjectsService } from "./projects/index.ts"
import type { VouchersService } from "./vouchers/index.ts"
import { type Searching, type Subjects, subjects as openSubjects } from "./subjects/index.ts"

export interface DistrictOptions extends GroundOptions, AssemblyOptions, Pick<SealingOptions, "onOpened"> {
  /** What records are opened for, how long they are kept, who may be searched how. Without it no access log is kept. */
  readonly records?: RecordRules
  /** Schemes of identifiers to check and bring to normal form, for example those of `@onevisit/china`. */
  readonly schemes?: readonly CodeScheme[]
  /** Where the bytes of materials lie, for example `directoryFiles("files")`; without it the district keeps no files. */
  readonly files?: Files
  readonly fileLimits?: FileLimits
  /** How often the log is signed (once a day unless more happens), and who may have the record handed out. */
  readonly audit?: AuditSettings
  /** The host's own read models; see {@link defineProjection}. */
  readonly projections?: readonly Projection[]
  /** What fires timers, by the part of their id before the first `:`. */
  readonly timers?: DueWork["timers"]
  /** What delivers messages, by the port they are for. */
  readonly messages?: DueWork["messages"]
  readonly backoff?: Partial<Backoff>
}

export interface District {
  readonly subjects: Subjects
  readonly catalogue: CatalogueService
  /** How each guide stands where people read it, and what a person owes to post there. */
  readonly publishing: PublishingService
  readonly intake: IntakeService
  /** Allowances and the like: found without an application, paid once, lowered by people alone. */
  readonly benefits: BenefitsService
  /** What people are owed to be told (告知), carried on until they are. */
  readonly notices: NoticesService
  /** Complaints and ratings (投诉与好差评). */
  readonly feedback: FeedbackService
  readonly recommendations: RecommendationService
  /** Enquiries, leaders' duty at the window, and briefings. */
  readonly guidance: GuidanceService
  /** Funded projects (科技计划项目). */
  readonly projects: ProjectsService
  /** Innovation vouchers (创新券). */
  readonly vouchers: VouchersService
  /** Legal documents (文书) as they were printed, each printing on record. */
  readonly documents: DocumentsService
  /** An organisation handing in for many, each with a case of their own. */
  readonly collections: CollectionsService
  /** Papers on their way by courier, in both directions, tracked to arrival. */
  readonly parcels: ParcelsService
  /** Outside systems: what they report, what they are told, and whether both agree. */
  readonly exchange: ExchangeService
  /** Figures of any period and the violations in it, from the log alone. */
  readonly statistics: StatisticsService
  /** Who looked at them, how long they are kept, their disposal, and requests of those whose data they are. */
  readonly records: RecordsService
  /** Whether the log is whole, and what proves it. */
  readonly audit: AuditService
  /** The bytes of materials, sealed before they are stored. */
  readonly files: MaterialFiles
  /** Rows of one of the host's read models. */
  find<Doc>(projection: Projection<Doc>, query?: RowQuery): Promise<Rows<Doc>>
  get<Doc>(projection: Projection<Doc>, key: string): Promise<Row<Doc> | null>
  /** Does all due work once: idempotent, safe on several machines, fit for cron. */
  runDue(limits?: DueLimits): Promise<DueReport>
  /** Runs due work again and again until closed. */
  start(options: { readonly everyMs: number }): void
  /** Finishes what runs, then closes the storage. */
  close(): Promise<void>
}

/**
 * Opens a district; starts nothing by itself.
 *
 * Rejects with `KeysMissing` for a storage that outlives the program without `keys`, with `KeysError`
 * `Rejected` when the storage was sealed under other keys, and with `StorageError`.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { system } from "@onevisit/core/identity"
 * import { createDistrict } from "@onevisit/district"
 * import { memoryStorage } from "@onevisit/storage-memory"
 *
 * const district = await createDistrict({ storage: memoryStorage() })
 * const identity = { kind: "enterprise", name: "样例科技公司", identifiers: [] } as const
 * const registered = await district.subjects.register(identity, { as: system("example") })
 * assert.equal(registered.outcome, "registered")
 * assert.equal((await district.runDue()).complete, true)
 * await district.close()
 * ```
 */
export async function createDistrict(options: DistrictOptions): Promise<District> {
  const ground = await openGround(options)
  const searching = options.records && { rules: options.records, log: accessLog(ground) }
  const onOpened = watched(ground, options, searching)
  const watching = onOpened ? { onOpened } : {}
  const subjects = openSubjects({
    ...ground,
    ...watching,
    ...(options.schemes ? { schemes: options.schemes } : {}),
    ...(searching ? { searching } : {}),
  })
  const calendars = keptCalendars(ground, options.calendar)
  const services = assemble({ ...ground, explainDay: calendars.explainDay }, subjects, {
    ...options,
    ...watching,
  })
  const { explainDay } = calendars
  const records =
    searching && options.calendar
      ? assembleRecords({ ...ground, ...watching, ...searching, calendar: options.calendar, explainDay })
      : { service: unavailable<RecordsService>(() => new RecordsMissing()), timers: {}, messages: {} }
  await calendars.keep()
  await services.bringUp()
  const work: DueWork = {
    ...ground,
    timers: { ...services.timers, ...records.timers, ...options.timers },
    messages: { ...services.messages, ...records.messages, ...options.messages },
    daily: services.daily,
    background: [rootSigning({ ...ground, ...options.audit })],
    projections: options.projections ?? [],
    ...(options.backoff ? { backoff: options.backoff } : {}),
    ...(options.leaseMs === undefined ? {} : { leaseMs: options.leaseMs }),
    ...(options.outbox ? { lanes: options.outbox.lanes ?? 8 } : {}),
  }
  const ticks = ticker(() => runDue(work), ground.observer)
  return {
    subjects,
    catalogue: services.catalogue,
    publishing: services.publishing,
    intake: services.intake,
    benefits: services.benefits,
    notices: services.notices,
    feedback: services.feedback,
    recommendations: services.recommendations,
    guidance: services.guidance,
    projects: services.projects,
    vouchers: services.vouchers,
    documents: services.documents,
    collections: services.collections,
    parcels: services.parcels,
    exchange: services.exchange,
    statistics: services.statistics,
    records: records.service,
    audit: auditService({
      ...ground,
      ...options.audit,
      ...watching,
      subjects,
      catalogue: services.catalogue,
      intake: services.intake,
    }),
    files: materialFiles({
      keys: ground.keys,
      ...watching,
      ...(options.files ? { files: options.files } : {}),
      ...(options.fileLimits ? { limits: options.fileLimits } : {}),
    }),
    find: (projection, query) => findRows(ground.storage, projection, query),
    get: (projection, key) => getRow(ground.storage, projection, key),
    runDue: (limits) => runDue(work, limits),
    start: (every) => ticks.start(every),
    close: async () => {
      await ticks.close()
      await ground.storage.close()
    },
  }
}

/** The district's own watch over openings first, then the host's. */
function watched(
  ground: Ground,
  { onOpened }: DistrictOptions,
  searching: Searching | undefined,
): SealingOptions["onOpened"] {
  if (searching === undefined) return onOpened
  const watch = watchOpenings({ ...ground, ...searching })
  return async (opening) => {
    await watch(opening)
    await onOpened?.(opening)
  }
}
