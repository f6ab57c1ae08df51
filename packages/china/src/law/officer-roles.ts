/**
 * The roles that the rule sets ask of an officer. The laws speak of "the authority" and of its head; which
 * officer that is, the host says by giving an actor the role.
 */
export const officerRoles = {
  /** 行政机关负责人: approves an extension (行政许可法 art. 42). */
  agencyHead: "agency-head",
  /** 本级人民政府负责人: approves the extension where several authorities decide as one (行政许可法 art. 42). */
  governmentHead: "government-head",
  /** Whoever may sign a refusal or a revocation for the authority. No statute names the role: a sample. */
  decidingOfficer: "deciding-officer",
} as const
