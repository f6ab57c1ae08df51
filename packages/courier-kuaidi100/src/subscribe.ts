/** Subscribes to a waybill (订阅接口): kuaidi100 then sends what it learns until the parcel is signed for. */
import { CourierError } from "@onevisit/core/ports"
import { failed } from "./answer.schema.ts"
import { postForm, type PostOptions } from "./post-form.ts"

export interface Subscription {
  readonly com: string
  readonly num: string
  readonly phone?: string
  readonly callbackUrl: string
  readonly key: string
  readonly salt?: string
}

/** Rejects with `CourierError`. */
export async function subscribe(
  posting: PostOptions,
  { callbackUrl, com, key, num, phone, salt }: Subscription,
): Promise<void> {
  if (salt === undefined)
    throw new CourierError(
      "Rejected",
      "Without a `salt` nothing proves what is sent: set one, then subscribe.",
    )
  const parameters = {
    callbackurl: callbackUrl,
    salt,
    resultv2: "4",
    ...(phone === undefined ? {} : { phone }),
  }
  const param = JSON.stringify({ company: com, number: num, key, parameters })
  const answer = await postForm(posting, "/poll", { schema: "json", param })
  const code = codeOf(answer)
  // 501 重复订阅: it is subscribed to already.
  if (code === "200" || code === "501") return
  const passes = code === undefined || code === "500" || code === "502"
  throw new CourierError(
    passes ? "Unavailable" : "Rejected",
    passes
      ? "kuaidi100 did not take the subscription. Subscribe again later."
      : "kuaidi100 refuses the subscription: check the carrier's code, the key and the account.",
  )
}

function codeOf(answer: string): string | undefined {
  try {
    const parsed = failed.safeParse(JSON.parse(answer))
    return parsed.success ? parsed.data.returnCode : undefined
  } catch {
    return undefined
  }
}
