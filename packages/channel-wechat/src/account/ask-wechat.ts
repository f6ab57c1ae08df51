// One request to WeChat, and what may be concluded from its fate. Who could not be reached was told nothing; who was
// reached and did not answer may have done what was asked.

export type WechatAnswer =
  /** It has done what was asked. */
  | { readonly kind: "done"; readonly body: Readonly<Record<string, unknown>> }
  /** It has not, and says why by its own code. */
  | { readonly kind: "refused"; readonly errcode: number }
  /** There was no connection. `code` is that of the system. */
  | { readonly kind: "unreachable"; readonly code: string }
  /** It was asked and gave no answer, or none that can be read. */
  | { readonly kind: "no-answer" }

/** An answer longer than this is none that we read; in bytes. A list of twenty articles may have 20 × 1 MB. */
const LONGEST_ANSWER = 24 * 1024 * 1024

/** Asks once and never again by itself; follows no redirection, since the address holds a token. Never rejects. */
export async function askWechat(url: string, body: object, patienceMs: number): Promise<WechatAnswer> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8", accept: "application/json" },
      redirect: "manual",
      signal: AbortSignal.timeout(patienceMs),
      body: JSON.stringify(body),
    })
    return readAnswer(parseJson(await readText(response)), response.ok)
  } catch (error) {
    const { cause } = error as { readonly cause?: { readonly code?: unknown } }
    const code = typeof cause?.code === "string" ? cause.code : ""
    return NEVER_CONNECTED.test(code) ? { kind: "unreachable", code } : { kind: "no-answer" }
  }
}

/** WeChat answers with status 200 whatever happened. Another status may come from anyone on the way. */
function readAnswer(json: unknown, ok: boolean): WechatAnswer {
  if (!ok || typeof json !== "object" || json === null || Array.isArray(json)) return { kind: "no-answer" }
  const body = json as Readonly<Record<string, unknown>>
  const { errcode = 0 } = body
  if (typeof errcode !== "number" || !Number.isSafeInteger(errcode)) return { kind: "no-answer" }
  return errcode === 0 ? { kind: "done", body } : { kind: "refused", errcode }
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ""
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += (chunk as Uint8Array).byteLength
    if (bytes > LONGEST_ANSWER) throw new Error("too long")
    text += decoder.decode(chunk as Uint8Array, { stream: true })
  }
  return text + decoder.decode()
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Of Node's resolver, sockets and TLS: errors of a connection that did not come about. */
const NEVER_CONNECTED =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|ERR_SSL_\w+|CERT_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+)$/
