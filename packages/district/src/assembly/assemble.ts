/** The services of the domain over the ground: what they need beside it, and the due work they bring. */
import type { CodeScheme, RegionTable } from "@onevisit/core/identity"
import type { RecommendationRules } from "@onevisit/core/intake/recommendation"
import type { RuleSet } from "@onevisit/core/law"
import { system } from "@onevisit/core/identity"
import type { AuthorityTable, OutsideAuthority, UrgencyDays } from "@onevisit/core/intake"
import type { Exchange, Numbering, Publisher, Registry } from "@onevisit/core/ports"
import { type Text, text } from "@onevisit/core/reasons"
import type { Outlet, ReviewOptions } from "@onevisit/core/catalogue"
import type { Calendar } from "@onevisit/core/time"
import {
  catalogueService,
  type CatalogueService,
  PUBLISHER_PORT,
  publishRevision,
} from "../catalogue/index.ts"
import {
  feedbackDesk,
  FeedbackPolicyMissing,
  feedbackService,
  type FeedbackService,
  type FeedbackSettings,
} from "../feedback/index.ts"
import type { GuidanceRules } from "@onevisit/core/guidance"
import {
  documentSetting,
  documentsService,
  type DocumentsService,
  type DocumentsSettings,
  numberPrinted,
} from "../documents/index.ts"
import { collectionDesk, collectionsService, type CollectionsService } from "../collections/index.ts"
import type { CollectionRoles } from "@onevisit/core/intake/collections"
import type { Ground } from "../ground/index.ts"
import { guidance as openGuidance, type GuidanceService } from "../guidance/index.ts"
import { assembleExchange, type ExchangeService } from "../exchange/index.ts"
import {
  type CaseCompanion,
  askRegistry,
  bringUpRows,
  caseDesk,
  intakeService,
  type IntakeService,
  type RecordedIntake,
  REGISTRY_PORT,
  REMINDER_PORT,
  type ReminderSettings,
  sendReminder,
} from "../intake/index.ts"
import { storageNumbering } from "../numbering/index.ts"
import { type Explaining, pins } from "../pins/index.ts"
import { attestedIn, recommendationService, type RecommendationService } from "../recommendations/index.ts"
import { assembleProjects, type FundedProjects, type ProjectsService } from "../projects/index.ts"
import { assembleVouchers, type InnovationVouchers, type VouchersService } from "../vouchers/index.ts"
import type { DueWork } from "../run-due/index.ts"
import type { SealingOptions } from "../sealing/index.ts"
import type { Subjects } from "../subjects/index.ts"
import { type StatisticsService, statisticsService } from "../statistics/index.ts"
import {
  assembleBenefits,
  BenefitsMissing,
  type BenefitsService,
  type BenefitsSettings,
} from "../benefits/index.ts"
import { CalendarMissing } from "./assembly.errors.ts"
import { unavailable } from "./unavailable.ts"

export interface AssemblyOptions {
  /** The rule sets that may govern cases, for example `chinaLaw` of `@onevisit/china`. Without any, every submission is refused. */
  readonly law?: readonly RuleSet[]
  /** The working-day calendar. Required for intake: working days are never guessed. */
  readonly calendar?: Calendar
  readonly regions?: RegionTable
  /** Where guides are published, for example `webChannel(…)`. */
  readonly channels?: readonly Publisher[]
  readonly registries?: readonly Registry[]
  /** The platforms that are told of stage changes, each by the name under which its own messages are adopted. */
  readonly exchanges?: readonly Exchange[]
  /** Milliseconds a platform may take to answer before it is asked again later: default 30 000; less than `leaseMs`. */
  readonly exchangeAnswerWithinMs?: number
  /** Which outside systems are believed about cases, by the scheme of the numbers they give. Nobody unless named. */
  readonly outside?: readonly OutsideAuthority[]
  /** Default: counters in the district's own storage. */
  readonly numbering?: Numbering
  /** The district's outlets, told in the guides of the items that are handled there. */
  readonly outlets?: readonly Outlet[]
  /** Whether only editions whose wording was reviewed and signed may be published; any may unless said. */
  readonly reviewBeforePublishing?: boolean
  /** By what the wording of editions is reviewed before somebody signs it; see `reviewItem`. */
  readonly wording?: Omit<ReviewOptions, "law">
  /** The terms and roles of ratings and complaints, and how a service is proven. Required for both. */
  readonly feedback?: FeedbackSettings
  /** How townships recommend candidates for the items that need it. */
  readonly recommendations?: readonly RecommendationRules[]
  /** How guidance is given here: terms, roles, units; what is not said is not reckoned and not allowed. */
  readonly guidance?: GuidanceRules
  /** Funded projects: the editions of the rules that may govern them, and what sends their reminders. */
  readonly projects?: FundedProjects
  /** Innovation vouchers (创新券): their schemes, the list of providers, and who knows what projects fund. */
  readonly vouchers?: InnovationVouchers
  /** The roles that officers need for acts in collections; any officer may do those that are not named. */
  readonly collectionRoles?: CollectionRoles
  /** Who may do what to a case; `authorityTable` of `@onevisit/core/intake` unless said. What is not in it is denied. */
  readonly powers?: AuthorityTable
  /** How many working days ahead a case turns yellow and red in worklists; none does unless said. */
  readonly urgency?: UrgencyDays
  /** Who is reminded of the days of a case how many working days ahead, and by what; nobody unless said. */
  readonly reminders?: ReminderSettings
  /** Who runs the district, for titles and feeds. */
  readonly authority?: Text
  /** Benefit programmes, and the population whom sweeps decide. */
  readonly benefits?: BenefitsSettings
  /** How legal documents are worded, who prints them, and where they are checked. */
  readonly documents?: DocumentsSettings
}

