/**
 * Whether a request carries Aliyun's signature ("V3版本请求体&签名机制"): read from the request as it came, by the headers that it
 * says are signed. Written for the simulated provider, apart from any adapter.
 */
import { createHash, createHmac } from "node:crypto"
import type { ProviderRequest } from "./faulty-server.ts"

export type SignatureFault =
  | "MissingAuthorization"
  | "InvalidAccessKeyId.NotFound"
  | "SignatureDoesNotMatch"
  | "IncompleteSignature"

export interface AccessKey {
  readonly accessKeyId: string
  readonly accessKeySecret: string
}

/** `null` where all is right. */
export function findSignatureFault(request: ProviderRequest, key: AccessKey): SignatureFault | null {
  const { body, headers, method, url } = request
  const [, id, names = "", signature] =
    /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(
      headers["authorization"] ?? "",
    ) ?? []
  if (id === undefined) return "MissingAuthorization"
  if (id !== key.accessKeyId) return "InvalidAccessKeyId.NotFound"
  const signed = names.split(";")
  const demanded = ["host", ...Object.keys(headers).filter((name) => name.startsWith("x-acs-"))]
  if (demanded.some((name) => !signed.includes(name))) return "IncompleteSignature"
  const canonical = [
    method,
    url.pathname,
    queryOf(url),
    ...[...signed].sort().map((name) => `${name}:${(headers[name] ?? "").trim()}`),
    "",
    [...signed].sort().join(";"),
    hash(body),
  ].join("\n")
  const expected = createHmac("sha256", key.accessKeySecret)
    .update(`ACS3-HMAC-SHA256\n${hash(canonical)}`)
    .digest("hex")
  return expected === signature && headers["x-acs-content-sha256"] === hash(body)
    ? null
    : "SignatureDoesNotMatch"
}

function queryOf({ searchParams }: URL): string {
  const pairs = [...searchParams].map(([name, value]) => `${encode(name)}=${encode(value)}`)
  return pairs.sort().join("&")
}

function encode(text: string): string {
  return [...Buffer.from(text, "utf8")]
    .map((byte) => {
      const sign = String.fromCharCode(byte)
      return /[A-Za-z0-9_.~-]/.test(sign) ? sign : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`
    })
    .join("")
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex")
}
