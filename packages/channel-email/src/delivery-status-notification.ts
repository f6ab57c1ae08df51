/**
 * A delivery status notification (RFC 3464): the mail by which a mail server tells what became of another. Whoever reads
 * the mailbox for them (`bouncesTo`) hands each mail in it in here. Anyone can write to a mailbox, so what a notification
 * says is believed only for a key that the district really used: it means nothing and cannot be guessed.
 */
import type { DeliveryReport } from "@onevisit/core/notices"
import { fromEpochMillis, type Instant } from "@onevisit/core/time"
import PostalMime, { type Attachment } from "postal-mime"
import { judgeEnhanced } from "./smtp-trouble.ts"

/** A larger mail is no notification to us; in bytes. */
const LARGEST = 1_048_576

/**
 * The report in a raw mail, or `null` where the mail is none, names no key of ours, or tells of a mere delay. `delivered`
 * where a server says so, `sent` where it passed the mail on to one that tells nothing, `failed` with its trouble otherwise.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { parseDeliveryStatusNotification } from "@onevisit/channel-email"
 *
 * const raw = `Content-Type: multipart/report; report-type=delivery-status; boundary="b"
 *
 * --b
 * Content-Type: message/delivery-status
 *
 * Reporting-MTA: dns; mail.example.org
 * Original-Envelope-Id: k7f3q9x2m4c8v1b6n5j0h3g7d2s9a4w8
 *
 * Final-Recipient: rfc822; sample@example.org
 * Action: failed
 * Status: 5.1.1
 *
 * --b--
 * `
 * assert.deepEqual(await parseDeliveryStatusNotification(raw), {
 *   key: "k7f3q9x2m4c8v1b6n5j0h3g7d2s9a4w8",
 *   status: "failed",
 *   trouble: "address",
 *   code: "5.1.1",
 * })
 * assert.equal(await parseDeliveryStatusNotification("Subject: hello"), null)
 * ```
 */
export async function parseDeliveryStatusNotification(
  raw: string | Uint8Array,
): Promise<DeliveryReport | null> {
  if (raw.length > LARGEST) return null
  const parts = await partsOf(raw)
  const status = parts.find(({ mimeType }) => /^message\/(?:global-)?delivery-status$/.test(mimeType))
  if (status === undefined) return null
  const [ofMessage = new Map<string, string>(), ofRecipient = new Map<string, string>()] = fieldGroups(
    contentOf(status),
  )
  const key = keyIn(ofMessage.get("original-envelope-id")) ?? keyInReturned(parts)
  if (key === undefined) return null
  const at = instantOf(ofRecipient.get("last-attempt-date"))
  const report = { key, ...(at === undefined ? {} : { at }) }
  switch (ofRecipient.get("action")?.toLowerCase()) {
    case "failed": {
      const [code = ""] = /[245]\.\d{1,3}\.\d{1,3}/.exec(ofRecipient.get("status") ?? "") ?? []
      return {
        ...report,
        status: "failed",
        trouble: judgeEnhanced(code) ?? "provider",
        ...(code === "" ? {} : { code }),
      }
    }
    case "delivered":
      return { ...report, status: "delivered" }
    case "relayed":
    case "expanded":
      return { ...report, status: "sent" }
    default:
      return null
  }
}

async function partsOf(raw: string | Uint8Array): Promise<readonly Attachment[]> {
  try {
    const mail = await PostalMime.parse(raw, {
      attachmentEncoding: "utf8",
      forceRfc822Attachments: true,
      maxNestingDepth: 20,
    })
    return mail.attachments
  } catch {
    return []
  }
}

function contentOf({ content }: Attachment): string {
  return typeof content === "string" ? content : new TextDecoder().decode(content)
}

/** The fields of the message, and then those of each recipient; names in small letters. */
function fieldGroups(content: string): readonly ReadonlyMap<string, string>[] {
  return content
    .replaceAll("\r\n", "\n")
    .trim()
    .split(/\n[ \t]*\n+/)
    .map((group) => headersOf(group))
}

function headersOf(group: string): ReadonlyMap<string, string> {
  const unfolded = group.replaceAll(/\n[ \t]+/g, " ")
  return new Map(
    [...unfolded.matchAll(/^([\w-]+)[ \t]*:[ \t]*(.*)$/gm)].map(([, name = "", value = ""]) => [
      name.toLowerCase(),
      value.trim(),
    ]),
  )
}

/** The key in the Message-ID of the mail that comes back, where the server kept no envelope id. */
function keyInReturned(parts: readonly Attachment[]): string | undefined {
  const returned = parts.find(({ mimeType }) => RETURNED.test(mimeType))
  if (returned === undefined) return undefined
  const [head = ""] = contentOf(returned).replaceAll("\r\n", "\n").split("\n\n")
  return keyIn(/^<([^@>]+)@/.exec(headersOf(head).get("message-id") ?? "")?.[1])
}

const RETURNED = /^(?:text\/rfc822-headers|message\/(?:rfc822|global|global-headers))$/

function keyIn(given: string | undefined): string | undefined {
  return given !== undefined && /^[A-Za-z0-9]{32}$/.test(given) ? given : undefined
}

function instantOf(date: string | undefined): Instant | undefined {
  const millis = Date.parse(date ?? "")
  return Number.isNaN(millis) ? undefined : fromEpochMillis(millis)
}
