/** The number that a document got when it was first printed; it stands open in the log. */
import type { Storage } from "@onevisit/core/ports"
import { readEvent } from "../acts/index.ts"
import { type DocumentEvent, documentReader, documentStream } from "./document-model.ts"

export function numberPrinted(storage: Storage) {
  return async (id: string, document: string): Promise<string | null> => {
    const [stored] = await storage.readStream({ stream: documentStream({ case: id }, document) })
    if (stored === undefined) return null
    const event = readEvent<DocumentEvent>(documentReader, stored)
    return event.type === "DocumentIssued" ? event.data.number : null
  }
}
