/** An outside platform and its messages for the tests. The platform, its ids and its numbers are made up. */
import { system } from "../../identity/index.ts"
import { plainDate } from "../../time/index.ts"
import { licence, type Setting, type Step, submit } from "../case.fixture.ts"
import type { CaseCommand, Receipt } from "../index.ts"
import { calendar, licensingInZhejiang, zhejiangOneVisit } from "../law.fixture.ts"
import { confirmation } from "../case.fixture.ts"
import type { SubmittedMaterial } from "../../materials/index.ts"
import type { OutsideFact, OutsideMessage, OutsideStage } from "./outside-message.ts"

export const platform = system("sample-platform")
export const externalId = { scheme: "sample-case-number", value: "P-2019-0001" }
export const outside = [{ scheme: externalId.scheme, system: platform.name }]
export const believing: Setting = { item: confirmation, ruleSet: zhejiangOneVisit, calendar, outside }
export const licensed: Setting = { item: licence, ruleSet: licensingInZhejiang, calendar, outside }

type Extra = { readonly id?: string; readonly system?: string } & Partial<
  Pick<Extract<OutsideFact, { readonly stage: "decided" }>, "favourable">
> & {
    readonly procedure?: string
    readonly toldInWritingOn?: string | null
    readonly asked?: readonly string[]
    readonly approvedBy?: string
    readonly part?: string
    readonly outcome?: "agreed" | "objected"
  }

/** A message of the platform's about the case; its id is stage and day unless said otherwise. */
export function told(stage: OutsideStage, on: string, more: Extra = {}): OutsideMessage {
  const { favourable = true, id = `${stage}-${on}`, procedure = "hearing", toldInWritingOn = on } = more
  const shared = {
    system: more.system ?? platform.name,
    messageId: id,
    externalId,
    on: plainDate(on),
  }
  switch (stage) {
    case "correction-notified":
      return { ...shared, stage, ...(more.asked ? { asked: more.asked } : {}) }
    case "extended": {
      const day = toldInWritingOn === null ? null : plainDate(toldInWritingOn)
      return { ...shared, stage, approvedBy: more.approvedBy ?? "agency-head", reasonToldOn: day }
    }
    case "part-finished":
      return { ...shared, stage, part: more.part ?? "first", outcome: more.outcome ?? "agreed" }
    case "decided":
      return { ...shared, stage, favourable }
    case "delivered":
      return { ...shared, stage, method: "electronic" }
    case "special-procedure-started": {
      const day = toldInWritingOn === null ? null : plainDate(toldInWritingOn)
      return { ...shared, stage, procedure, toldInWritingOn: day }
    }
    default:
      return { ...shared, stage }
  }
}

/** A message that arrives on a day; on its own day unless said otherwise. */
export function adopted(message: OutsideMessage, arrives: string = message.on): Step {
  return [arrives, { type: "adopt", message }, { ...platform, name: message.system }]
}

/** A submission that carries the platform's number. */
export function submitted(given: readonly SubmittedMaterial[], receipt: Receipt | string): CaseCommand {
  return { ...submit(given, receipt), externalIds: [externalId] } as CaseCommand
}
