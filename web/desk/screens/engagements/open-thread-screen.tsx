// Opening a thread: under which authorisation, with whom, as which persona, and the grounds that were written down before.

import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { openThread, recordSuspicion, suspicions } from '../../api/engagement-routes.js';
import type { Suspicion, Thread } from '../../api/engagement-types.js';
import { authorisation, authorisations, personas } from '../../api/register-routes.js';
import type { AuthorisationRow, AuthorisationView, Persona } from '../../api/register-types.js';
import { w, wOr } from '../../i18n/engagement-words.js';
import { clock } from '../../i18n/names.js';
import { Empty, Loading } from '../../parts/small.js';
import { may, myId } from '../../state/may.js';
import { Choice, TextArea, TextField, useForm } from './form.js';
import { EngagementFrame } from './frame.js';
import { RefusedNotice } from './refused-notice.js';
import { authorisationName, countries, threadHref } from './say.js';
import { useAct } from './use-act.js';
import { useOne } from './use-one.js';

/** Grounds on file; without any, nobody is written to. */
function Grounds({ subject }: { subject: string }) {
  const { value, put } = useOne(`grounds ${subject}`, () => suspicions(subject), ['suspicion']);
  const [grounds, setGrounds] = useState('');
  const { refused, act, busy } = useAct<{ readonly items: readonly Suspicion[] }>((answer) => {
    put(answer);
    setGrounds('');
  });
  const record = (): void => {
    if (grounds.trim() !== '') void act(() => recordSuspicion(subject, grounds), w('did.grounds'));
  };
  return (
    <section class="box box--pad stack" aria-labelledby="grounds-title">
      <h2 id="grounds-title">{w('grounds.of', { subject })}</h2>
      {value?.items.length === 0 ? <p class="second">{w('grounds.none')}</p> : null}
      <ul class="plain">
        {value?.items.map((one) => (
          <li key={one.recordedAt} class="small">
            <b>{w('by.at', { name: one.by.name, time: clock(Date.parse(one.recordedAt)) })}</b>:{' '}
            <span dir="auto">{one.grounds}</span>
          </li>
        ))}
      </ul>
      {may('engagement.suspicion.record') ? (
        <>
          <TextArea
            label={w('grounds.label')}
            hint={w('grounds.hint')}
            rows={2}
            value={grounds}
            onChange={setGrounds}
          />
          {refused === null ? null : <RefusedNotice problem={refused} />}
          <p>
            <button class="btn" type="button" aria-disabled={grounds.trim() === ''} aria-busy={busy} onClick={record}>
              {w('grounds.act')}
            </button>
          </p>
        </>
      ) : null}
    </section>
  );
}

interface FormProps {
  readonly under: AuthorisationView;
  readonly people: readonly Persona[];
}

function useOpening({ under, people }: FormProps) {
  const { route } = useLocation();
  const { fields } = under;
  const form = useForm({
    subject: fields.subjects[0] ?? '',
    platform: fields.platforms[0] ?? '',
    personaId: people[0]?.id ?? '',
    channel: 'relay',
    smsFrom: fields.smsNumbers[0] ?? '',
    smsTo: '',
    purpose: '',
  });
  const { values } = form;
  const { busy, refused, act } = useAct<Thread>(({ id }) => route(threadHref(id)));
  const sms = values.channel === 'sms';
  const noNumber = sms && (values.smsFrom === '' || values.smsTo === '');
  const notYet = values.purpose.trim() === '' || values.personaId === '' || noNumber;
  const go = (): void => {
    if (notYet) return;
    const { smsFrom, smsTo, channel: _, ...rest } = values;
    const channel = sms ? { channel: 'sms' as const, smsFrom, smsTo } : { channel: 'relay' as const, ...NO_NUMBERS };
    const asked = { ...rest, ...channel, authorisationId: under.id, countries: fields.jurisdiction };
    void act(() => openThread(asked), w('did.opened'));
  };
  return { ...form, busy, refused, notYet, sms, go };
}

type Opening = ReturnType<typeof useOpening>;

const NO_NUMBERS = { smsFrom: null, smsTo: null };
const plain = (some: readonly string[]) => some.map((one) => [one, one] as const);

