export { badStorages, type BadStorage, type Opening } from "./bad/index.ts"
export { storageContract, type StorageCapabilities, type StorageContract } from "./storage-contract.ts"
