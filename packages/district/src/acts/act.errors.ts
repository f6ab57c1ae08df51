/** Why an act did not take effect: someone was first, or an id was used for two things. */

/** The stream has moved on since the caller read it. Read again and decide anew. */
export class StaleVersion extends Error {
  readonly _tag = "StaleVersion"
  override readonly name = "StaleVersion"
  readonly stream: string
  readonly expectedVersion: number
  readonly actualVersion: number

  constructor(stream: string, expectedVersion: number, actualVersion: number) {
    super(`The stream is at version ${actualVersion}, not ${expectedVersion}. Read it again and decide anew.`)
    this.stream = stream
    this.expectedVersion = expectedVersion
    this.actualVersion = actualVersion
  }
}

/** Something that may exist once within its scope is held by another. */
export class AlreadyExists extends Error {
  readonly _tag = "AlreadyExists"
  override readonly name = "AlreadyExists"
  readonly scope: string
  /** Within the scope: an id or a fingerprint, never what it was taken of. */
  readonly key: string
  /** The id of who or what holds it. */
  readonly holder: string

  constructor(scope: string, key: string, holder: string) {
    super(`What may exist once in the scope ${scope} is there already. Use the one that holds it.`)
    this.scope = scope
    this.key = key
    this.holder = holder
  }
}

/** A command id was used before for a command with other content. A new command needs a new id. */
export class CommandIdReused extends Error {
  readonly _tag = "CommandIdReused"
  override readonly name = "CommandIdReused"
  readonly commandId: string

  constructor(commandId: string) {
    super("This command id was used for another command. Give each command an id of its own.")
    this.commandId = commandId
  }
}

/** Another reader of the feed was first. Read the checkpoint again. */
export class CheckpointMoved extends Error {
  readonly _tag = "CheckpointMoved"
  override readonly name = "CheckpointMoved"
  readonly checkpoint: string

  constructor(checkpoint: string) {
    super(`The checkpoint ${checkpoint} was moved by another reader. Read it again.`)
    this.checkpoint = checkpoint
  }
}
