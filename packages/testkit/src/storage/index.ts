export { badStorages, type BadStorage } from "./bad-storages.ts"
export { storageContract, type StorageContract } from "./storage-contract.ts"
