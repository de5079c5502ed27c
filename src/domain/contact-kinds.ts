// What kinds of contacts a registry holds.

/** Kinds of contacts in the registry. `emergency` is apart: help-safety rule 11. */
export const CONTACT_KINDS = [
  'emergency',
  'trafficking',
  'smuggling',
  'labour',
  'child',
  'embassy_abroad',
  'migrants',
  'domestic_violence',
  'police_report',
] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];
