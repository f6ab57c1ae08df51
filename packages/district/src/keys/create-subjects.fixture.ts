/** A program of its own that creates twenty subjects, one after the other: `<key file> <name>`. */
import { fileKeys } from "./file-keys.ts"

const [path = "", name = ""] = process.argv.slice(2)
const keys = fileKeys(path)
for (let at = 0; at < 20; at += 1) await keys.create(`sub_${name}${at}`)
