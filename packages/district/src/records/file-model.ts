/** How a subject's records as a whole are stored: one stream, a row of what is restricted, a row while disposal is due, a timer. */
import type { SubjectId } from "@onevisit/core/identity"
import {
  decideFile,
  evolveFile,
  type FileCommand,
  type FileContext,
  type FileEvent,
  type FileState,
  noFile,
} from "@onevisit/core/records"
import { fileEventReader } from "@onevisit/core/records/schema"
import { RESTRICTED_VIEW } from "../access/index.ts"
import type { DecisionModel } from "../acts/index.ts"
import { startOfDay } from "../clock/index.ts"

/** Whose records are due for disposal, by the day since when. */
export const DISPOSAL_VIEW = { view: "onevisit:disposal", version: 1 } as const

/** Destroys the key of a subject whose disposal was confirmed, should the call that confirmed it have broken off. */
export const DISPOSAL_PORT = "onevisit:disposal"

export const fileStream = (subject: SubjectId): string => `records:${subject}`

export function fileModel(subject: SubjectId): DecisionModel<FileState, FileEvent, FileCommand, FileContext> {
  return {
    initial: noFile,
    reader: fileEventReader,
    evolve: evolveFile,
    decide: decideFile,
    subjectOf: () => subject,
    viewsOf: ({ after }) => {
      const { disposal, dueSince, restricted } = after
      const isWaiting = disposal === "due" || disposal === "confirmed"
      return [
        {
          ...RESTRICTED_VIEW,
          key: subject,
          doc: restricted.length === 0 ? null : { streams: restricted },
          index: {},
        },
        {
          ...DISPOSAL_VIEW,
          key: subject,
          doc: isWaiting ? { subject, dueSince, disposal } : null,
          index: { dueSince },
        },
      ]
    },
    timersOf: ({ after, before, now, stream }) =>
      after.reviewOn === before.reviewOn
        ? []
        : [
            {
              id: stream,
              subject,
              dueAt: after.reviewOn === null ? null : startOfDay(after.reviewOn, now),
            },
          ],
    messagesOf: ({ events, now, stream, version }) =>
      events.some(({ type }) => type === "DisposalConfirmed")
        ? [
            {
              id: `dispose:${stream}@${version}`,
              port: DISPOSAL_PORT,
              payload: { subject },
              availableAt: now.at,
            },
          ]
        : [],
    resultOf: ({ events, version }) => ({ version, happened: events.map(({ type }) => type) }),
  }
}
