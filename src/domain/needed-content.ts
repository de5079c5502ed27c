// What the conversation engine needs every content to have.

/** Texts that the engine itself says. Every language must have them; all are neutral, since any phone may be watched. */
export const ENGINE_KEYS = {
  panic: 'engine.panic',
  delete: 'engine.delete',
  exit: 'engine.exit',
  reask: 'engine.reask',
  skip: 'engine.skip',
  late: 'engine.late',
  changed: 'engine.changed',
  offerPerson: 'engine.offer_person',
  handedOver: 'engine.handed_over',
  back: 'engine.back',
  languageChanged: 'engine.language_changed',
  onlyWords: 'engine.only_words',
  edited: 'engine.edited',
  thanks: 'engine.thanks',
  left: 'engine.left',
} as const;

/** Texts of contact cards, with the placeholders that the engine fills. */
export const CONTACT_KEYS = {
  line: 'contact.line',
  web: 'contact.web',
  emergency: 'contact.emergency',
  hours: 'contact.hours',
  verified: 'contact.verified',
  unchecked: 'contact.unchecked',
  caution: 'contact.caution',
  urgent: 'contact.urgent',
} as const;

/** Name of an emergency service, by what it serves. */
export function servesKey(serves: string): string {
  return `contact.serves.${serves}`;
}

/** Placeholders that every text of a flow may use: the words by which a person gives the commands. */
export const WORD_PLACEHOLDERS = ['panic', 'delete', 'person', 'exit', 'skip'] as const;

/** Flows that run when a person says so at any point, and when the talk is stuck. */
export const COMMAND_FLOWS = {
  danger: 'danger',
  person: 'person',
  help: 'about',
  language: 'language',
  stuck: 'stuck',
  number: 'number',
} as const;

/** Flow that asks for the code word and goes on as a harmless chat when it is another. Its home must ask something. */
export const DOOR_FLOW = 'decoy';

/** Flow that gives the emergency number in that chat. */
export const DOOR_NUMBER_FLOW = 'decoy-number';

/** Flow in which a witness comes back with the code of a report; it begins by asking for the code. */
export const REPORT_BACK = 'report-back';

/** Words that phone companies take as "no more messages" (CTIA and carriers' lists): no command may be one. */
export const CARRIER_WORDS = [
  'stop',
  'stopall',
  'end',
  'cancel',
  'quit',
  'unsubscribe',
  'arret',
  'revoke',
  'optout',
] as const;
