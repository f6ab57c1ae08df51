import { FilesError } from "@onevisit/core/ports"
import { open } from "node:fs/promises"

/** The failure to report for what a call to the disk has thrown. Paths and values stay in `cause`. */
export function failureOf(thrown: unknown): unknown {
  const code = (thrown as NodeJS.ErrnoException | undefined)?.code
  if (thrown instanceof FilesError || code === undefined) return thrown
  if (code === "EACCES" || code === "EPERM" || code === "EROFS" || code === "ENOTDIR" || code === "EEXIST") {
    const message = "This program may not use the directory of files. Check its path and its permissions."
    return new FilesError("Rejected", message, { cause: thrown })
  }
  if (code === "ENOSPC" || code === "EDQUOT" || code === "EFBIG") {
    return new FilesError("Unavailable", "The disk is full. Nothing was kept. Make room, then repeat.", {
      cause: thrown,
    })
  }
  return new FilesError("Unavailable", "The disk did not do its work. Check it, then repeat.", {
    cause: thrown,
  })
}

export function rejected(message: string): FilesError {
  return new FilesError("Rejected", message)
}

/** Makes a new name in a folder survive the machine's power. Windows does so by itself and has no such call. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return
  const opened = await open(folder, "r")
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}
