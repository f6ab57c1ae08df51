export { chances } from "./chances.ts"
export { simulatedClock, type SimulatedClock } from "./clock.ts"
export { memoryFiles } from "./files.ts"
export { boundStorage } from "./bound-storage.ts"
export { lossyStorage, type Loss } from "./lossy-storage.ts"
export { memoryKeys } from "./keys.ts"
export { simulatedNumbering } from "./numbering.ts"
export { simulatedPlatform, type SimulatedPlatform, type SimulatedPlatformOptions } from "./platform.ts"
export { simulatedPopulation, type SimulatedFeed } from "./population.ts"
export { simulatedPublisher, type SimulatedPublisher } from "./publisher.ts"
export {
  simulatedRegistry,
  type SimulatedRecord,
  type SimulatedRegistry,
  type SimulatedRegistryOptions,
} from "./registry.ts"
