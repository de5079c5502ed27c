// Small registers: whom safeguarding alerts go to, whose training holds, and what the law is taken to be.

import { useState } from 'preact/hooks';
import {
  officers,
  policy,
  putSafeguarding,
  recordTraining,
  safeguarding,
  training,
} from '../../api/register-routes.js';
import type { CountryPolicy, Officer, Training } from '../../api/register-types.js';
import type { Person } from '../../api/types.js';
import { w, wOr } from '../../i18n/engagement-words.js';
import { clock, countryName, languageName, list } from '../../i18n/names.js';
import { t } from '../../i18n/words.js';
import { Notice, State } from '../../parts/small.js';
import { Table } from '../../parts/table.js';
import { may, myId } from '../../state/may.js';
import { Choice, localTime, TextField, useForm, utc } from './form.js';
import { EngagementFrame } from './frame.js';
import { RefusedNotice } from './refused-notice.js';
import { useAct } from './use-act.js';
import { useOne } from './use-one.js';

const YEAR_MS = 365 * 86_400_000;

function AlertOrder({ named, people }: { named: readonly Person[]; people: readonly Officer[] }) {
  const [order, setOrder] = useState<readonly string[] | null>(null);
  const { busy, refused, act } = useAct<unknown>(() => setOrder(null));
  const now = order ?? named.map(({ id }) => id);
  const name = (id: string): string => people.find((one) => one.id === id)?.name ?? id;
  const others = people.filter(({ id, roles }) => !now.includes(id) && roles.some((role) => role !== 'oversight'));
  if (!may('engagement.safeguarding.put')) return null;
  return (
    <div class="stack">
      <ol>
        {now.map((id) => (
          <li key={id}>
            {name(id)}{' '}
            <button
              class="btn btn--quiet btn--sm"
              type="button"
              onClick={() => setOrder(now.filter((one) => one !== id))}
            >
              {w('safeguarding.remove')}
              <span class="sr"> {name(id)}</span>
            </button>
          </li>
        ))}
      </ol>
      <Choice
        label={w('safeguarding.add')}
        value=""
        onChange={(id) => (id === '' ? undefined : setOrder([...now, id]))}
        options={[['', w('request.choose')], ...others.map((one) => [one.id, one.name] as const)]}
      />
      {refused === null ? null : <RefusedNotice problem={refused} />}
      <p>
        <button
          class="btn"
          type="button"
          aria-disabled={order === null || order.length === 0}
          aria-busy={busy}
          onClick={() =>
            order === null || order.length === 0
              ? undefined
              : void act(() => putSafeguarding(order), w('did.safeguarding'))
          }
        >
          {w('safeguarding.save')}
        </button>
      </p>
    </div>
  );
}

function Safeguarding({ people }: { people: readonly Officer[] }) {
  const { value } = useOne('safeguarding', safeguarding, ['safeguarding']);
  const named = value?.officers ?? [];
  return (
    <section class="stack" aria-labelledby="safeguarding-title">
      <h2 id="safeguarding-title">{w('safeguarding.title')}</h2>
      <p class="second">{w('safeguarding.text')}</p>
      {value !== null && named.length === 0 ? (
        <Notice tone="danger" icon="stop" title={w('safeguarding.none')} speaks="none" />
      ) : (
        <p>
          {w('safeguarding.order', {
            names: list(
              named.map(({ name }) => name),
              'unit',
            ),
          })}
        </p>
      )}
      {value === null ? null : <AlertOrder named={named} people={people} />}
    </section>
  );
}