/** By hand, unless the authorisation names numbers. */
function Way({ form: { values, set, sms }, under: { fields } }: { form: Opening; under: AuthorisationView }) {
  if (fields.smsNumbers.length === 0) return null;
  return (
    <>
      <Choice
        label={w('field.channel')}
        value={values.channel}
        onChange={set('channel')}
        options={[
          ['relay', w('channel.relay')],
          ['sms', w('channel.sms')],
        ]}
      />
      {sms ? (
        <>
          <Choice
            label={w('field.smsFrom')}
            value={values.smsFrom}
            onChange={set('smsFrom')}
            options={plain(fields.smsNumbers)}
          />
          <TextField
            label={w('field.smsTo')}
            hint={w('field.smsTo.hint')}
            value={values.smsTo}
            onChange={set('smsTo')}
          />
        </>
      ) : null}
    </>
  );
}

function Who({ form: { values, set }, under: { fields } }: { form: Opening; under: AuthorisationView }) {
  return (
    <>
      <Choice
        label={w('thread.subject')}
        value={values.subject}
        onChange={set('subject')}
        options={plain(fields.subjects)}
      />
      <Grounds key={values.subject} subject={values.subject} />
      <Choice
        label={w('field.platform')}
        value={values.platform}
        onChange={set('platform')}
        options={fields.platforms.map((one) => [one, wOr(`platform.${one}`, one)])}
      />
    </>
  );
}

function As({ form: { values, set }, people }: { form: Opening; people: readonly Persona[] }) {
  return (
    <>
      <Choice
        label={w('field.persona')}
        hint={w('open.persona.hint')}
        value={values.personaId}
        onChange={set('personaId')}
        options={people.map(({ id, name, occupation, checkedBy }) => [
          id,
          w(checkedBy.length > 0 ? 'open.persona' : 'open.persona.unchecked', { name, occupation }),
        ])}
      />
      <TextField
        label={w('field.purpose')}
        hint={w('open.purpose.hint')}
        value={values.purpose}
        onChange={set('purpose')}
      />
    </>
  );
}

function Form({ under, people }: FormProps) {
  const form = useOpening({ under, people });
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        form.go();
      }}
    >
      <Who form={form} under={under} />
      <Way form={form} under={under} />
      <As form={form} people={people} />
      <p class="hint">{w('open.countries', { countries: countries(under.fields.jurisdiction) })}</p>
      {form.refused === null ? null : <RefusedNotice problem={form.refused} />}
      <p>
        <button class="btn btn--primary" type="submit" aria-disabled={form.notYet} aria-busy={form.busy}>
          {w('open.act')}
        </button>
      </p>
    </form>
  );
}

function Under({ live, people }: { live: readonly AuthorisationRow[]; people: readonly Persona[] }) {
  const [id, setId] = useState(live[0]?.id ?? '');
  const { value } = useOne(id, () => authorisation(id), ['authorisation']);
  return (
    <div class="body body--narrow">
      <Choice
        label={w('col.authorisation')}
        value={id}
        onChange={setId}
        options={live.map((one) => [one.id, `${authorisationName(one.id)} · ${w(`offence.${one.offence}`)}`])}
      />
      {value === null ? (
        <Loading what={w('col.authorisation')} />
      ) : (
        <Form key={value.id} under={value} people={people} />
      )}
    </div>
  );
}

/** The screen. */
export function OpenThreadScreen() {
  const { value: all } = useOne('authorisations', () => authorisations(), ['authorisation']);
  const { value: people } = useOne('personas', () => personas(), ['persona']);
  const live = all?.items.filter(
    ({ state, operators }) => state === 'live' && operators.some(({ id }) => id === myId()),
  );
  return (
    <EngagementFrame title={w('open.act')}>
      {live === undefined || people === null ? (
        <Loading what={w('open.act')} />
      ) : live.length === 0 ? (
        <Empty icon="lock" title={w('open.noAuthorisation')}>
          <p>{w('open.noAuthorisation.text')}</p>
        </Empty>
      ) : people.items.length === 0 ? (
        <Empty icon="id" title={w('open.noPersona')}>
          <p>{w('open.noPersona.text')}</p>
        </Empty>
      ) : (
        <Under live={live} people={people.items} />
      )}
    </EngagementFrame>
  );
}
