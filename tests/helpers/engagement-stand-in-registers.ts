// Registers of the engagements' stand-in: authorisations, officers, personas, training, figures. They do not change.

import type { z } from 'zod';
import { AuthorisationList, AuthorisationView } from '../../src/server/api/schemas/engagements/authorisations.js';
import {
  FiguresView,
  OfficerList,
  PersonaList,
  PersonaView,
  PolicyView,
  SafeguardingView,
  TrainingList,
} from '../../src/server/api/schemas/engagements/registers.js';
import type { MoreRoutes } from './desk-stand-in.js';
import { ago } from './desk-stand-in-data.js';
import {
  authorisationView,
  figuresView,
  INA,
  LEA,
  NADIA,
  personaView,
  policyView,
  TOM,
} from './engagement-stand-in-data.js';

function asRow(view: z.infer<typeof AuthorisationView>): unknown {
  const { fields: _1, requestedBy: _2, requestedAt: _3, signedAt: _4, toSign: _5, ...rest } = view;
  const { sha256: _6, tokens: _7, documents: _8, verdicts: _9, ...row } = rest;
  return row;
}

/** Every register that the screens read. */
export const REGISTER_ROUTES: MoreRoutes['routes'] = [
  ['engagement.authorisations.list', AuthorisationList, () => ({ items: [authorisationView(null)].map(asRow) })],
  [
    'engagement.authorisation.read',
    AuthorisationView,
    ({ params }) => authorisationView(params.id === 'A_asked' ? '{"to":"sign"}' : null),
  ],
  [
    'engagement.officers',
    OfficerList,
    () => ({ items: [INA, LEA, TOM, NADIA].map((one) => ({ ...one, threads: one.id === INA.id ? 6 : 0 })) }),
  ],
  ['engagement.policy', PolicyView, policyView],
  ['engagement.personas.list', PersonaList, () => ({ items: [personaView()] })],
  ['engagement.persona.read', PersonaView, personaView],
  [
    'engagement.training.list',
    TrainingList,
    () => ({
      items: [
        {
          officer: { id: INA.id, name: INA.name },
          kind: 'online-engagement-1',
          passedAt: ago(86_400),
          expiresAt: ago(-9_000_000),
          recordedBy: { id: LEA.id, name: LEA.name },
          current: true,
        },
      ],
    }),
  ],
  [
    'engagement.safeguarding.read',
    SafeguardingView,
    () => ({ officers: [LEA, TOM].map(({ id, name }) => ({ id, name })) }),
  ],
  ['engagement.figures', FiguresView, figuresView],
];
