/** What the services of the domain are made from, and what comes of it. */
import type { RegionTable } from "@onevisit/core/identity"
import type { RecommendationRules } from "@onevisit/core/intake/recommendation"
import type { RuleSet } from "@onevisit/core/law"
import type { AuthorityTable, OutsideAuthority, UrgencyDays } from "@onevisit/core/intake"
import type {
  Channel,
  Courier,
  Exchange,
  ManualPublisher,
  Numbering,
  Publisher,
  Registry,
} from "@onevisit/core/ports"
import type { Text } from "@onevisit/core/reasons"
import type { Outlet, ReviewOptions } from "@onevisit/core/catalogue"
import type { Calendar } from "@onevisit/core/time"
import type { CatalogueService } from "../catalogue/index.ts"
import type { PublishingService } from "../publishing/index.ts"
import type { FeedbackService, FeedbackSettings } from "../feedback/index.ts"
import type { GuidanceRules } from "@onevisit/core/guidance"
import type { DocumentsService, DocumentsSettings } from "../documents/index.ts"
import type { ParcelSettings, ParcelsService } from "../parcels/index.ts"
import type { CollectionsService } from "../collections/index.ts"
import type { CollectionRoles } from "@onevisit/core/intake/collections"
import type { GuidanceService } from "../guidance/index.ts"
import type { ExchangeService } from "../exchange/index.ts"
import type { IntakeService, ReminderSettings } from "../intake/index.ts"
import type { RecommendationService } from "../recommendations/index.ts"
import type { FundedProjects, ProjectsService } from "../projects/index.ts"
import type { InnovationVouchers, VouchersService } from "../vouchers/index.ts"
import type { DueWork } from "../run-due/index.ts"
import type { StatisticsService } from "../statistics/index.ts"
import type { NoticesService, OutboxSettings } from "../outbox/index.ts"
import type { BenefitsService, BenefitsSettings } from "../benefits/index.ts"

export interface AssemblyOptions {
  /** The rule sets that may govern cases, for example `chinaLaw` of `@onevisit/china`. Without any, every submission is refused. */
  readonly law?: readonly RuleSet[]
  /** The working-day calendar. Required for intake: working days are never guessed. */
  readonly calendar?: Calendar
  readonly regions?: RegionTable
  /**
   * Where guides are published, for example `webChannel(…)`, or posted by a person (`manualPublisher(…)`), and by what
   * people are sent messages; one may do both.
   */
  readonly channels?: readonly (Publisher | ManualPublisher | Channel)[]
  /** What people are told, by which ways and how patiently. Required for notices. */
  readonly outbox?: OutboxSettings
  /** Milliseconds a message is this machine's: default 60 000; longer than any delivery takes. */
  readonly leaseMs?: number
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
  /** Through what parcels are tracked, for example `kuaidi100Courier(…)`. */
  readonly couriers?: readonly Courier[]
  /** Who may do what to parcels, how often couriers are asked, and what waybills look like. */
  readonly parcels?: ParcelSettings
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
  readonly publishing: PublishingService
  readonly intake: IntakeService
  readonly feedback: FeedbackService
  readonly recommendations: RecommendationService
  readonly guidance: GuidanceService
  readonly projects: ProjectsService
  readonly vouchers: VouchersService
  readonly documents: DocumentsService
  readonly collections: CollectionsService
  readonly parcels: ParcelsService
  readonly exchange: ExchangeService
  readonly statistics: StatisticsService
  readonly benefits: BenefitsService
  readonly notices: NoticesService
  readonly timers: DueWork["timers"]
  readonly messages: DueWork["messages"]
  readonly daily: NonNullable<DueWork["daily"]>
  /** Brings what earlier releases stored up to this one; done before anything else is asked. */
  bringUp(): Promise<unknown>
}
