/** The outbox over the ground: its service, and the handler of its messages. */
import type { Channel } from "@onevisit/core/ports"
import { checkTemplate } from "@onevisit/core/notices"
import { checkBudgets, checkLadder, checkQuietHours, standardBudgets } from "@onevisit/core/notices/outbox"
import { InvalidInput, type Issue } from "@onevisit/core/reasons"
import type { Ground } from "../ground/index.ts"
import type { CaseDesk } from "../intake/index.ts"
import type { DueWork } from "../run-due/index.ts"
import type { Subjects } from "../subjects/index.ts"
import { carryOn } from "./carry-on.ts"
import { commitTogether } from "./commit-together.ts"
import { noticeDesk } from "./notice-desk.ts"
import { NOTICE_PORT } from "./notice-model.ts"
import { noticesService, type NoticesService } from "./notices.ts"
import type { OutboxSettings } from "./outbox-settings.ts"

export interface AssembledOutbox extends Pick<DueWork, "messages"> {
  readonly service: NoticesService
}

/**
 * Throws `InvalidInput` for templates that are wrong or there twice, ladders that lead nowhere or name no channel of the
 * district, hours, budgets and limits that are none, and a provider that may take longer than a message is this machine's.
 */
export function assembleOutbox(
  ground: Ground,
  subjects: Subjects,
  settings: OutboxSettings,
  given: readonly Channel[],
  cases: Pick<CaseDesk, "load">,
  leaseMs = 60_000,
): AssembledOutbox {
  const channels = new Map(given.map((channel) => [channel.id, channel]))
  const templates = new Map(settings.templates.map((template) => [template.kind, template]))
  const issues = checkSettings(settings, channels, leaseMs)
  if (issues.length > 0) throw new InvalidInput(issues)
  const budgets = { ...standardBudgets, ...settings.budgets }
  const desk = noticeDesk({
    ...ground,
    storage: commitTogether(ground.storage),
    budgets,
    roles: settings.roles ?? [],
  })
  const outfit = { settings, channels, templates, budgets, desk }
  return {
    service: noticesService({ ...outfit, storage: ground.storage, subjects, cases }),
    messages: { [NOTICE_PORT]: carryOn({ ...outfit, subjects, observer: ground.observer }) },
  }
}

function checkSettings(
  { answerWithinMs = 20_000, budgets = {}, ladders, lanes = 8, quietHours, templates }: OutboxSettings,
  channels: ReadonlyMap<string, Channel>,
  leaseMs: number,
): readonly Issue[] {
  const kinds = templates.map(({ kind }) => kind)
  return [
    ...templates.flatMap((template, at) =>
      checkTemplate(template).map(({ expected, path }) => ({
        path: ["outbox", "templates", at, ...path],
        expected,
      })),
    ),
    ...kinds.flatMap((kind, at) =>
      kinds.indexOf(kind) === at
        ? []
        : [{ path: ["outbox", "templates", at, "kind"], expected: "one template of each kind" }],
    ),
    ...Object.entries(ladders).flatMap(([name, rungs]) =>
      checkLadder(rungs, [...channels.keys()]).map(within("ladders", name)),
    ),
    ...(quietHours === undefined ? [] : checkQuietHours(quietHours).map(within("quietHours"))),
    ...checkBudgets(budgets, answerWithinMs).map(within("budgets")),
    ...(isBetween(answerWithinMs, 1, leaseMs - 1)
      ? []
      : [
          {
            path: ["outbox", "answerWithinMs"],
            expected: `whole milliseconds above 0, and fewer than \`leaseMs\` (${leaseMs})`,
          },
        ]),
    ...(isBetween(lanes, 1, 1000)
      ? []
      : [{ path: ["outbox", "lanes"], expected: "a whole number from 1 to 1000" }]),
  ]
}

function within(...place: readonly string[]) {
  return ({ expected, path }: Issue): Issue => ({ path: ["outbox", ...place, ...path], expected })
}

function isBetween(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}
