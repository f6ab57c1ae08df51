/** The services of the domain over the ground: what they need beside it, and the due work they bring. */
import type { CodeScheme } from "@onevisit/core/identity"
import { system } from "@onevisit/core/identity"
import { text } from "@onevisit/core/reasons"
import type { Calendar } from "@onevisit/core/time"
import { catalogueService, PUBLISHER_PORT } from "../catalogue/index.ts"
import { publishingService, publishRevision } from "../publishing/index.ts"
import {
  feedbackDesk,
  FeedbackPolicyMissing,
  feedbackService,
  type FeedbackService,
} from "../feedback/index.ts"
import { documentSetting, documentsService, numberPrinted } from "../documents/index.ts"
import { collectionDesk, collectionsService, type CollectionsService } from "../collections/index.ts"
import type { Ground } from "../ground/index.ts"
import { guidance as openGuidance } from "../guidance/index.ts"
import { assembleParcels } from "../parcels/index.ts"
import { assembleExchange } from "../exchange/index.ts"
import {
  type CaseCompanion,
  askRegistry,
  bringUpRows,
  caseDesk,
  intakeService,
  type RecordedIntake,
  REGISTRY_PORT,
  REMINDER_PORT,
  sendReminder,
} from "../intake/index.ts"
import { storageNumbering } from "../numbering/index.ts"
import { type Explaining, pins } from "../pins/index.ts"
import { attestedIn, recommendationService, type RecommendationService } from "../recommendations/index.ts"
import { assembleProjects, type ProjectsService } from "../projects/index.ts"
import { assembleVouchers, type VouchersService } from "../vouchers/index.ts"
import type { SealingOptions } from "../sealing/index.ts"
import type { Subjects } from "../subjects/index.ts"
import { statisticsService } from "../statistics/index.ts"
import { assembleBenefits, BenefitsMissing, type BenefitsService } from "../benefits/index.ts"
import { assembleOutbox, type NoticesService, OutboxMissing } from "../outbox/index.ts"
import { CalendarMissing } from "./assembly.errors.ts"
import { unavailable } from "./unavailable.ts"
import type { Assembly, AssemblyOptions } from "./assembly.ts"

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
  const publishers = channels.filter((each) => "publish" in each || "manual" in each)
  const catalogueOptions = {
    ...ground,
    publishers,
    law,
    outlets,
    reviewBeforePublishing,
    wording,
  }
  const catalogue = catalogueService(catalogueOptions)
  const publishing = { ...ground, publishers, authority, catalogue }
  const outbox =
    options.outbox &&
    assembleOutbox(
      ground,
      subjects,
      options.outbox,
      channels.filter((each) => "send" in each),
      { load: (id) => desk.load(id) },
      options.leaseMs,
    )
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
  const parcels = assembleParcels({
    ...ground,
    ...(onOpened ? { onOpened } : {}),
    couriers: options.couriers ?? [],
    settings: options.parcels ?? {},
    cases: desk,
  })
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
    notices: outbox?.service ?? unavailable<NoticesService>(() => new OutboxMissing()),
    benefits: benefits.service ?? unavailable<BenefitsService>(() => new BenefitsMissing()),
    catalogue,
    publishing: publishingService(publishing),
    intake,
    collections,
    parcels: parcels.service,
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
      ...parcels.timers,
      ...(gathering && {
        collection: ({ commandId, subject }) =>
          gathering.run(subject, { type: "pass-time" }, { as: system("clock"), commandId }),
      }),
    },
    messages: {
      [PUBLISHER_PORT]: publishRevision(publishing),
      ...exchange.messages,
      [REGISTRY_PORT]: askRegistry({ registries, subjects, desk }),
      ...projects.messages,
      ...(reminders ? { [REMINDER_PORT]: sendReminder(desk, reminders, outbox?.service) } : {}),
      ...outbox?.messages,
    },
    daily: exchange.daily,
    bringUp: () => bringUpRows(ground, desk),
  }
}

function missingForFeedback(calendar: Calendar | undefined): Error {
  return calendar === undefined ? new CalendarMissing() : new FeedbackPolicyMissing()
}

const withoutCalendar = () => new CalendarMissing()
