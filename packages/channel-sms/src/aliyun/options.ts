import type { Instant } from "@onevisit/core/time"
import type { SmsTemplates } from "../template/index.ts"

export interface AliyunSmsOptions {
  /** By which it is named in ladders and on record; `sms` unless told. */
  readonly id?: string
  readonly accessKeyId: string
  readonly accessKeySecret: string
  /** The approved signature (短信签名), without its brackets. */
  readonly signName: string
  readonly templates: SmsTemplates
  /** `https://dysmsapi.aliyuncs.com` unless told. */
  readonly endpoint?: string
  /** Whether numbers outside the mainland may be written to; their templates are others. Not unless told. */
  readonly foreign?: boolean
  /** How long one variable may be, in UTF-16 units; 35 unless told, as for notice templates. */
  readonly longestVariable?: number
  /** How long a whole message may be, signature included, in UTF-16 units; 500 unless told. */
  readonly longestText?: number
  /** How long one call may take, in milliseconds; 10 000 unless told. */
  readonly patienceMs?: number
  /** The system's clock unless told. The provider refuses requests whose time is more than 15 minutes off. */
  readonly clock?: () => Instant
  /** 32 random letters and digits, another at every call. */
  readonly nonce?: () => string
}
