/** Lets everything that waits go on before. */
export function aMoment(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve))
}
