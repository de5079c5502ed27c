// The register of personas: whether each passes the rules, and who checked it in the form it has now.

import { personas } from '../../api/register-routes.js';
import type { Persona } from '../../api/register-types.js';
import { w } from '../../i18n/engagement-words.js';
import { list } from '../../i18n/names.js';
import { t } from '../../i18n/words.js';
import { State } from '../../parts/small.js';
import { ENGAGEMENTS } from '../../shell/menu.js';
import { may } from '../../state/may.js';
import { ListFrame } from '../lists/frame.js';
import { usePages } from '../lists/use-pages.js';
import { EngagementFrame } from './frame.js';
import { personaHref, whyWords } from './say.js';

/** Whether it may be used. */
export function PersonaStanding({ one }: { one: Persona }) {
  if (!one.verdict.ok) {
    return (
      <State icon="stop" tone="danger">
        {whyWords('persona', one.verdict.why)}
      </State>
    );
  }
  if (one.checkedBy.length === 0) {
    return (
      <State icon="clock" tone="warn">
        {w('persona.unchecked')}
      </State>
    );
  }
  return (
    <State icon="check" tone="ok">
      {w('persona.checked', { names: list(one.checkedBy.map(({ by }) => by.name)) })}
    </State>
  );
}

/** The screen. */
export function PersonasScreen() {
  const pages = usePages<Persona>('personas', personas);
  return (
    <EngagementFrame title={t('screen.personas')}>
      <div class="body">
        {may('engagement.persona.register') ? (
          <p>
            <a class="btn" href={`${ENGAGEMENTS}/personas/new`}>
              {w('persona.new')}
            </a>
          </p>
        ) : null}
        <ListFrame
          pages={pages}
          caption={w('personas.caption')}
          columns={[w('col.persona'), w('field.age'), w('field.occupation'), w('col.state'), w('col.uses')]}
          empty={w('personas.empty')}
          row={(one) => (
            <tr key={one.id}>
              <th scope="row">
                <a href={personaHref(one.id)}>{one.name}</a>
              </th>
              <td>{one.age}</td>
              <td>{one.occupation}</td>
              <td>
                <PersonaStanding one={one} />
              </td>
              <td>{one.uses.length}</td>
            </tr>
          )}
        />
      </div>
    </EngagementFrame>
  );
}
