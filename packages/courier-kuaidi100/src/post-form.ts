/** One POST of a form to kuaidi100: bounded in time and size, never redirected, and nothing of it in an error. */
import { CourierError } from "@onevisit/core/ports"

export interface PostOptions {
  readonly baseUrl: URL
  readonly timeoutMs: number
}

/** The largest answer that is read: thousands of tracks. */
const LARGEST = 2_000_000

/** The body of an answer of HTTP 200. Rejects with `CourierError`. */
export async function postForm(
  { baseUrl, timeoutMs }: PostOptions,
  path: string,
  form: Readonly<Record<string, string>>,
): Promise<string> {
  const failure = (reason: "Unavailable" | "Rejected", cause?: unknown): CourierError =>
    reason === "Rejected"
      ? new CourierError("Rejected", "kuaidi100 does not take the request. Check the address it is sent to.")
      : new CourierError("Unavailable", "kuaidi100 does not answer. Ask again later.", { cause })
  try {
    const response = await fetch(new URL(path, baseUrl), {
      method: "POST",
      body: new URLSearchParams(form),
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    })
    const body = await readWhole(response)
    if (response.status === 200) return body
    // Overloaded, or another server in between: both pass. What remains is that this server knows no such request.
    const passes = response.status >= 500 || response.status === 429 || response.status === 408
    throw failure(passes ? "Unavailable" : "Rejected")
  } catch (error) {
    throw error instanceof CourierError ? error : failure("Unavailable", error)
  }
}

async function readWhole({ body }: Response): Promise<string> {
  if (body === null) return ""
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body) {
    size += part.length
    if (size > LARGEST)
      throw new CourierError("Corrupt", "kuaidi100 sent more than any parcel has tracks. Nothing was read.")
    parts.push(part)
  }
  return Buffer.concat(parts).toString("utf8")
}
