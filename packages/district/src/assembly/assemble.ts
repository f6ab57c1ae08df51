/** The services of the domain over the ground: what they need beside it, and the due work they bring. */
import type { RegionTable } from "@onevisit/core/identity"
import type { RuleSet } from "@onevisit/core/law"
import { system } from "@onevisit/core/identity"
import type { CodeScheme } from "@onevisit/core/identity"
import type { OutsideAuthority } from "@onevisit/core/intake"
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
import type { Ground } from "../ground/index.ts"
import { emitStageChange, exchangeService, type ExchangeService } from "../exchange/index.ts"
import {
  EXCHANGE_PORT,
  askRegistry,
  caseDesk,
  intakeService,
  type IntakeService,
  REGISTRY_PORT,
} from "../intake/index.ts"
import { storageNumbering } from "../numbering/index.ts"
import { pins } from "../pins/index.ts"
import type { DueWork } from "../run-due/index.ts"
import type { SealingOptions } from "../sealing/index.ts"
import type { Subjects } from "../subjects/index.ts"

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
  /** Who runs the district, for titles and feeds. */
  readonly authority?: Text
}

export interface Assembly {
  readonly catalogue: CatalogueService
  readonly intake: IntakeService
  readonly exchange: ExchangeService
  readonly timers: DueWork["timers"]
  readonly messages: DueWork["messages"]
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
  options: AssemblyOptions & Pick<SealingOptions, "onOpened"> & { readonly schemes?: readonly CodeScheme[] },
): Assembly {
  const { calendar, channels = [], law = [], onOpened, registries = [] } = options
  const { exchanges = [], outside = [], schemes = [] } = options
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
  const deskOptions = {
    ...ground,
    pins: pins(storage),
    catalogue,
    numbering,
    outside,
    told: exchanges.map(({ id }) => id),
  }
  const desk = caseDesk(deskOptions)
  const intake = calendar
    ? intakeService({
        ...deskOptions,
        ...(onOpened ? { onOpened } : {}),
        law,
        calendar,
        regions: options.regions ?? null,
        subjects,
        schemes,
      })
    : withoutCalendar()
  return {
    catalogue,
    intake,
    exchange: exchangeService({
      ...ground,
      exchanges,
      desk,
      findByExternalId: (externalId) => intake.findByExternalId(externalId),
    }),
    timers: {
      // Nothing is asked: what has fallen due is applied, and the timer moves or rests.
      case: ({ commandId, subject }) =>
        desk.run(subject, { type: "pass-time" }, { as: system("clock"), commandId }),
    },
    messages: {
      [PUBLISHER_PORT]: publishRevision(catalogueOptions, catalogue),
      [EXCHANGE_PORT]: emitStageChange(exchanges),
      [REGISTRY_PORT]: askRegistry({ registries, subjects, desk }),
    },
  }
}

function withoutCalendar(): IntakeService {
  const missing = () => Promise.reject(new CalendarMissing())
  return {
    submit: missing,
    import: missing,
    findByExternalId: missing,
    outside: missing,
    examine: missing,
    supplement: missing,
    command: missing,
    get: missing,
    find: missing,
    checklist: missing,
    explain: missing,
    documents: missing,
  }
}