export interface Assembly {
  readonly catalogue: CatalogueService
  readonly intake: IntakeService
  readonly feedback: FeedbackService
  readonly recommendations: RecommendationService
  readonly guidance: GuidanceService
  readonly projects: ProjectsService
  readonly vouchers: VouchersService
  readonly documents: DocumentsService
  readonly collections: CollectionsService
  readonly exchange: ExchangeService
  readonly statistics: StatisticsService
  readonly benefits: BenefitsService
  readonly timers: DueWork["timers"]
  readonly messages: DueWork["messages"]
  readonly daily: NonNullable<DueWork["daily"]>
  /** Brings what earlier releases stored up to this one; done before anything else is asked. */
  bringUp(): Promise<unknown>
}

/** Fits the services together; nothing is read or written yet. */
export function assemble(
  ground: Ground & Explaining,
  subjects: Subjects,
  options: AssemblyOptions & Pick<SealingOptions, "onOpened"> & { readonly schemes?: readonly CodeScheme[] },
): Assembly {
  const { calendar, channels = [], law = [], onOpened, registries = [] } = options
  const { storage } = ground
  const {
    exchanges = [],
    numbering = storageNumbering(storage, undefined, ground.retrying),
    outside = [],
    schemes = [],
  } = options
  const setting = documentSetting(options.documents ?? {})
  const authority = options.authority ?? text("政务服务中心", "Service Centre")
  const { outlets = [], reminders, reviewBeforePublishing = false, wording = {} } = options
  const catalogueOptions = {
    ...ground,
    publishers: channels,
    authority,
    law,
    outlets,
    reviewBeforePublishing,
    wording,
  }
  const catalogue = catalogueService(catalogueOptions)
  const reminding = reminders && calendar && { levels: reminders.workingDaysBefore, calendar }
  // The two know each other: an enquiry begins and ends with the case that it hands over.
  const companionOf: CaseCompanion = (change, as) => guidance.companionOf(change, as)
  const deskOptions = {
    ...ground,
    pins: pins(storage),
    catalogue,
    numbering,
    outside,
    told: exchanges.map(({ id }) => id),
    companionOf,
    ...(reminding ? { reminding } : {}),
    ...(options.powers ? { powers: options.powers } : {}),
  }
  const desk = caseDesk(deskOptions)
  const intakeOptions = calendar && {
    ...deskOptions,
    ...(onOpened ? { onOpened } : {}),
    law,
    calendar,
    regions: options.regions ?? null,
    subjects,
    attestedIn: attestedIn(storage),
    documentSetting: setting,
    numberPrinted: numberPrinted(storage),
    schemes,
    ...(options.urgency ? { urgency: options.urgency } : {}),
  }
  const intake = intakeOptions ? intakeService(intakeOptions) : unavailable<RecordedIntake>(withoutCalendar)
  const collectionOptions = intakeOptions && { ...intakeOptions, desk, roles: options.collectionRoles ?? {} }
  const gathering = collectionOptions && collectionDesk(collectionOptions)
  const collections =
    collectionOptions && gathering
      ? collectionsService({ ...collectionOptions, intake, collections: gathering })
      : unavailable<CollectionsService>(withoutCalendar)
  const settings = options.feedback
  const feedbackOptions = calendar && settings && { ...ground, settings, calendar, numbering }
  const complaints = feedbackOptions && feedbackDesk(feedbackOptions)
  const feedback =
    feedbackOptions && complaints
      ? feedbackService({ ...feedbackOptions, subjects, desk: complaints, ...(onOpened ? { onOpened } : {}) })
      : unavailable<FeedbackService>(() => missingForFeedback(calendar))
  const recommendations = calendar
    ? recommendationService({
        ...ground,
        ...(onOpened ? { onOpened } : {}),
        rules: options.recommendations ?? [],
        calendar,
        catalogue,
        subjects,
        intake,
      })
    : unavailable<RecommendationService>(withoutCalendar)
  const guidance = openGuidance({
    ...ground,
    ...(onOpened ? { onOpened } : {}),
    rules: options.guidance ?? {},
    cases: desk,
    calendar: () => {
      if (calendar === undefined) throw new CalendarMissing()
      return calendar
    },
    subjects,
  })
  const projects = calendar
    ? assembleProjects(
        { ...deskOptions, ...(onOpened ? { onOpened } : {}), calendar, subjects },
        options.projects,
      )
    : { service: unavailable<ProjectsService>(withoutCalendar), timers: {}, messages: {} }
  const vouchers = calendar
    ? assembleVouchers(
        { ...deskOptions, ...(onOpened ? { onOpened } : {}), calendar, subjects, intake },
        options.vouchers,
      )
    : unavailable<VouchersService>(withoutCalendar)
  const { checkPath, printingSeals = false } = options.documents ?? {}
  const documents = documentsService({
    ...ground,
    ...(onOpened ? { onOpened } : {}),
    intake,
    collections: gathering?.papers ?? unavailable(withoutCalendar),
    numbering,
    ...(checkPath ? { checkPath } : {}),
    ...(printingSeals ? { sealingDesk: desk } : {}),
  })
  const exchange = assembleExchange({
    ...ground,
    exchanges,
    answerWithinMs: options.exchangeAnswerWithinMs,
    desk,
    findByExternalId: (externalId) => intake.findByExternalId(externalId),
  })
  const benefits = assembleBenefits({ ...ground, ...(onOpened ? { onOpened } : {}), subjects }, options)
  return {
    benefits: benefits.service ?? unavailable<BenefitsService>(() => new BenefitsMissing()),
    catalogue,
    intake,
    collections,
    documents,
    feedback,
    guidance: guidance.service,
    projects: projects.service,
    vouchers,
    recommendations,
    exchange: exchange.service,
    statistics: statisticsService(deskOptions),
    timers: {
      feedback: ({ commandId, subject }) =>
        complaints === undefined
          ? Promise.reject(missingForFeedback(calendar))
          : complaints.run(subject, { type: "pass-time" }, { as: system("clock"), commandId }),
      recommendation: ({ commandId, subject }) =>
        recommendations.command(subject, { type: "pass-time" }, { as: system("clock"), commandId }),
      // Nothing is asked: what has fallen due is applied, and the timer moves or rests.
      case: ({ commandId, subject }) =>
        desk.run(subject, { type: "pass-time" }, { as: system("clock"), commandId }),
      enquiry: ({ commandId, subject }) => guidance.passTime(subject, { as: system("clock"), commandId }),
      ...benefits.timers,
      ...projects.timers,
      ...(gathering && {
        collection: ({ commandId, subject }) =>
          gathering.run(subject, { type: "pass-time" }, { as: system("clock"), commandId }),
      }),
    },
    messages: {
      [PUBLISHER_PORT]: publishRevision(catalogueOptions, catalogue),
      ...exchange.messages,
      [REGISTRY_PORT]: askRegistry({ registries, subjects, desk }),
      ...projects.messages,
      ...(reminders ? { [REMINDER_PORT]: sendReminder(desk, reminders) } : {}),
    },
    daily: exchange.daily,
    bringUp: () => bringUpRows(ground, desk),
  }
}

function missingForFeedback(calendar: Calendar | undefined): Error {
  return calendar === undefined ? new CalendarMissing() : new FeedbackPolicyMissing()
}

const withoutCalendar = () => new CalendarMissing()
