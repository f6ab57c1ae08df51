import { ChannelError } from "@onevisit/core/ports"
import { expect } from "vitest"

/** The failure of a call, which must be a ChannelError. */
export async function failure(call: Promise<unknown>): Promise<ChannelError> {
  const thrown: unknown = await call.then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(thrown).toBeInstanceOf(ChannelError)
  return thrown as ChannelError
}
