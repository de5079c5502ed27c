// Kinds of offence that an authorisation may be about, from the least to the gravest.

/** In this order: a later one is graver. The order is that of protection (a child last), not of any country's penalties. */
export const OFFENCES = [
  'document_fraud',
  'illicit_payment',
  'smuggling',
  'trafficking',
  'exploitation',
  'kidnapping',
  'child_trafficking',
] as const;
export type OffenceId = (typeof OFFENCES)[number];

/** Whether `found` is graver than what was authorised. */
export function isGraver(found: OffenceId, authorised: OffenceId): boolean {
  return OFFENCES.indexOf(found) > OFFENCES.indexOf(authorised);
}
