// Which screen an address behind /desk/engagements/ names.

import type { ComponentChildren } from 'preact';
import { w } from '../../i18n/engagement-words.js';
import { Empty } from '../../parts/small.js';
import { AuthorisationScreen } from './authorisation-screen.js';
import { AuthorisationsScreen } from './authorisations-screen.js';
import { CampaignScreen } from './campaign-screen.js';
import { CampaignsScreen } from './campaigns-screen.js';
import { FiguresScreen } from './figures-screen.js';
import { EngagementFrame } from './frame.js';
import { NewCampaignScreen } from './new-campaign-screen.js';
import { OpenThreadScreen } from './open-thread-screen.js';
import { PersonaScreen } from './persona-screen.js';
import { PersonasScreen } from './personas-screen.js';
import { RangeScreen } from './range-screen.js';
import { RangeTalkScreen } from './range-talk-screen.js';
import { RegistersScreen } from './registers-screen.js';
import { RequestScreen } from './request-screen.js';
import { StopsScreen } from './stops-screen.js';
import { ThreadScreen } from './thread-screen.js';
import { ThreadsScreen } from './threads-screen.js';
import './engagements.css';

type Draw = (id: string) => ComponentChildren;

const LISTS: Readonly<Record<string, () => ComponentChildren>> = {
  '': () => <ThreadsScreen />,
  authorisations: () => <AuthorisationsScreen />,
  personas: () => <PersonasScreen />,
  registers: () => <RegistersScreen />,
  campaigns: () => <CampaignsScreen />,
  training: () => <RangeScreen />,
  stops: () => <StopsScreen />,
  figures: () => <FiguresScreen />,
};
const ONE: Readonly<Record<string, { readonly made: () => ComponentChildren; readonly shown: Draw }>> = {
  threads: { made: () => <OpenThreadScreen />, shown: (id) => <ThreadScreen key={id} id={id} /> },
  authorisations: { made: () => <RequestScreen />, shown: (id) => <AuthorisationScreen key={id} id={id} /> },
  campaigns: { made: () => <NewCampaignScreen />, shown: (id) => <CampaignScreen key={id} id={id} /> },
  training: { made: () => null, shown: (id) => <RangeTalkScreen key={id} id={id} /> },
  personas: { made: () => <PersonaScreen key="new" id={null} />, shown: (id) => <PersonaScreen key={id} id={id} /> },
};
const NEW = 'new';

/** The screen at `where`: `threads/T7`, `authorisations/new`, `figures` … */
export function EngagementPages({ where }: { where: string }) {
  const [list = '', id] = where.split('/');
  const one = ONE[list];
  const drawn = id === undefined ? LISTS[list]?.() : id === NEW ? one?.made() : one?.shown(id);
  return (
    <>
      {drawn ?? (
        <EngagementFrame title={w('nowhere.title')}>
          <Empty icon="info" title={w('nowhere.title')} />
        </EngagementFrame>
      )}
    </>
  );
}
