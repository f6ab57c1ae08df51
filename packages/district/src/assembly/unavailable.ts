/** A service that the district was opened without: every call rejects and says what to hand in. */
export function unavailable<Service extends object>(error: () => Error): Service {
  const reject = () => Promise.reject(error())
  // What is awaited is asked for `then`: a service is no promise.
  return new Proxy({} as Service, { get: (_, name) => (name === "then" ? undefined : reject) })
}
