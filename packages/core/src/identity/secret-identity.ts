/** The sensitive fields of a subject's identity, each behind its own mask. */
import {
  maskAddress,
  maskBankAccount,
  maskCitizenNumber,
  maskEmail,
  maskName,
  maskOrganisationCode,
  maskPhone,
} from "./masks.ts"
import { Secret } from "./secret.ts"
import { subjectKinds, type SubjectIdentity } from "./subject.ts"

/** An identity that prints as its kind and the masked name: `自然人 张*`. */
export function secretIdentity(identity: SubjectIdentity): Secret<SubjectIdentity> {
  return new Secret(identity, `${subjectKinds[identity.kind].label.zh} ${maskName(identity.name)}`)
}

/**
 * The identity with every field masked, for a screen or a letter to a third party: still plain data, no
 * longer sensitive. An organisation's own name is public and stays; a person's is masked.
 */
export function maskIdentity(identity: SubjectIdentity): SubjectIdentity {
  const { address, bankAccount, email, identifiers, kind, name, phone, representative } = identity
  const person = kind === "natural-person"
  const maskIdentifier = person ? maskCitizenNumber : maskOrganisationCode
  return {
    kind,
    name: person ? maskName(name) : name,
    identifiers: identifiers.map(({ scheme, value }) => ({ scheme, value: maskIdentifier(value) })),
    ...(phone === undefined ? {} : { phone: maskPhone(phone) }),
    ...(email === undefined ? {} : { email: maskEmail(email) }),
    ...(address === undefined ? {} : { address: maskAddress(address) }),
    ...(bankAccount === undefined ? {} : { bankAccount: maskBankAccount(bankAccount) }),
    ...(representative === undefined
      ? {}
      : {
          representative: {
            name: maskName(representative.name),
            identifiers: representative.identifiers.map(({ scheme, value }) => ({
              scheme,
              value: maskCitizenNumber(value),
            })),
          },
        }),
  }
}
