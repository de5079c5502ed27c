import { personaHash, personaPasses } from '../../../../src/bots/engagement/persona.js';
import type { Persona } from '../../../../src/domain/persona.js';
import { NOW, PERSONA, readSigns, sha256 } from '../world.js';

import { areRefused, type Case, PLAIN, send } from './attempt.js';

/** Personas that nobody may wear, in words, other letters and other languages. */
function personas(): readonly Case[] {
  const wrong: readonly (readonly [string, Partial<Persona>, string?])[] = [
    ['of seventeen', { age: 17 }, 'minor'],
    ['of no age', { age: Number.NaN }],
    ['of sixteen in the story', { story: 'She is 16 years old and lives with her aunt in the old town.' }, 'minor'],
    ['who goes to school', { story: 'He goes to high school and lives with his two parents here.' }, 'minor'],
    ['of a handle with an age', { handles: ['anna im 15 years old'] }, 'minor'],
    ['a lawyer', { occupation: 'lawyer' }, 'lawyer'],
    ['a lawyer in Cyrillic letters', { occupation: 'lаwуer' }],
    ['a lawyer with spaces', { occupation: 'l a w y e r' }],
    ['a lawyer in French', { occupation: 'avocate' }, 'lawyer'],
    ['a lawyer in German', { occupation: 'Rechtsanwalt' }, 'lawyer'],
    ['a lawyer in Chinese', { occupation: '律师' }, 'lawyer'],
    ['a lawyer in Vietnamese', { occupation: 'luật sư' }, 'lawyer'],
    ['a lawyer in Bengali', { occupation: 'আইনজীবী' }, 'lawyer'],
    ['a doctor', { occupation: 'doctor' }, 'doctor'],
    ['a nurse in Spanish', { occupation: 'enfermera' }, 'doctor'],
    ['a doctor in Thai', { occupation: 'แพทย์' }, 'doctor'],
    ['a doctor in Arabic', { occupation: 'طبيب' }, 'doctor'],
    ['a doctor in Russian', { occupation: 'врач' }, 'doctor'],
    ['a priest', { story: 'He is a priest who has worked in this town for many years now.' }, 'cleric'],
    ['an imam in Tagalog', { occupation: 'imam' }, 'cleric'],
    ['a journalist', { occupation: 'journalist' }, 'journalist'],
    ['a journalist in Indonesian', { occupation: 'wartawan' }, 'journalist'],
    ['a journalist in Tamil', { occupation: 'பத்திரிகையாளர்' }, 'journalist'],
    ['an aid worker', { occupation: 'NGO volunteer' }, 'ngo'],
    ['an aid worker in Burmese', { occupation: 'စေတနာ့ဝန်ထမ်း' }, 'ngo'],
    ['a helpline', { name: 'Migrant Helpline' }, 'helpline'],
    ['a helpline in Malay', { name: 'Talian Bantuan' }, 'helpline'],
    ['of no story', { story: ' ' }],
    ['of a story in no language that can be judged', { story: 'zxq vrt plk gnf wwx' }],
  ];
  return wrong.map(
    ([what, changes, why]): Case => ({
      what: `a persona ${what}`,
      rule: 'persona',
      ...(why === undefined ? {} : { why }),
      tries: () => [personaPasses({ ...PERSONA, ...changes }, readSigns)],
    }),
  );
}

areRefused([
  { what: 'a use of the persona that is not logged', rule: 'persona_log', tries: send(PLAIN, { personaUses: [] }) },
  {
    what: 'a use without a purpose',
    rule: 'persona_log',
    why: 'purpose_missing',
    tries: send(PLAIN, {
      personaUses: [{ personaId: 'P-1', threadId: 'T-18', officer: 'officer4', at: NOW - 1, purpose: '' }],
    }),
  },
  {
    what: 'a persona edited to 17 after its check',
    rule: 'persona',
    why: 'minor',
    tries: send(PLAIN, { persona: { ...PERSONA, age: 17 } }),
  },
  {
    what: 'a persona changed by one letter after its check',
    rule: 'persona',
    why: 'not_checked_in_this_form',
    tries: send(PLAIN, { persona: { ...PERSONA, name: 'Samy' } }),
  },
  {
    what: 'a persona checked by who uses it',
    rule: 'persona',
    why: 'checked_by_its_user',
    tries: send(PLAIN, {
      personaChecks: [{ personaId: 'P-1', sha256: personaHash(PERSONA, sha256)!, by: 'officer4', at: NOW }],
    }),
  },
  { what: 'no persona', rule: 'persona', why: 'not_in_the_register', tries: send(PLAIN, { persona: null }) },
  ...personas(),
]);
