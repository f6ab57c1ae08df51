/**
 * What an SMTP server's answer means for a message. An enhanced status code (RFC 3463, RFC 5248 and the IANA registry
 * "SMTP Enhanced Status Codes") says more than the three digits of RFC 5321 and goes before them; without one it matters
 * to which command the answer was given.
 */
import type { SendTrouble } from "@onevisit/core/notices"

/** The step that an answer was given to. */
export type SmtpStep = "session" | "auth" | "sender" | "recipient" | "data" | "message"

export interface SmtpVerdict {
  readonly trouble: SendTrouble
  /** The enhanced code where there is one, and otherwise the three digits. */
  readonly code: string
}

/** What an answer that is no success means. `reply` is only read for its codes. */
export function judgeReply(reply: string, step: SmtpStep): SmtpVerdict {
  const [, basic = "", enhanced] = /^(\d{3})(?:[ -]([245]\.\d{1,3}\.\d{1,3})\b)?/.exec(reply) ?? []
  // A class that contradicts the digits is a server that is not to be believed in detail.
  const told = enhanced !== undefined && enhanced[0] === basic[0] ? judgeEnhanced(enhanced) : undefined
  return {
    trouble: told ?? judgeBasic(basic, step),
    code: told === undefined ? basic || "none" : (enhanced ?? ""),
  }
}

/** What an enhanced status code means; nothing where it is too general (`4.0.0`, `5.0.0`) or no failure. */
export function judgeEnhanced(enhanced: string): SendTrouble | undefined {
  const [kind = "", subject = "", detail = ""] = enhanced.split(".")
  const exact = EXACT[`${subject}.${detail}`]
  if (kind === "5") return exact ?? PERMANENT[subject]
  return kind === "4" ? TRANSIENT[subject] : undefined
}

/** Those that mean another thing than the rest of their subject, by the registry. */
const EXACT: Readonly<Record<string, SendTrouble>> = {
  // The sender's own address or system.
  "1.7": "configuration",
  "1.8": "configuration",
  // A message that is too long, for the mailbox or the system.
  "2.3": "content",
  "3.4": "content",
  // The mailbox takes no mail from outside its list: nobody but its owner can change that.
  "7.2": "address",
  // Too many for the mailbox.
  "2.4": "address",
  // The domain or the address says that it takes no mail (RFC 7505, RFC 7504).
  "7.13": "address",
  "7.17": "address",
}

const PERMANENT: Readonly<Record<string, SendTrouble>> = {
  "1": "address",
  "2": "address",
  "3": "provider",
  // There is no way to the domain, or none that anyone could mend from here.
  "4": "address",
  "5": "configuration",
  "6": "content",
  "7": "configuration",
}

const TRANSIENT: Readonly<Record<string, SendTrouble>> = {
  "1": "provider",
  "2": "provider",
  "3": "provider",
  "4": "provider",
  "5": "throttled",
  "6": "provider",
  // Greylisting and limits of rate are told as policy, to be tried again.
  "7": "throttled",
}

function judgeBasic(basic: string, step: SmtpStep): SendTrouble {
  if (step === "auth") return basic.startsWith("4") ? "provider" : "configuration"
  if (basic === "450") return "throttled"
  if (basic.startsWith("4")) return "provider"
  if (basic === "552") return step === "recipient" ? "address" : "content"
  if (/^55[0134]$|^5(?:21|56)$/.test(basic)) return REFUSED[step]
  return "configuration"
}

/** A flat refusal is about what it answers: the recipient, the message, or whoever sends. */
const REFUSED: Readonly<Record<SmtpStep, SendTrouble>> = {
  session: "configuration",
  auth: "configuration",
  sender: "configuration",
  recipient: "address",
  data: "configuration",
  message: "content",
}
