// Simulated providers for the tests of a file, ended together.
import { simulatedAliyunSms, type SimulatedAliyun, type SimulatedAliyunOptions } from "@onevisit/testkit"
import { now, wordings } from "./sample-sms.ts"

/** `start` one with the sample templates; `stop` ends all that were started. */
export function providersOf() {
  const started: SimulatedAliyun[] = []
  return {
    start: async (options: Partial<SimulatedAliyunOptions> = {}): Promise<SimulatedAliyun> => {
      const provider = await simulatedAliyunSms({ templates: wordings, clock: () => now, ...options })
      started.push(provider)
      return provider
    },
    stop: async (): Promise<void> => {
      for (const provider of started.splice(0)) await provider.close()
    },
  }
}
