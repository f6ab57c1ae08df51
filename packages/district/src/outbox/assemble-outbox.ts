/** The outbox over the ground: its service, and the handler of its messages. */
import type { Channel } from "@onevisit/core/ports"
import { checkTemplate } from "@onevisit/core/notices"
import { standardBudgets } from "@onevisit/core/notices/outbox"
import { InvalidInput, type Issue } from "@onevisit/core/reasons"
import type { Ground } from "../ground/index.ts"
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

/** Throws `InvalidInput` for templates that are wrong or there twice, and ladders that name no channel of the district. */
export function assembleOutbox(
  ground: Ground,
  subjects: Subjects,
  settings: OutboxSettings,
  given: readonly Channel[],
): AssembledOutbox {
  const channels = new Map(given.map((channel) => [channel.id, channel]))
  const templates = new Map(settings.templates.map((template) => [template.kind, template]))
  const issues = checkSettings(settings, channels)
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
    service: noticesService({ ...outfit, storage: ground.storage, subjects }),
    messages: { [NOTICE_PORT]: carryOn({ ...outfit, subjects, observer: ground.observer }) },
  }
}

function checkSettings(
  { ladders, templates }: OutboxSettings,
  channels: ReadonlyMap<string, Channel>,
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
      rungs.flatMap((rung, at) =>
        rung.way !== "channel" || channels.has(rung.channel)
          ? []
          : [
              {
                path: ["outbox", "ladders", name, at, "channel"],
                expected: `one of ${[...channels.keys()].join(", ") || "(no channel is given)"}`,
              },
            ],
      ),
    ),
  ]
}
