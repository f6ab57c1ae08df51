import { type Publication, type Publisher, PublisherError } from "@onevisit/core/ports"

export interface SimulatedPublisher extends Publisher {
  /** What people read now; `null` before anything is published. */
  published(): Publication | null
}

/** A publisher that keeps in memory what it was last handed. So many first calls may fail as `Unavailable`. */
export function simulatedPublisher(
  options: { readonly id?: string; readonly failures?: number } = {},
): SimulatedPublisher {
  const { failures = 0, id = "simulated-publisher" } = options
  let calls = 0
  let current: Publication | null = null
  return {
    id,
    published: () => structuredClone(current),
    publish: async (publication) => {
      calls += 1
      if (calls <= failures)
        throw new PublisherError(
          "Unavailable",
          "The place of publication is out of order. Publish again later.",
        )
      if (current !== null && publication.revision < current.revision) {
        return { outcome: "ignored-older", revision: current.revision }
      }
      if (publication.revision === current?.revision)
        return { outcome: "unchanged", revision: current.revision }
      current = structuredClone(publication)
      return { outcome: "published", revision: current.revision }
    },
  }
}
