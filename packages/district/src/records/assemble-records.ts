/** Records over the ground: the service where the host hands in rules and a calendar, its timers and its message. */
import { type SubjectId, system } from "@onevisit/core/identity"
import type { DueWork } from "../run-due/index.ts"
import { finishDisposal } from "./dispose.ts"
import { DISPOSAL_PORT } from "./file-model.ts"
import { type RecordsOptions, recordsService, type RecordsService } from "./records.ts"
import { recordsIndex } from "./records-of-subject.ts"
import { passRequestTime } from "./requests.ts"

export interface AssembledRecords extends Pick<DueWork, "timers" | "messages"> {
  readonly service: RecordsService
}

export function assembleRecords(given: Omit<RecordsOptions, "index">): AssembledRecords {
  const options = { ...given, index: recordsIndex(given) }
  const { files, service } = recordsService(options)
  return {
    service,
    timers: {
      // Nothing is disposed of: what is due becomes a task for a person.
      records: ({ commandId, subject }) =>
        files.run(subject as SubjectId, { type: "review" }, { as: system("clock"), commandId }),
      request: ({ commandId, subject }) => passRequestTime(options, subject, commandId),
    },
    messages: {
      [DISPOSAL_PORT]: ({ payload }) =>
        finishDisposal(options, files, (payload as { readonly subject: SubjectId }).subject),
    },
  }
}
