export { type Capability, given, type Lacking } from "./capability.ts"
export { type Certificate, formatCertificate } from "./certificate.ts"
export {
  CERTIFIED,
  type CertifiedContract,
  certifiedSuite,
  type Declare,
  type DeclareGroup,
} from "./certified-suite.ts"
