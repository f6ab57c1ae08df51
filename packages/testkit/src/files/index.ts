export { badFiles, type BadFiles } from "./bad-files.ts"
export { filesContract, type FilesCapabilities, type FilesContract } from "./files-contract.ts"
