// One authorisation: where it stands, what it permits and why, its numbered documents, and signing, renewing, revoking it.

import type { ComponentChildren } from 'preact';
import { authorisation, officers } from '../../api/register-routes.js';
import type { AuthorisationView } from '../../api/register-types.js';
import { w, wOr } from '../../i18n/engagement-words.js';
import { clock, list } from '../../i18n/names.js';
import { t } from '../../i18n/words.js';
import { Failed, Loading, Notice, State } from '../../parts/small.js';
import { Table } from '../../parts/table.js';
import { ENGAGEMENTS } from '../../shell/menu.js';
import { stopOf } from '../../state/engagements.js';
import { now } from '../../state/now.js';
import { AuthorisationActs } from './authorisation-acts.js';
import { AuthorisationStateWords } from './authorisation-state.js';
import { EngagementFrame } from './frame.js';
import { RefusedNotice } from './refused-notice.js';
import { authorisationName, countries, threadHref, threadName, until } from './say.js';
import { useAct } from './use-act.js';
import { useOne } from './use-one.js';
import { Rules, rulesCount } from './verdicts.js';

function Row({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="facts__row">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function day(at: string): string {
  return clock(Date.parse(at));
}

function Fields({ view }: { view: AuthorisationView }) {
  const { fields } = view;
  const known = useOne('officers', officers, []).value?.items ?? [];
  const name = (id: string): string => known.find((one) => one.id === id)?.name ?? id;
  return (
    <dl class="factlist">
      <Row name={w('field.offence')}>{wOr(`offence.${fields.offence}`, fields.offence)}</Row>
      <Row name={w('field.legalBasis')}>{fields.legalBasis}</Row>
      <Row name={w('field.permitted')}>
        <ul class="plain">
          {fields.permitted.map(({ act, article }) => (
            <li key={act}>{w('authorisation.act', { act: wOr(`act.${act}`, act), article })}</li>
          ))}
        </ul>
      </Row>
      <Row name={w('field.subjects')}>{list(fields.subjects, 'unit')}</Row>
      <Row name={w('field.platforms')}>
        {list(
          fields.platforms.map((one) => wOr(`platform.${one}`, one)),
          'unit',
        )}
      </Row>
      <Row name={w('field.jurisdiction')}>{countries(fields.jurisdiction)}</Row>
      <Row name={w('field.operators')}>{list(fields.operators.map(name), 'unit')}</Row>
      <Row name={w('field.training')}>{fields.training}</Row>
      {fields.smsNumbers.length === 0 ? null : (
        <Row name={w('field.smsNumbers')}>
          <bdi dir="ltr">{fields.smsNumbers.join(', ')}</bdi>
        </Row>
      )}
      {fields.campaignId === null ? null : <Row name={w('field.campaign')}>{fields.campaignId}</Row>}
      <Row name={w('field.necessity')}>
        <span dir="auto">{fields.necessity}</span>
      </Row>
      <Row name={w('field.proportionality')}>
        <span dir="auto">{fields.proportionality}</span>
      </Row>
      <Row name={w('field.requested')}>{w('by.at', { name: view.requestedBy.name, time: day(view.requestedAt) })}</Row>
      <Row name={w('field.signed')}>
        {view.signedAt === null
          ? w('authorisation.unsigned', { name: view.signer.name })
          : w('by.at', { name: view.signer.name, time: day(view.signedAt) })}
      </Row>
      <Row name={w('field.sha256')}>
        <span class="mono hash">{view.sha256}</span>
      </Row>
    </dl>
  );
}

function Documents({ view }: { view: AuthorisationView }) {
  if (view.documents.length === 0) return <p class="hint">{w('documents.none')}</p>;
  return (
    <Table
      caption={w('documents.caption')}
      columns={[w('col.number'), w('col.what'), t('col.when'), t('col.who'), w('col.about')]}
    >
      {view.documents.map(({ n, kind, at, by, reason, threadId }) => (
        <tr key={n}>
          <th scope="row">{n}</th>
          <td>{w(`document.${kind}`)}</td>
          <td class="nowrap">{day(at)}</td>
          <td>{by.name}</td>
          <td>{threadId === null ? (reason ?? '') : <a href={threadHref(threadId)}>{threadName(threadId)}</a>}</td>
        </tr>
      ))}
    </Table>
  );
}

function Tokens({ view }: { view: AuthorisationView }) {
  if (view.tokens.length === 0) return null;
  return (
    <Table
      caption={w('tokens.caption')}
      columns={[w('col.what'), w('col.signer'), w('col.acts'), t('col.when'), w('col.state')]}
    >
      {view.tokens.map(({ kind, signer, acts, at, valid }) => (
        <tr key={`${signer}:${at}`}>
          <th scope="row">{w(`token.${kind}`)}</th>
          <td>{signer}</td>
          <td>
            {list(
              acts.map((act) => wOr(`act.${act}`, act)),
              'unit',
            )}
          </td>
          <td class="nowrap">{day(at)}</td>
          <td>
            <State icon={valid ? 'check' : 'stop'} tone={valid ? 'ok' : 'danger'}>
              {valid ? w('token.valid') : w('token.invalid')}
            </State>
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Standing({ view }: { view: AuthorisationView }) {
  const stopped = stopOf(view.id, null);
  return (
    <>
      <p class="line">
        <AuthorisationStateWords state={view.state}>
          {w(`authorisation.state.${view.state}`)}
          {view.state === 'live' ? `, ${w('authorisation.ends', { when: until(view.end, now.value) })}` : ''}
        </AuthorisationStateWords>
        <span class="second">{w('authorisation.times', { start: day(view.start), end: day(view.end) })}</span>
      </p>
      {stopped === undefined ? null : (
        <Notice
          tone="danger"
          icon="stop"
          title={w('authorisation.stopped', { name: stopped.by.name, time: day(stopped.at) })}
          speaks="none"
        >
          <p>{stopped.reason}</p>
        </Notice>
      )}
    </>
  );
}

function Holds({ view }: { view: AuthorisationView }) {
  if (view.verdicts.length === 0) return null;
  return (
    <section aria-labelledby="rules-title" class="stack">
      <div class="panel__h">
        <h2 id="rules-title">{w('authorisation.rules')}</h2>
        <span class="hint">{rulesCount(view)}</span>
      </div>
      <Rules verdicts={view.verdicts} />
    </section>
  );
}

function Whole({ view, put }: { view: AuthorisationView; put: (view: AuthorisationView) => void }) {
  const acts = useAct(put);
  return (
    <div class="body">
      <Standing view={view} />
      {acts.refused === null ? null : <RefusedNotice problem={acts.refused} />}
      <AuthorisationActs view={view} acts={acts} />
      <Holds view={view} />
      <section aria-labelledby="fields-title" class="stack">
        <h2 id="fields-title">{w('authorisation.says')}</h2>
        <Fields view={view} />
      </section>
      <Tokens view={view} />
      <section aria-labelledby="documents-title" class="stack">
        <h2 id="documents-title">{w('documents.title')}</h2>
        <Documents view={view} />
      </section>
      <p>
        <a href={`${ENGAGEMENTS}/authorisations`}>{w('authorisation.all')}</a>
      </p>
    </div>
  );
}

/** The screen. */
export function AuthorisationScreen({ id }: { id: string }) {
  const { value, problem, again, put } = useOne(id, () => authorisation(id), ['authorisation']);
  return (
    <EngagementFrame title={w('authorisation.title', { name: authorisationName(id) })}>
      {value !== null ? (
        <Whole view={value} put={put} />
      ) : problem === null ? (
        <Loading what={w('authorisations.caption')} again={again} />
      ) : (
        <Failed title={w('authorisation.failed')} problem={problem} again={again} />
      )}
    </EngagementFrame>
  );
}
