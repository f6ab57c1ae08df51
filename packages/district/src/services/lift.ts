/** Promise-shaped ports as Effect services: each method once, with the port's own error in the error channel. */
import * as Effect from "effect/Effect"

type AsyncMethod = (...args: never) => Promise<unknown>

/** The methods of a port that return promises. */
export type MethodsOf<Port> = {
  [Name in keyof Port]-?: Port[Name] extends AsyncMethod ? Name : never
}[keyof Port] &
  string

/** A port whose methods give effects instead of promises; everything else of it stays behind. */
export type Lifted<Port, Failure> = {
  readonly [Name in MethodsOf<Port>]: Port[Name] extends (...args: infer Args) => Promise<infer Value>
    ? (...args: Args) => Effect.Effect<Value, Failure>
    : never
}

/**
 * Lifts a port. `methods` names all of them, so that a new one is not forgotten. What fails and is no
 * `Failure` is a defect: a port promised to fail in no other way.
 */
export function lift<Port extends object, Failure>(
  port: Port,
  methods: Readonly<Record<MethodsOf<Port>, true>>,
  isFailure: (error: unknown) => error is Failure,
): Lifted<Port, Failure> {
  const lifted = Object.keys(methods).map((name) => {
    const call = (...args: readonly unknown[]): Effect.Effect<unknown, Failure> =>
      Effect.tryPromise({
        try: () =>
          Reflect.apply(Reflect.get(port, name) as (...all: unknown[]) => Promise<unknown>, port, args),
        catch: (error) => error,
      }).pipe(Effect.catch((error) => (isFailure(error) ? Effect.fail(error) : Effect.die(error))))
    return [name, call] as const
  })
  return Object.fromEntries(lifted) as unknown as Lifted<Port, Failure>
}
