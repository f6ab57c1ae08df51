/** The services of the domain over the ground: what they need beside it, and the due work they bring. */
import type { RegionTable } from "@onevisit/core/identity"
import type { RecommendationRules } from "@onevisit/core/intake/recommendation"
import type { RuleSet } from "@onevisit/core/law"
import { system } from "@onevisit/core/identity"
import type { Numbering, Publisher, Registry } from "@onevisit/core/ports"
import { type Text, text } from "@onevisit/core/reasons"
import type { Outlet, ReviewOptions } from "@onevisit/core/catalogue"
import type { UrgencyDays } from "@onevisit/core/intake"
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
import type { Ground } from "../ground/index.ts"
import {
  askRegistry,
  bringUpRows,
  caseDesk,
  intakeService,
  type IntakeService,
  REGISTRY_PORT,
  REMINDER_PORT,
  type ReminderSettings,
  sendReminder,
} from "../intake/index.ts"
import { storageNumbering } from "../numbering/index.ts"
import { pins } from "../pins/index.ts"
import { attestedIn, recommendationService, type RecommendationService } from "../recommendations/index.ts"
import type { DueWork } from "../run-due/index.ts"
import type { SealingOptions } from "../sealing/index.ts"
import type { Subjects } from "../subjects/index.ts"
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
  /** How many working days ahead a case turns yellow and red in worklists; none does unless said. */
  readonly urgency?: UrgencyDays
  /** Who is reminded of the days of a case how many working days ahead, and by what; nobody unless said. */
  readonly reminders?: ReminderSettings
  /** Who runs the district, for titles and feeds. */
  readonly authority?: Text
}

export interface Assembly {
  readonly catalogue: CatalogueService
  readonly intake: IntakeService
  readonly feedback: FeedbackService
  readonly recommendations: RecommendationService
  readonly timers: DueWork["timers"]
  readonly messages: DueWork["messages"]
  /** Brings what earlier releases stored up to this one; done before anything else is asked. */
  bringUp(): Promise<unknown>
}

/** Intake was called on a district without a calendar. */
export class CalendarMissing extends Error {
  readonly _tag = "CalendarMissing"
  override readonly name = "CalendarMissing"

  constructor() {
    super(
      "Deadlines need a calendar: give `calendar: chinaCalendar()` of @onevisit/china, or one of your own.",
    )
  }
}

/** Fits the services together; nothing is read or written yet. */
export function assemble(
  ground: Ground,
  subjects: Subjects,
  options: AssemblyOptions & Pick<SealingOptions, "onOpened">,
): Assembly {
  const { calendar, channels = [], law = [], onOpened, registries = [] } = options
  const { storage } = ground
  const authority = options.authority ?? text("政务服务中心", "Service Centre")
  const numbering = options.numbering ?? storageNumbering(storage)
  const { outlets = [], reviewBeforePublishing = false, wording = {} } = options
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
  const { reminders } = options
  const reminding = reminders && calendar && { levels: reminders.workingDaysBefore, calendar }
  const deskOptions = {
    ...ground,
    pins: pins(storage),
    catalogue,
    numbering,
    ...(reminding ? { reminding } : {}),
  }
  const desk = caseDesk(deskOptions)
  const intake = calendar
    ? intakeService({
        ...deskOptions,
        ...(onOpened ? { onOpened } : {}),
        ...(options.urgency ? { urgency: options.urgency } : {}),
        law,
        calendar,
        regions: options.regions ?? null,
        subjects,
        attestedIn: attestedIn(storage),
      })
    : unavailable<IntakeService>(withoutCalendar)
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
  return {
    catalogue,
    intake,
    feedback,
    recommendations,
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
    },
    messages: {
      [PUBLISHER_PORT]: publishRevision(catalogueOptions, catalogue),
      [REGISTRY_PORT]: askRegistry({ registries, subjects, desk }),
      ...(reminders ? { [REMINDER_PORT]: sendReminder(desk, reminders) } : {}),
    },
    bringUp: () => bringUpRows(ground, desk),
  }
}

function missingForFeedback(calendar: Calendar | undefined): Error {
  return calendar === undefined ? new CalendarMissing() : new FeedbackPolicyMissing()
}

const withoutCalendar = () => new CalendarMissing()