function TrainingForm({ people }: { people: readonly Officer[] }) {
  const now = Date.now();
  const { values, set } = useForm({
    officer: '',
    kind: '',
    passedAt: localTime(now),
    expiresAt: localTime(now + YEAR_MS),
  });
  const { busy, refused, act } = useAct<unknown>(() => set('officer')(''));
  const [passedAt, expiresAt] = [utc(values.passedAt), utc(values.expiresAt)];
  const notYet = values.officer === '' || values.kind.trim() === '' || passedAt === null || expiresAt === null;
  if (!may('engagement.training.record')) return null;
  const go = (): void => {
    if (notYet || passedAt === null || expiresAt === null) return;
    void act(() => recordTraining({ ...values, passedAt, expiresAt }), w('did.training'));
  };
  return (
    <details class="rules__more">
      <summary>{w('training.add')}</summary>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <Choice
          label={w('col.operator')}
          value={values.officer}
          onChange={set('officer')}
          options={[
            ['', w('request.choose')],
            ...people.filter(({ id }) => id !== myId()).map((one) => [one.id, one.name] as const),
          ]}
        />
        <TextField
          label={w('field.training')}
          hint={w('training.kind.hint')}
          value={values.kind}
          onChange={set('kind')}
        />
        <TextField
          label={w('training.passed')}
          type="datetime-local"
          value={values.passedAt}
          onChange={set('passedAt')}
        />
        <TextField
          label={w('training.expires')}
          type="datetime-local"
          value={values.expiresAt}
          onChange={set('expiresAt')}
        />
        {refused === null ? null : <RefusedNotice problem={refused} />}
        <p>
          <button class="btn" type="submit" aria-disabled={notYet} aria-busy={busy}>
            {w('training.record')}
          </button>
        </p>
      </form>
    </details>
  );
}

function TrainingRow({ one }: { one: Training }) {
  return (
    <tr>
      <th scope="row">{one.officer.name}</th>
      <td>{one.kind}</td>
      <td class="nowrap">{clock(Date.parse(one.passedAt))}</td>
      <td>
        <State icon={one.current ? 'check' : 'lock'} tone={one.current ? 'ok' : 'warn'}>
          {w(one.current ? 'training.until' : 'training.over', { time: clock(Date.parse(one.expiresAt)) })}
        </State>
      </td>
      <td>{one.recordedBy.name}</td>
    </tr>
  );
}

function Trained({ people }: { people: readonly Officer[] }) {
  const { value } = useOne('training', training, ['training']);
  return (
    <section class="stack" aria-labelledby="training-title">
      <h2 id="training-title">{w('training.title')}</h2>
      {value === null ? null : value.items.length === 0 ? (
        <p class="second">{w('training.none')}</p>
      ) : (
        <Table
          caption={w('training.caption')}
          columns={[w('col.operator'), w('field.training'), w('training.passed'), w('col.state'), w('training.by')]}
        >
          {value.items.map((one) => (
            <TrainingRow key={`${one.officer.id}:${one.kind}:${one.passedAt}`} one={one} />
          ))}
        </Table>
      )}
      <TrainingForm people={people} />
    </section>
  );
}

function Country({ one }: { one: CountryPolicy }) {
  const open = one.signed && one.standing === 'permitted';
  return (
    <tr>
      <th scope="row">{countryName(one.country)}</th>
      <td>
        <State icon={open ? 'check' : 'lock'} tone={open ? 'ok' : 'warn'}>
          {one.signed ? w(`policy.${one.standing}`) : w('policy.unsigned')}
        </State>
      </td>
      <td>
        <ul class="plain">
          {one.bases.map(({ article, acts, secondToken }) => (
            <li key={article} class="small">
              {article}:{' '}
              {list(
                acts.map((act) => wOr(`act.${act}`, act)),
                'unit',
              )}
              {secondToken === 'none' ? '' : `. ${w(`policy.token.${secondToken}`)}`}
            </li>
          ))}
        </ul>
      </td>
      <td class="small">{one.unverified.length === 0 ? w('policy.verified') : one.unverified.join(' ')}</td>
    </tr>
  );
}

function Law() {
  const { value } = useOne('policy', policy, []);
  if (value === null) return null;
  const known = [...value.countries].sort((a, b) => Number(b.signed) - Number(a.signed));
  return (
    <section class="stack" aria-labelledby="policy-title">
      <h2 id="policy-title">{w('policy.title')}</h2>
      <p class="second">
        {value.languages.length === 0
          ? w('policy.noLanguage')
          : w('policy.languages', { names: list(value.languages.map(languageName)) })}
      </p>
      <Table
        caption={w('policy.caption')}
        columns={[w('col.country'), w('col.state'), w('col.bases'), w('col.unverified')]}
      >
        {known.map((one) => (
          <Country key={one.country} one={one} />
        ))}
      </Table>
    </section>
  );
}

/** The screen. */
export function RegistersScreen() {
  const people = useOne('officers', officers, []).value?.items ?? [];
  return (
    <EngagementFrame title={t('screen.registers')}>
      <div class="body">
        <Safeguarding people={people} />
        <Trained people={people} />
        <Law />
      </div>
    </EngagementFrame>
  );
}
