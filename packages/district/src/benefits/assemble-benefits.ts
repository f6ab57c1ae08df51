/** Benefits over the ground: the service where the host hands in programmes, and the timer that ends holds. */
import { type CodeScheme, system } from "@onevisit/core/identity"
import type { Calendar } from "@onevisit/core/time"
import type { DueWork } from "../run-due/index.ts"
import {
  type BenefitsOptions,
  benefitsService,
  type BenefitsService,
  type BenefitsSettings,
} from "./benefits.ts"
import { keyOfStream } from "./entitlement-model.ts"

export interface AssembledBenefits extends Pick<DueWork, "timers"> {
  /** `null` where programmes or the calendar are missing. */
  readonly service: BenefitsService | null
}

export function assembleBenefits(
  ground: Omit<BenefitsOptions, keyof BenefitsSettings | "calendar" | "schemes">,
  {
    benefits,
    calendar,
    schemes = [],
  }: {
    readonly benefits?: BenefitsSettings
    readonly calendar?: Calendar
    readonly schemes?: readonly CodeScheme[]
  },
): AssembledBenefits {
  if (benefits === undefined || calendar === undefined) return { service: null, timers: {} }
  const { desk, ...service } = benefitsService({ ...ground, ...benefits, calendar, schemes })
  return {
    service,
    timers: {
      // Nothing is asked: what has fallen due is applied, and the timer rests.
      entitlement: ({ commandId, subject }) =>
        desk.run({
          key: keyOfStream(subject),
          command: { type: "let-time-pass" },
          call: { as: system("clock"), commandId },
        }),
    },
  }
}
