/**
 * What can happen to a request of a person about their data (个人信息保护法 arts. 24 ¶3, 44 to 50): one stream a request.
 * What was said stands sealed; what the answer did to the records stands in the streams of the records.
 */
import type { DomainEvent, Sealable } from "../../events/index.ts"
import type { SubjectId } from "../../identity/index.ts"
import type { Text } from "../../reasons/index.ts"
import type { Deadline } from "../../time/index.ts"

/** 查阅、复制 (45), 更正补充 (46), 删除 (47), 解释说明 (24 ¶3, 48). */
export type RequestKind = "access" | "copy" | "correct" | "delete" | "explain"

/** Who asks: the person, somebody who acts for them, or a near relative after their death (art. 49). */
export type Requester = "self" | "agent" | "near-relative"

export type RequestOutcome = "granted" | "partly" | "refused"

export interface RequestEventData {
  RequestReceived: {
    readonly kind: RequestKind
    readonly subject: SubjectId
    readonly requester: Requester
    /** The streams it is about, or all that is held of the subject. */
    readonly streams: readonly string[] | "all"
    readonly words: Sealable<string>
    readonly deadline: Deadline
  }
  /** Who asks is who they say, and may ask; of a relative also the death and the kinship. */
  RequesterIdentified: { readonly evidence: Sealable<string> }
  RequestDecided: {
    readonly outcome: RequestOutcome
    readonly reasons: readonly Sealable<string>[]
    /** Told to whoever was not given all that was asked for (art. 50 ¶2). */
    readonly remedies: readonly Text[]
    /** What the person says instead, kept beside the record as disputed: nothing is overwritten (art. 46). */
    readonly dispute: { readonly streams: readonly string[]; readonly statement: Sealable<string> } | null
  }
  /** The copy was handed out, once; `hash` is that of its text. */
  CopyHandedOut: { readonly hash: string; readonly records: number }
  /** The last day is over and nobody answered. */
  RequestOverdue: Record<string, never>
}

export type RequestEventType = keyof RequestEventData
export type RequestEvent = {
  [Type in RequestEventType]: DomainEvent<Type, RequestEventData[Type]>
}[RequestEventType]
