export { badKeys, type BadKeys } from "./bad-keys.ts"
export { keysContract, type KeysCapabilities, type KeysContract } from "./keys-contract.ts"
