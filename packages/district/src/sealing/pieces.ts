/** Streams of bytes cut into pieces of one length, and read back by exact lengths. */

/** The bytes in pieces of `length`, the last one shorter and perhaps empty: there is always a last. */
export async function* piecesOf(
  bytes: AsyncIterable<Uint8Array>,
  length: number,
): AsyncIterable<{ readonly piece: Uint8Array; readonly last: boolean }> {
  let parts: Uint8Array[] = []
  let size = 0
  for await (const part of bytes) {
    let rest = part
    while (size + rest.length > length) {
      const taken = rest.subarray(0, length - size)
      yield { piece: Buffer.concat([...parts, taken]), last: false }
      rest = rest.subarray(taken.length)
      parts = []
      size = 0
    }
    // The caller may use its buffer again.
    parts.push(Uint8Array.from(rest))
    size += rest.length
  }
  yield { piece: Buffer.concat(parts), last: true }
}

export interface ExactReader {
  /** Exactly so many bytes. Throws `RangeError` when there are fewer. */
  next(length: number): Promise<Uint8Array>
  isAtEnd(): Promise<boolean>
  /** Lets go of the stream, read to its end or not. */
  close(): Promise<void>
}

export function readExactly(bytes: AsyncIterable<Uint8Array>): ExactReader {
  const source = bytes[Symbol.asyncIterator]()
  let held = Buffer.alloc(0)
  const fill = async (length: number): Promise<boolean> => {
    const parts = [held]
    let size = held.length
    while (size < length) {
      const { done, value } = await source.next()
      if (done === true) break
      parts.push(Buffer.from(value))
      size += value.length
    }
    if (parts.length > 1) held = Buffer.concat(parts)
    return size >= length
  }
  return {
    next: async (length) => {
      if (!(await fill(length))) throw new RangeError("Fewer bytes than expected.")
      const taken = held.subarray(0, length)
      held = held.subarray(length)
      return taken
    },
    isAtEnd: async () => !(await fill(1)),
    close: async () => void (await source.return?.()),
  }
}
