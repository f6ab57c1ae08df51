/** What is left of a subject once its key is gone: an id. What it was found by is given back. */
import { type SubjectId, system } from "@onevisit/core/identity"
import { type Deciding, runDecision } from "../acts/index.ts"
import { subjectModel, subjectStream } from "./subject-model.ts"

/** Done once under the command id, however often it is repeated. */
export async function eraseSubject(deciding: Deciding, subject: SubjectId, commandId: string): Promise<void> {
  await runDecision(deciding, subjectModel(subject), {
    stream: subjectStream(subject),
    commandId,
    command: { type: "erase" },
    contextOf: (_, now) => ({ actor: system("records"), now, searchKeys: [] }),
  })
}
