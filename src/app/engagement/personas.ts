// The register of personas: written down, checked by somebody else, changed; each use is logged when a thread is opened.

import { personaHash, personaPasses } from '../../bots/engagement/persona.js';
import type { PersonaFile } from '../../bots/engagement/registers.js';
import type { Officer } from '../../domain/authorisation.js';
import type { Persona } from '../../domain/persona.js';
import { ok } from '../../domain/result.js';
import { PERSONAS } from './row-kinds.js';
import { blocked, type EngagementTools, NOT_FOUND, type Outcome, refused, STALE } from './tools.js';

/** Everything of a persona but what the register gives. */
export type PersonaFields = Omit<Persona, 'id' | 'version'>;

/** Writes a persona down. It is there whatever the check of words says; nobody can use it before it passes. Gives its id. */
export async function registerPersona(
  fields: PersonaFields,
  officer: Officer,
  { rows, ids, ports }: EngagementTools,
): Promise<Outcome<string>> {
  const persona: Persona = { ...fields, id: ids.random(), version: 1 };
  if (personaHash(persona, ports.sha256) === null) return refused('not_canonical');
  const event = { kind: 'registered', persona } as const;
  const written = await rows.change(PERSONAS, persona.id, () => ok({ uid: 'registered', by: officer.id, event }));
  return written.ok ? ok(persona.id) : written;
}

/** Changes it: whatever was checked is void. */
export async function changePersona(
  id: string,
  fields: PersonaFields,
  officer: Officer,
  { rows, ids, ports }: EngagementTools,
): Promise<Outcome<string>> {
  const written = await rows.change(PERSONAS, id, ({ state }) => {
    if (state === null) return NOT_FOUND;
    const persona: Persona = { ...fields, id, version: state.persona.version + 1 };
    if (personaHash(persona, ports.sha256) === null) return refused('not_canonical');
    return ok({ uid: ids.random(), by: officer.id, event: { kind: 'changed', persona } as const });
  });
  return written.ok ? ok(id) : written;
}

/** Says that exactly this form was checked, by somebody who did not write it. A form whose words do not pass is refused. */
export async function checkPersona(
  id: string,
  sha256: string,
  officer: Officer,
  { rows, ids, ports }: EngagementTools,
): Promise<Outcome<string>> {
  const written = await rows.change(PERSONAS, id, ({ state }) => {
    if (state === null) return NOT_FOUND;
    if (personaHash(state.persona, ports.sha256) !== sha256) return STALE;
    if (state.by === officer.id) return refused('own_text');
    const passes = personaPasses(state.persona, ports.readSigns);
    if (!passes.ok) return blocked([passes]);
    return ok({ uid: ids.random(), by: officer.id, event: { kind: 'checked', sha256 } as const });
  });
  return written.ok ? ok(id) : written;
}

/** One persona. */
export async function readPersona(id: string, { rows }: EngagementTools): Promise<Outcome<PersonaFile>> {
  const { state } = await rows.load(PERSONAS, id);
  return state === null ? NOT_FOUND : ok(state);
}
