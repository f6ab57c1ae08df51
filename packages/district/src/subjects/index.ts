export {
  type Corrected,
  type Registered,
  type SubjectCall,
  type Subjects,
  subjects,
  type SubjectsOptions,
} from "./subjects.ts"
export { type BlindIdentifier, subjectReader } from "./subject-model.ts"
