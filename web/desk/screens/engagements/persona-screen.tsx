// One persona: its form, the check before use by somebody who did not write it, and the log of its uses.

import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { changePersona, checkPersona, persona, registerPersona } from '../../api/register-routes.js';
import type { Persona, PersonaForm } from '../../api/register-types.js';
import { w } from '../../i18n/engagement-words.js';
import { clock } from '../../i18n/names.js';
import { t } from '../../i18n/words.js';
import { Failed, Loading } from '../../parts/small.js';
import { Table } from '../../parts/table.js';
import { may, myId } from '../../state/may.js';
import { several, TextArea, TextField, useForm } from './form.js';
import { EngagementFrame } from './frame.js';
import { PersonaStanding } from './personas-screen.js';
import { RefusedNotice } from './refused-notice.js';
import { personaHref, threadHref, threadName } from './say.js';
import { type Acts, useAct } from './use-act.js';
import { useOne } from './use-one.js';

interface FormProps {
  readonly first: PersonaForm | null;
  readonly acts: Acts<Persona>;
  readonly act: string;
  readonly onSave: (form: PersonaForm) => void;
}

function Form({ first, acts, act, onSave }: FormProps) {
  const { values, set } = useForm({
    name: first?.name ?? '',
    age: first === null ? '' : String(first.age),
    occupation: first?.occupation ?? '',
    story: first?.story ?? '',
    handles: first?.handles.join(', ') ?? '',
  });
  const age = Number(values.age);
  const empty =
    [values.name, values.occupation, values.story].some((one) => one.trim() === '') ||
    !Number.isInteger(age) ||
    age <= 0;
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!empty) onSave({ ...values, age, handles: several(values.handles) });
      }}
    >
      <TextField label={w('field.name')} value={values.name} onChange={set('name')} />
      <TextField
        label={w('field.age')}
        hint={w('persona.age.hint')}
        type="number"
        value={values.age}
        onChange={set('age')}
      />
      <TextField
        label={w('field.occupation')}
        hint={w('persona.occupation.hint')}
        value={values.occupation}
        onChange={set('occupation')}
      />
      <TextArea label={w('field.story')} value={values.story} onChange={set('story')} />
      <TextField
        label={w('field.handles')}
        hint={w('persona.handles.hint')}
        value={values.handles}
        onChange={set('handles')}
      />
      <p>
        <button class="btn btn--primary" type="submit" aria-disabled={empty} aria-busy={acts.busy}>
          {act}
        </button>
      </p>
    </form>
  );
}

function Check({ one, acts }: { one: Persona; acts: Acts<Persona> }) {
  if (!may('engagement.persona.check') || !one.verdict.ok) return null;
  if (one.by.id === myId()) return <p class="second">{w('persona.ownText')}</p>;
  if (one.checkedBy.some(({ by }) => by.id === myId())) return <p class="second">{w('persona.youChecked')}</p>;
  return (
    <section class="stack" aria-labelledby="check-title">
      <h2 id="check-title">{w('check.title')}</h2>
      <p>{w('check.text')}</p>
      <p>
        <button
          class="btn btn--primary"
          type="button"
          aria-busy={acts.busy}
          onClick={() => void acts.act(() => checkPersona(one.id, one.sha256), w('did.checked'))}
        >
          {w('check.act')}
        </button>
      </p>
    </section>
  );
}

function Uses({ uses }: Pick<Persona, 'uses'>) {
  if (uses.length === 0) return <p class="hint">{w('uses.none')}</p>;
  return (
    <Table
      caption={w('uses.caption')}
      columns={[t('col.when'), w('col.operator'), w('field.purpose'), w('col.thread')]}
    >
      {uses.map(({ threadId, officer, at, purpose }) => (
        <tr key={`${threadId}:${at}`}>
          <th scope="row" class="nowrap">
            {clock(Date.parse(at))}
          </th>
          <td>{officer.name}</td>
          <td dir="auto">{purpose}</td>
          <td>
            <a href={threadHref(threadId)}>{threadName(threadId)}</a>
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Facts({ one }: { one: Persona }) {
  return (
    <dl class="factlist">
      {(
        [
          ['field.age', String(one.age)],
          ['field.occupation', one.occupation],
          ['field.story', one.story],
          ['field.handles', one.handles.join(', ')],
          ['persona.version', w('persona.by', { n: one.version, name: one.by.name, time: clock(Date.parse(one.at)) })],
        ] as const
      ).map(([key, words]) => (
        <div key={key} class="facts__row">
          <dt>{w(key)}</dt>
          <dd dir="auto">{words}</dd>
        </div>
      ))}
    </dl>
  );
}

function Whole({ one, put }: { one: Persona; put: (one: Persona) => void }) {
  const [changing, setChanging] = useState(false);
  const acts = useAct<Persona>((changed) => {
    put(changed);
    setChanging(false);
  });
  return (
    <div class="body body--narrow">
      <p>
        <PersonaStanding one={one} />
      </p>
      {acts.refused === null ? null : <RefusedNotice problem={acts.refused} />}
      {changing ? (
        <Form
          first={one}
          acts={acts}
          act={w('persona.save')}
          onSave={(form) => void acts.act(() => changePersona(one.id, form), w('did.personaChanged'))}
        />
      ) : (
        <Facts one={one} />
      )}
      {changing ? null : <Check one={one} acts={acts} />}
      {changing || !may('engagement.persona.change') ? null : (
        <p>
          <button class="btn" type="button" onClick={() => setChanging(true)}>
            {w('persona.change')}
          </button>
        </p>
      )}
      <h2>{w('uses.title')}</h2>
      <Uses uses={one.uses} />
    </div>
  );
}

function New() {
  const { route } = useLocation();
  const acts = useAct<Persona>(({ id }) => route(personaHref(id)));
  return (
    <EngagementFrame title={w('persona.new')}>
      <div class="body body--narrow">
        <p>{w('persona.new.text')}</p>
        {acts.refused === null ? null : <RefusedNotice problem={acts.refused} />}
        <Form
          first={null}
          acts={acts}
          act={w('persona.register')}
          onSave={(form) => void acts.act(() => registerPersona(form), w('did.registered'))}
        />
      </div>
    </EngagementFrame>
  );
}

function Known({ id }: { id: string }) {
  const { value, problem, again, put } = useOne(id, () => persona(id), ['persona']);
  return (
    <EngagementFrame title={value === null ? w('col.persona') : w('persona.title', { name: value.name })}>
      {value !== null ? (
        <Whole one={value} put={put} />
      ) : problem === null ? (
        <Loading what={w('col.persona')} again={again} />
      ) : (
        <Failed title={w('persona.failed')} problem={problem} again={again} />
      )}
    </EngagementFrame>
  );
}

/** The screen; `id` null: a new one. */
export function PersonaScreen({ id }: { id: string | null }) {
  return id === null ? <New /> : <Known id={id} />;
}
