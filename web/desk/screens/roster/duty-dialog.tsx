// One's own duty: on or off, for how long, in which languages.

import { useState } from 'preact/hooks';
import { setDuty } from '../../api/routes.js';
import { clock, languageName } from '../../i18n/names.js';
import { t } from '../../i18n/words.js';
import { Dialog } from '../../parts/dialog.js';
import { problemWords } from '../../parts/small.js';
import { myId } from '../../state/may.js';
import { loadRoster, roster } from '../../state/roster.js';
import { tell } from '../../state/toast.js';

const HOURS = [1, 2, 4, 6, 8, 12] as const;
const USUAL_HOURS = 4;
const OFFERED = ['en', 'fr', 'es', 'ar', 'bn', 'hi', 'id', 'ms', 'my', 'ta', 'th', 'tl', 'ur', 'vi', 'zh'];

function Languages({
  chosen,
  onChange,
}: {
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}) {
  const offered = [
    ...new Set([...OFFERED, ...(roster.value?.gaps ?? []).map((gap) => gap.language), ...chosen]),
  ].filter((tag) => tag !== 'und');
  const toggle = (tag: string): void => {
    const next = new Set(chosen);
    if (!next.delete(tag)) next.add(tag);
    onChange(next);
  };
  return (
    <fieldset class="reasonset">
      <legend>{t('duty.languages')}</legend>
      <div class="ticks">
        {offered.map((tag) => (
          <label key={tag} class="tick">
            <input type="checkbox" checked={chosen.has(tag)} onChange={() => toggle(tag)} />
            {languageName(tag)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

async function save(onDuty: boolean, hours: number, languages: ReadonlySet<string>): Promise<boolean> {
  const until = Date.now() + hours * 3_600_000;
  const answer = await setDuty({
    onDuty,
    languages: [...languages],
    ...(onDuty ? { until: new Date(until).toISOString() } : {}),
  });
  if (answer.ok) {
    tell(onDuty ? t('duty.saved.on', { time: clock(until) }) : t('duty.saved.off'));
    await loadRoster();
  } else tell(problemWords(answer.problem), false);
  return answer.ok;
}

/** The dialog; saving closes it. */
export function DutyDialog({ onClose }: { onClose: () => void }) {
  const mine = roster.value?.items.find((duty) => duty.staffId === myId());
  const [on, setOn] = useState(true);
  const [hours, setHours] = useState<number>(USUAL_HOURS);
  const [languages, setLanguages] = useState<ReadonlySet<string>>(new Set(mine?.languages ?? []));
  const notYet = on && languages.size === 0 ? t('duty.chooseLanguage') : null;
  const go = async (): Promise<void> => {
    if (await save(on, hours, languages)) onClose();
  };
  return (
    <Dialog
      title={t('duty.mine')}
      act={on ? t('duty.goOn') : t('duty.goOff')}
      notYet={notYet}
      onDo={go}
      onClose={onClose}
    >
      <div class="line" role="radiogroup" aria-label={t('duty.mine')}>
        <label class="tick">
          <input type="radio" name="duty" checked={on} onChange={() => setOn(true)} />
          {t('duty.on')}
        </label>
        <label class="tick">
          <input type="radio" name="duty" checked={!on} onChange={() => setOn(false)} />
          {t('duty.off')}
        </label>
      </div>
      {on ? (
        <>
          <div class="field">
            <label for="duty-hours">{t('duty.howLong')}</label>
            <select
              class="input"
              id="duty-hours"
              value={String(hours)}
              onChange={(event) => setHours(Number(event.currentTarget.value))}
            >
              {HOURS.map((n) => (
                <option key={n} value={String(n)}>
                  {t('duty.hours', { n, time: clock(Date.now() + n * 3_600_000) })}
                </option>
              ))}
            </select>
          </div>
          <Languages chosen={languages} onChange={setLanguages} />
        </>
      ) : null}
    </Dialog>
  );
}
