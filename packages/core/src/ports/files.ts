/**
 * Files: the bytes of materials, by the hash of the stored bytes.
 *
 * Guarantees: `put` stores all bytes or nothing and names them by their SHA-256; the same bytes twice are
 * one file; `get` returns exactly the bytes that were put, or fails as `Corrupt`; more than `maxBytes` is
 * `Rejected` and leaves nothing behind; a file is `quarantined` until someone marks it clean, and `get`
 * of a quarantined file is `Rejected` unless asked for by the scanner.
 * The application seals bytes before they come here: an adapter never sees a citizen's paper.
 */
export interface StoredFile {
  /** `sha256:` and 64 hex digits, of the stored bytes. */
  readonly hash: string
  readonly size: number
  readonly state: "quarantined" | "clean"
}

export interface Files {
  put(bytes: AsyncIterable<Uint8Array>, limits: { readonly maxBytes: number }): Promise<StoredFile>
  get(hash: string, options?: { readonly quarantined?: boolean }): Promise<AsyncIterable<Uint8Array>>
  /** `null` where there is no such file. */
  stat(hash: string): Promise<StoredFile | null>
  markClean(hash: string): Promise<void>
  /** Resolves too when there was none. */
  delete(hash: string): Promise<void>
}

export function defineFiles<F extends Files>(files: F): F {
  return files
}
