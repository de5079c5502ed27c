// One campaign: what a contact gets, its text in each language, which languages are missing, how many were warned.

import { useState } from 'preact/hooks';
import { type Campaign, campaign } from '../../api/campaign-routes.js';
import { authorisation, policy } from '../../api/register-routes.js';
import { w } from '../../i18n/engagement-words.js';
import { languageName, list } from '../../i18n/names.js';
import { Failed, Loading, Notice } from '../../parts/small.js';
import { ENGAGEMENTS } from '../../shell/menu.js';
import { may } from '../../state/may.js';
import { now } from '../../state/now.js';
import { AuthorisationStateWords } from './authorisation-state.js';
import { CampaignTextPart, WriteText } from './campaign-text.js';
import { contactsOf } from './campaigns-screen.js';
import { Choice } from './form.js';
import { EngagementFrame } from './frame.js';
import { authorisationHref, authorisationName, until } from './say.js';
import { useOne } from './use-one.js';

interface WholeProps {
  readonly one: Campaign;
  readonly put: (one: Campaign) => void;
  readonly again: () => void;
}

function Under({ id }: { id: string }) {
  const { value } = useOne(id, () => authorisation(id), ['authorisation']);
  if (value === null) return null;
  const live = value.state === 'live';
  return (
    <>
      <p class="line">
        <AuthorisationStateWords state={value.state}>
          {w(`authorisation.state.${value.state}`)}
          {live ? `, ${w('authorisation.ends', { when: until(value.end, now.value) })}` : ''}
        </AuthorisationStateWords>
        <a href={authorisationHref(id)}>{w('authorisation.title', { name: authorisationName(id) })}</a>
      </p>
      {live ? null : <Notice tone="warn" icon="warn" title={w('campaign.notLive')} speaks="none" />}
    </>
  );
}

/** Languages without an approved text: those whose words are signed here, and those in which somebody wrote. */
function missingIn({ texts, contacts }: Campaign, signed: readonly string[]): readonly string[] {
  const there = new Set(texts.map(({ language }) => language));
  const asked = contacts.flatMap(({ language }) => language ?? []);
  return [...new Set([...asked, ...signed])].filter((language) => !there.has(language));
}

function Missing({ one, missing }: { one: Campaign; missing: readonly string[] }) {
  if (missing.length === 0) return <p class="hint">{w('campaign.noneMissing')}</p>;
  const words = missing.map((language) => {
    const wrote = one.contacts.find((contact) => contact.language === language)?.wrote ?? 0;
    return wrote === 0
      ? languageName(language)
      : w('campaign.missing.wrote', { language: languageName(language), n: wrote });
  });
  return <p>{w('campaign.missing', { languages: list(words, 'unit') })}</p>;
}

function NewText({ one, put, again, missing }: WholeProps & { readonly missing: readonly string[] }) {
  const [writing, setWriting] = useState(false);
  const [language, setLanguage] = useState('');
  const chosen = missing.includes(language) ? language : (missing[0] ?? '');
  if (!may('engagement.campaign.write') || missing.length === 0) return null;
  if (!writing) {
    return (
      <p>
        <button class="btn" type="button" onClick={() => setWriting(true)}>
          {w('campaign.write')}
        </button>
      </p>
    );
  }
  return (
    <div class="stack">
      <Choice
        label={w('campaign.language')}
        hint={w('campaign.language.hint')}
        value={chosen}
        onChange={setLanguage}
        options={missing.map((one) => [one, languageName(one)])}
      />
      <WriteText id={one.id} language={chosen} text={null} put={put} again={again} onClose={() => setWriting(false)} />
    </div>
  );
}

/** By language, so that an edit moves none. */
function inOrder(texts: Campaign['texts']): Campaign['texts'] {
  return [...texts].sort((a, b) => a.language.localeCompare(b.language));
}

function Whole({ one, put, again }: WholeProps) {
  const [doing, setDoing] = useState<{ readonly language: string; readonly what: 'read' | 'write' } | null>(null);
  const signed = useOne('policy', policy, []).value?.languages;
  const missing = signed === undefined ? null : missingIn(one, signed);
  const { wrote, warned } = contactsOf(one);
  const unknown = one.contacts.find(({ language }) => language === null)?.wrote ?? 0;
  return (
    <div class="body body--narrow">
      <p>{w('campaign.gets')}</p>
      <Under id={one.authorisationId} />
      <p>
        <b>{w('campaign.count', { warned, wrote })}</b>{' '}
        {unknown === 0 ? null : <span class="second">{w('campaign.unknown', { n: unknown })}</span>}
      </p>
      {inOrder(one.texts).map((text) => (
        <CampaignTextPart
          key={text.language}
          id={one.id}
          text={text}
          put={put}
          again={again}
          wrote={one.contacts.find(({ language }) => language === text.language)?.wrote ?? 0}
          warned={one.contacts.find(({ language }) => language === text.language)?.warned ?? 0}
          doing={doing?.language === text.language ? doing.what : null}
          onDo={(what) => setDoing(what === null ? null : { language: text.language, what })}
        />
      ))}
      <section class="stack" aria-labelledby="missing-title">
        <h2 id="missing-title">{w('campaign.missing.title')}</h2>
        {missing === null ? null : (
          <>
            <Missing one={one} missing={missing} />
            <NewText one={one} put={put} again={again} missing={missing} />
          </>
        )}
      </section>
      <p class="hint">{w('campaign.madeBy', { name: one.by.name })}</p>
      <p>
        <a href={`${ENGAGEMENTS}/campaigns`}>{w('campaign.all')}</a>
      </p>
    </div>
  );
}

/** The screen. */
export function CampaignScreen({ id }: { id: string }) {
  const { value, problem, again, put } = useOne(id, () => campaign(id), ['campaign']);
  return (
    <EngagementFrame title={w('campaign.title', { name: id })}>
      {value !== null ? (
        <Whole one={value} put={put} again={again} />
      ) : problem === null ? (
        <Loading what={w('campaigns.caption')} again={again} />
      ) : (
        <Failed title={w('campaigns.failed')} problem={problem} again={again} />
      )}
    </EngagementFrame>
  );
}
