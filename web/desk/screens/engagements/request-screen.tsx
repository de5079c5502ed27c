// Asking for an authorisation: what is asked for is the text that the authoriser signs, word for word.

import { useLocation } from 'preact-iso/router';
import { ACTS } from '../../../../src/domain/authorisation.js';
import { OFFENCES } from '../../../../src/domain/offence.js';
import type { Act, OffenceId } from '../../api/engagement-types.js';
import { officers, policy, requestAuthorisation } from '../../api/register-routes.js';
import type { AuthorisationFields, AuthorisationView, Officer } from '../../api/register-types.js';
import { w } from '../../i18n/engagement-words.js';
import { Loading } from '../../parts/small.js';
import { Choice, localTime, several, TextArea, TextField, Ticks, useForm, utc } from './form.js';
import { EngagementFrame } from './frame.js';
import { RefusedNotice } from './refused-notice.js';
import { authorisationHref, countries } from './say.js';
import { useAct } from './use-act.js';
import { useOne } from './use-one.js';

const DAY_MS = 86_400_000;
/** What the form proposes; the country's law may allow less. */
const DAYS = 30;

const EMPTY = {
  offence: 'smuggling' as string,
  legalBasis: '',
  article: '',
  acts: ['reply', 'ask'] as readonly string[],
  subjects: '',
  platforms: 'telegram',
  jurisdiction: [] as readonly string[],
  operators: [] as readonly string[],
  signer: '',
  training: '',
  smsNumbers: '',
  campaignId: '',
  necessity: '',
  proportionality: '',
};
type Values = typeof EMPTY & { readonly start: string; readonly end: string };

/** What the form begins with where somebody came from a campaign: it warns and does nothing else. */
function forCampaign(campaignId: string | undefined): Partial<typeof EMPTY> {
  return campaignId === undefined ? {} : { campaignId, acts: ['warn'] };
}

/** What is sent; null while a time is none. */
function fieldsOf(values: Values): AuthorisationFields | null {
  const { acts, article, campaignId, subjects, platforms, smsNumbers, offence, ...rest } = values;
  const [start, end] = [utc(values.start), utc(values.end)];
  if (start === null || end === null) return null;
  return {
    ...rest,
    start,
    end,
    offence: offence as OffenceId,
    permitted: acts.map((act) => ({ act: act as Act, article: article.trim() })),
    subjects: several(subjects),
    platforms: several(platforms),
    smsNumbers: several(smsNumbers),
    campaignId: campaignId.trim() === '' ? null : campaignId.trim(),
  };
}

/** The first field that is still empty, by its name; null: all that must be there is. */
function missing(values: Values): string | null {
  const needed: readonly [boolean, string][] = [
    [values.legalBasis.trim() === '', w('field.legalBasis')],
    [values.article.trim() === '', w('field.article')],
    [values.acts.length === 0, w('field.permitted')],
    [several(values.subjects).length === 0, w('field.subjects')],
    [several(values.platforms).length === 0, w('field.platforms')],
    [values.jurisdiction.length === 0, w('field.jurisdiction')],
    [values.operators.length === 0, w('field.operators')],
    [values.signer === '', w('field.signer')],
    [values.training.trim() === '', w('field.training')],
    [values.necessity.trim().length < 20, w('field.necessity')],
    [values.proportionality.trim().length < 20, w('field.proportionality')],
  ];
  return needed.find(([empty]) => empty)?.[1] ?? null;
}

interface PartProps {
  readonly values: Values;
  readonly set: ReturnType<typeof useForm<Values>>['set'];
}

function What({ values, set }: PartProps) {
  const { value } = useOne('policy', policy, []);
  const known = (value?.countries ?? [])
    .filter(({ standing }) => standing !== 'forbidden')
    .sort((one, other) => Number(other.signed) - Number(one.signed));
  return (
    <>
      <Choice
        label={w('field.offence')}
        value={values.offence}
        onChange={set('offence')}
        options={OFFENCES.map((one) => [one, w(`offence.${one}`)])}
      />
      <TextField
        label={w('field.legalBasis')}
        hint={w('request.basis.hint')}
        value={values.legalBasis}
        onChange={set('legalBasis')}
      />
      <TextField
        label={w('field.article')}
        hint={w('request.article.hint')}
        value={values.article}
        onChange={set('article')}
      />
      <Ticks
        label={w('field.permitted')}
        values={values.acts}
        onChange={set('acts')}
        options={ACTS.map((act) => [act, w(`act.${act}`)])}
      />
      <Ticks
        label={w('field.jurisdiction')}
        values={values.jurisdiction}
        onChange={set('jurisdiction')}
        options={known.map(({ country, signed }) => [
          country,
          signed ? countries([country]) : w('request.unsigned', { country: countries([country]) }),
        ])}
      />
      <TextField
        label={w('field.subjects')}
        hint={w('request.subjects.hint')}
        value={values.subjects}
        onChange={set('subjects')}
      />
      <TextField
        label={w('field.platforms')}
        hint={w('request.platforms.hint')}
        value={values.platforms}
        onChange={set('platforms')}
      />
    </>
  );
}

