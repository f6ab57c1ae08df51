export type { SearchCall, Searching, SubjectSearch, SubjectsFound } from "./search-subjects.ts"
export {
  type Corrected,
  type Registered,
  type SubjectCall,
  type Subjects,
  subjects,
  type SubjectsOptions,
} from "./subjects.ts"
export { type BlindIdentifier, type Newcomer, subjectReader } from "./subject-model.ts"
export { eraseSubject } from "./erase-subject.ts"
