export {
  acts,
  events,
  indexValues,
  instants,
  plainDates,
  storableTexts,
  storableValues,
} from "./arbitraries.ts"
export type { TestFunctions } from "./contract.ts"
export { filesContract, type FilesContract } from "./files-contract.ts"
export { hostileTexts, hostileValues, unstorableTexts } from "./hostile.ts"
export { keysContract, type KeysContract } from "./keys-contract.ts"
export { publisherContract, type PublisherContract } from "./publisher-contract.ts"
export { commitAll, commitOne, minute, sampleAct, sampleEvent } from "./samples.ts"
export { simulatedClock, type SimulatedClock } from "./simulated/clock.ts"
export { memoryFiles } from "./simulated/files.ts"
export { memoryKeys } from "./simulated/keys.ts"
export { simulatedNumbering } from "./simulated/numbering.ts"
export { simulatedPublisher, type SimulatedPublisher } from "./simulated/publisher.ts"
export {
  simulatedRegistry,
  type SimulatedRecord,
  type SimulatedRegistry,
  type SimulatedRegistryOptions,
} from "./simulated/registry.ts"
export { badStorages, type BadStorage } from "./storage/bad-storages.ts"
export { storageContract, type StorageContract } from "./storage/storage-contract.ts"
