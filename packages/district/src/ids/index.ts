export { uuidFrom } from "./uuid-from.ts"
export { uuidV7 } from "./uuid-v7.ts"
