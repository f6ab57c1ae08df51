export { directoryFiles, type DirectoryFilesOptions } from "./directory-files.ts"
