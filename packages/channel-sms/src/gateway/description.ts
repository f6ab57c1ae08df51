/**
 * A text-message gateway as data: what to ask it, and how to read what it answers. Districts and their carriers run
 * gateways of many forms; describing one takes no code, and what is wrong with a description is told before it is used.
 */
import type { DeliveryStatus, SendTrouble } from "@onevisit/core/notices"
import type { Instant } from "@onevisit/core/time"
import type { SmsTemplates } from "../template/index.ts"

/** Where something stands in an answer: keys and places in lists, with dots between: `Response.SendStatusSet.0.Code`. */
export type AnswerPath = string

export type Scalar = string | number | boolean

/** JSON in whose texts placeholders may stand. */
export type JsonPattern = Scalar | null | readonly JsonPattern[] | { readonly [key: string]: JsonPattern }

/**
 * What to ask. In any text, by name in braces: `{key}` of the message, `{to}`, `{text}` with its values filled in,
 * `{signature}`, `{template}` the provider's id, `{variable.name}`, `{values}` in the template's order, `{variables}` by
 * name, `{link}`, `{secret.name}`, `{seconds}` since 1970; in a look-up `{reference}` and `{day}` (`20180720`, in Beijing).
 * `{values}` and `{variables}` alone in a text of JSON become a list and an object, and anywhere else their JSON.
 */
export interface GatewayRequest {
  readonly method: "GET" | "POST" | "PUT"
  /** https; placeholders behind the host alone, encoded as they are filled in. */
  readonly url: string
  /** Placeholders: `{secret.name}`, `{key}`, `{seconds}`. */
  readonly headers?: Readonly<Record<string, string>>
  /** At most one of `json` and `form`; none with GET. */
  readonly json?: JsonPattern
  readonly form?: Readonly<Record<string, string>>
}

/** What says so in an answer: the value there is one of these, compared as text. */
export interface Sign {
  readonly at: AnswerPath
  readonly is: Scalar | readonly Scalar[]
}

/** How its codes are read. */
export interface CodeReading {
  /** Where a code stands; the first place that holds one counts. Where the success is told, unless said. */
  readonly code?: AnswerPath | readonly AnswerPath[]
  readonly troubles?: Readonly<Record<string, SendTrouble>>
  /** What a code that is not listed means; `provider` unless told. */
  readonly otherwise?: SendTrouble
}

export interface SendReading extends CodeReading {
  /** Only this says that the message was taken. */
  readonly taken: Sign
  /** `queued` unless told. */
  readonly status?: "queued" | "sent"
  readonly reference?: AnswerPath
}

export interface LookUpReading extends CodeReading {
  /** What says that the question was understood. */
  readonly answered?: Sign
  /** Where the answer is a list of records: where it stands, and where in each the key. Otherwise the answer is the record. */
  readonly records?: { readonly at: AnswerPath; readonly key: AnswerPath }
  /** In the record. */
  readonly status: AnswerPath
  readonly statuses: Readonly<Record<string, DeliveryStatus>>
  /** In the record. */
  readonly at?: { readonly at: AnswerPath; readonly form: "iso" | "seconds" | "millis" | "beijing" }
  /** In the record: the code of a failure. */
  readonly failure?: AnswerPath
  /** What it means that there is no record. `unsent` only where the gateway's record surely never lags; `unknown` unless told. */
  readonly absent?: "unknown" | "unsent"
}

export interface GatewaySmsOptions {
  /** By which it is named in ladders and on record; `sms` unless told. */
  readonly id?: string
  /** The signature without its brackets, which counts for the length. */
  readonly signature?: string
  /** Without them the gateway carries text as it is. */
  readonly templates?: SmsTemplates
  /** In UTF-16 units; 500 and 35 unless told. Links in variables are carried where this says so. */
  readonly limits?: { readonly text?: number; readonly variable?: number; readonly links?: boolean }
  /** Whether the gateway's documents say that a repetition under the same key reaches nobody twice. */
  readonly repeats?: boolean
  readonly foreign?: boolean
  /** Domestic numbers as `12012345678`, or as `+8612012345678`. */
  readonly numbers?: "national" | "e164"
  /** What `{secret.name}` stands for; told nowhere else. */
  readonly secrets?: Readonly<Record<string, string>>
  readonly send: { readonly request: GatewayRequest; readonly answer: SendReading }
  readonly lookup?: { readonly request: GatewayRequest; readonly answer: LookUpReading }
  /** How long one call may take, in milliseconds; 10 000 unless told. */
  readonly patienceMs?: number
  readonly clock?: () => Instant
}
