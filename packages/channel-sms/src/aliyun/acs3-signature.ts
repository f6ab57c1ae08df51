/**
 * Aliyun's signature of a request, ACS3-HMAC-SHA256 ("V3版本请求体&签名机制"), for calls of the RPC style: everything stands in
 * the query, the body is empty.
 */
import { createHash, createHmac } from "node:crypto"

export interface Acs3Call {
  /** Scheme and host. */
  readonly endpoint: string
  readonly action: string
  readonly version: string
  readonly query: Readonly<Record<string, string>>
  /** `2018-07-20T01:30:00Z` */
  readonly date: string
  readonly nonce: string
}

export interface SignedRequest {
  readonly method: "POST"
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

/** The request with its signature. The secret goes into the signature and stands nowhere. */
export function signCall(call: Acs3Call, accessKeyId: string, accessKeySecret: string): SignedRequest {
  const { host, origin } = new URL(call.endpoint)
  const query = canonicalQuery(call.query)
  const signed = {
    host,
    "x-acs-action": call.action,
    "x-acs-content-sha256": sha256(""),
    "x-acs-date": call.date,
    "x-acs-signature-nonce": call.nonce,
    "x-acs-version": call.version,
  }
  const signature = signatureOf(query, signed, accessKeySecret)
  const { host: _, ...headers } = signed
  return {
    method: "POST",
    url: `${origin}/?${query}`,
    headers: {
      ...headers,
      accept: "application/json",
      authorization: `${ALGORITHM} Credential=${accessKeyId},SignedHeaders=${namesOf(signed)},Signature=${signature}`,
    },
  }
}

/** The signature alone, over any set of headers that includes the host. */
export function signatureOf(
  query: string,
  headers: Readonly<Record<string, string>>,
  accessKeySecret: string,
): string {
  const written = Object.keys(headers)
    .sort()
    .map((name) => `${name}:${headers[name]?.trim()}\n`)
    .join("")
  const request = ["POST", "/", query, written, namesOf(headers), headers["x-acs-content-sha256"]].join("\n")
  return createHmac("sha256", accessKeySecret)
    .update(`${ALGORITHM}\n${sha256(request)}`)
    .digest("hex")
}

/** Sorted by name, encoded by RFC 3986. */
export function canonicalQuery(query: Readonly<Record<string, string>>): string {
  return Object.keys(query)
    .sort()
    .map((name) => `${encode(name)}=${encode(query[name] ?? "")}`)
    .join("&")
}

const ALGORITHM = "ACS3-HMAC-SHA256"

function namesOf(headers: Readonly<Record<string, string>>): string {
  return Object.keys(headers).sort().join(";")
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex")
}