function Who({ values, set, people }: PartProps & { readonly people: readonly Officer[] }) {
  const holders = (role: Officer['roles'][number]) =>
    people.filter(({ roles }) => roles.includes(role)).map(({ id, name }) => [id, name] as const);
  return (
    <>
      <Ticks
        label={w('field.operators')}
        values={values.operators}
        onChange={set('operators')}
        options={holders('operator')}
      />
      <TextField
        label={w('field.training')}
        hint={w('request.training.hint')}
        value={values.training}
        onChange={set('training')}
      />
      <Choice
        label={w('field.signer')}
        hint={w('request.signer.hint')}
        value={values.signer}
        onChange={set('signer')}
        options={[['', w('request.choose')], ...holders('authoriser')]}
      />
    </>
  );
}

function Why({ values, set }: PartProps) {
  return (
    <>
      <TextField label={w('field.start')} type="datetime-local" value={values.start} onChange={set('start')} />
      <TextField label={w('field.end')} type="datetime-local" value={values.end} onChange={set('end')} />
      <TextArea
        label={w('field.necessity')}
        hint={w('request.necessity.hint')}
        value={values.necessity}
        onChange={set('necessity')}
      />
      <TextArea
        label={w('field.proportionality')}
        hint={w('request.proportionality.hint')}
        value={values.proportionality}
        onChange={set('proportionality')}
      />
      <details class="rules__more" open={values.campaignId !== ''}>
        <summary>{w('request.more')}</summary>
        <div class="stack">
          <TextField
            label={w('field.smsNumbers')}
            hint={w('request.sms.hint')}
            value={values.smsNumbers}
            onChange={set('smsNumbers')}
          />
          <TextField
            label={w('field.campaign')}
            hint={w('request.campaign.hint')}
            value={values.campaignId}
            onChange={set('campaignId')}
          />
        </div>
      </details>
    </>
  );
}

function Form({ people }: { people: readonly Officer[] }) {
  const { route, query } = useLocation();
  const now = Date.now();
  const { values, set } = useForm<Values>({
    ...EMPTY,
    ...forCampaign(query.campaign),
    start: localTime(now),
    end: localTime(now + DAYS * DAY_MS),
  });
  const { busy, refused, act } = useAct<AuthorisationView>(({ id }) => route(authorisationHref(id)));
  const empty = missing(values);
  const fields = fieldsOf(values);
  return (
    <form
      class="body body--narrow"
      onSubmit={(event) => {
        event.preventDefault();
        if (empty === null && fields !== null) void act(() => requestAuthorisation(fields), w('did.requested'));
      }}
    >
      <p>{w('request.text')}</p>
      {query.campaign === undefined ? null : <p>{w('request.campaign', { campaign: query.campaign })}</p>}
      <What values={values} set={set} />
      <Who values={values} set={set} people={people} />
      <Why values={values} set={set} />
      {refused === null ? null : <RefusedNotice problem={refused} />}
      <p class="line">
        <button
          class="btn btn--primary"
          type="submit"
          aria-disabled={empty !== null || fields === null}
          aria-busy={busy}
          aria-describedby="request-not-yet"
        >
          {w('request.send')}
        </button>
        <span class="hint" id="request-not-yet">
          {empty !== null ? w('form.missing', { field: empty }) : fields === null ? w('form.noTime') : ''}
        </span>
      </p>
    </form>
  );
}

/** The screen. */
export function RequestScreen() {
  const { value } = useOne('officers', officers, []);
  return (
    <EngagementFrame title={w('request.act')}>
      {value === null ? <Loading what={w('request.act')} /> : <Form people={value.items} />}
    </EngagementFrame>
  );
}
