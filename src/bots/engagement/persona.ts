// Who an officer may not appear to be, and that the persona in use is the one that was checked (rules 12 and 20).

import type { Instant } from '../../domain/clock.js';
import { refuses, type Verdict, verdict } from '../../domain/engagement-rules.js';
import type { Persona, PersonaCheck, PersonaUse } from '../../domain/persona.js';
import type { ReadSigns, TextSigns } from '../../domain/text-signs.js';
import { canonicalJson } from './canonical.js';
import type { Sha256 } from './ports.js';

/** Nobody appears younger. */
const ADULT = 18;
/** Longest life that a persona may claim, in years. */
const OLDEST = 120;

/** Whether the words of a persona pass: an adult of no protected calling, in a language that can be judged. */
export function personaPasses(persona: Persona, readSigns: ReadSigns): Verdict {
  const { age, story } = persona;
  const told = readSigns(story);
  const all = [story, persona.name, persona.occupation, ...persona.handles].map((text) => readSigns(text));
  const calling = all.flatMap(({ callings }) => callings)[0];
  return verdict('persona', [
    [!Number.isInteger(age) || age > OLDEST, 'age_missing'],
    [age < ADULT, 'minor'],
    [persona.occupation.trim() === '' || story.trim() === '', 'incomplete'],
    [all.some(({ read }) => !read), 'not_read'],
    [all.some(saysMinor), 'minor'],
    [calling !== undefined, calling ?? 'calling'],
    [all.some(({ obfuscated }) => obfuscated), 'hidden_characters'],
    [told.lang === 'und', 'language_unsure'],
  ]);
}

function saysMinor({ minor, ages }: TextSigns): boolean {
  return minor || ages.some((age) => age < ADULT);
}

/** What a check is bound to; null when the persona has no canonical form. */
export function personaHash(persona: Persona, sha256: Sha256): string | null {
  const text = canonicalJson(persona);
  return text.ok ? sha256(text.value) : null;
}

/** The thread uses a persona that passes now and was checked in exactly this form, by somebody other than who uses it. */
export function personaIsChecked(
  persona: Persona | null,
  checks: readonly PersonaCheck[],
  use: { readonly personaId: string; readonly officer: string },
  ports: { readonly readSigns: ReadSigns; readonly sha256: Sha256 },
): Verdict {
  if (persona === null || persona.id !== use.personaId) return refuses('persona', 'not_in_the_register');
  const passed = personaPasses(persona, ports.readSigns);
  if (!passed.ok) return passed;
  const hash = personaHash(persona, ports.sha256);
  const mine = checks.filter(({ personaId, sha256 }) => personaId === persona.id && sha256 === hash);
  return verdict('persona', [
    [mine.length === 0, 'not_checked_in_this_form'],
    [mine.every(({ by }) => by === use.officer), 'checked_by_its_user'],
  ]);
}

/** This use is in the log, with a purpose. */
export function useIsLogged(
  uses: readonly PersonaUse[],
  use: { readonly personaId: string; readonly threadId: string; readonly officer: string; readonly now: Instant },
): Verdict {
  const mine = uses.filter(
    (one) =>
      one.personaId === use.personaId &&
      one.threadId === use.threadId &&
      one.officer === use.officer &&
      one.at <= use.now,
  );
  return verdict('persona_log', [
    [mine.length === 0, 'not_logged'],
    [mine.every(({ purpose }) => purpose.trim() === ''), 'purpose_missing'],
  ]);
}
