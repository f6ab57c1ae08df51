/** The provider that tracks parcels: a kuaidi100 on this machine, told by the stories what it knows. All of it is made up. */
import { kuaidi100Courier } from "@onevisit/courier-kuaidi100"
import type { Courier } from "@onevisit/core/ports"
import type { Instant } from "@onevisit/core/time"
import { simulatedKuaidi100, type SimulatedKuaidi100 } from "@onevisit/testkit"

export const PROVIDER_SALT = "sample-salt-of-the-district"

/** Opens the provider, and the courier that asks it; `now` is the time of both. */
export async function openParcelProvider(
  now: () => Instant,
): Promise<{ readonly provider: SimulatedKuaidi100; readonly courier: Courier }> {
  const account = { customer: "sample-district", key: "sample-key" }
  const provider = await simulatedKuaidi100({ ...account, now, isUntidy: true, seed: 11 })
  return {
    provider,
    courier: kuaidi100Courier({ ...account, salt: PROVIDER_SALT, baseUrl: provider.url, now }),
  }
}
