// One language's text of a campaign: its words, who wrote it, who said yes, and saying yes once it was read. One by one, never all.

import { useState } from 'preact/hooks';
import {
  approveCampaignText,
  type Campaign,
  type CampaignText,
  campaignTextShown,
  writeCampaignText,
} from '../../api/campaign-routes.js';
import { w } from '../../i18n/engagement-words.js';
import { clock, languageName, list } from '../../i18n/names.js';
import { t } from '../../i18n/words.js';
import { Icon } from '../../parts/icon.js';
import { State } from '../../parts/small.js';
import { may, myId } from '../../state/may.js';
import { ApproveOnceRead } from './approve-once-read.js';
import { TextArea } from './form.js';
import { RefusedNotice } from './refused-notice.js';
import { useAct } from './use-act.js';
import { useReadingOf } from './use-reading.js';

/** People who approve a text. */
const APPROVERS = 2;

interface PartProps {
  readonly id: string;
  readonly text: CampaignText;
  readonly put: (campaign: Campaign) => void;
  readonly again: () => void;
}

/** Who said yes, and how many are missing. */
function Approvals({ text: { approvals, approved } }: Pick<PartProps, 'text'>) {
  const names = approvals.map(({ by, at }) => w('by.at', { name: by.name, time: clock(Date.parse(at)) }));
  return (
    <p class="small second">
      {names.length === 0 ? '' : `${w('campaign.yes', { names: list(names, 'unit') })}. `}
      {approved ? '' : w('campaign.yesMissing', { n: APPROVERS - approvals.length })}
    </p>
  );
}

/** Off until the text can have been read; says how long. */
function Approve({ id, text, put, again, onClose }: PartProps & { onClose: () => void }) {
  const reading = useReadingOf(`${id} ${text.sha256}`, text.readingMs, true, () => campaignTextShown(id, text));
  const { busy, refused, act } = useAct(put);
  const yes = async (): Promise<void> => {
    if (await act(() => approveCampaignText(id, text), w('did.campaignYes'))) onClose();
    else again();
  };
  return (
    <>
      {refused === null ? null : <RefusedNotice problem={refused} />}
      <p>{w('campaign.yes.means')}</p>
      <div class="draft__acts">
        <ApproveOnceRead
          reading={reading}
          text={text.text}
          readingMs={text.readingMs}
          busy={busy}
          act={w('campaign.approve')}
          ready={w('campaign.ready')}
          wait="campaign.wait"
          keyed={false}
          onYes={() => void yes()}
        >
          <button class="btn" type="button" onClick={onClose}>
            {t('act.cancel')}
          </button>
        </ApproveOnceRead>
      </div>
    </>
  );
}

/** Why whoever is signed in has no part in the yeses to this text; null: they have, or take none at all. */
function whyNot({ author, approvals, approved }: CampaignText): string | null {
  if (!may('engagement.campaign.approve') || approved) return null;
  if (author.id === myId()) return w('campaign.own');
  return approvals.some(({ by }) => by.id === myId()) ? w('campaign.saidYes') : null;
}

/** Changes it; what the server refuses is told, and nothing typed is gone. */
export function WriteText({
  id,
  language,
  text,
  put,
  again,
  onClose,
}: Omit<PartProps, 'text'> & {
  readonly language: string;
  readonly text: CampaignText | null;
  readonly onClose: () => void;
}) {
  const [words, setWords] = useState(text?.text ?? '');
  const { busy, refused, act } = useAct(put);
  const [began] = useState(text?.sha256);
  const voids = text?.approvals.length ?? 0;
  const same = words.trim() === '' || words === text?.text;
  const save = async (): Promise<void> => {
    if (same || language === '') return;
    const done = voids > 0 ? w('did.campaignEdited') : w('did.campaignText');
    if (await act(() => writeCampaignText(id, language, words), done)) onClose();
    else again();
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextArea
        label={language === '' ? w('campaign.text') : w('campaign.textIn', { language: languageName(language) })}
        hint={w('campaign.text.hint')}
        rows={5}
        value={words}
        onChange={setWords}
      />
      {began === text?.sha256 ? null : (
        <p>
          <State icon="warn" tone="warn">
            {w('campaign.otherMeanwhile', { name: text?.author.name ?? '' })}
          </State>
        </p>
      )}
      {voids === 0 ? null : (
        <p>
          <State icon="warn" tone="warn">
            {w('campaign.voids', { n: voids })}
          </State>
        </p>
      )}
      {refused === null ? null : <RefusedNotice problem={refused} />}
      <p class="line">
        <button class="btn btn--primary" type="submit" aria-disabled={same || language === ''} aria-busy={busy}>
          {w('campaign.save')}
        </button>
        <button class="btn" type="button" onClick={onClose}>
          {t('act.cancel')}
        </button>
      </p>
    </form>
  );
}

interface TextProps extends PartProps {
  /** Contacts that got it, and that wrote in its language. */
  readonly warned: number;
  readonly wrote: number;
  /** What is being done with it now: one text of the page at a time. */
  readonly doing: 'read' | 'write' | null;
  readonly onDo: (what: 'read' | 'write' | null) => void;
}

function Acts({ text, onDo }: Pick<TextProps, 'text' | 'onDo'>) {
  const mayYes = may('engagement.campaign.approve') && !text.approved && whyNot(text) === null;
  const why = whyNot(text);
  return (
    <div class="draft__acts">
      {mayYes ? (
        <button class="btn btn--primary" type="button" onClick={() => onDo('read')}>
          <Icon name="eye" />
          {w('campaign.read')}
        </button>
      ) : null}
      {why === null ? null : <State icon="lock">{why}</State>}
      {may('engagement.campaign.write') ? (
        <button class="btn" type="button" onClick={() => onDo('write')}>
          <Icon name="edit" />
          {w('campaign.change')}
        </button>
      ) : null}
    </div>
  );
}

/** One text. */
export function CampaignTextPart(props: TextProps) {
  const { text, doing, onDo, wrote, warned } = props;
  const { language, approved } = text;
  const title = `text-${language}`;
  const close = () => onDo(null);
  return (
    <section class="stack campaign__text" aria-labelledby={title}>
      <div class="panel__h">
        <h2 id={title}>{languageName(language)}</h2>
        <State icon={approved ? 'check' : 'clock'} tone={approved ? 'ok' : 'warn'}>
          {approved ? w('campaign.isApproved') : w('campaign.notApproved')}
        </State>
        <span class="hint">{w('campaign.count', { warned, wrote })}</span>
      </div>
      {doing === 'write' ? (
        <WriteText {...props} language={language} onClose={close} />
      ) : (
        <p class="draft__text" dir="auto" lang={language}>
          {text.text}
        </p>
      )}
      <p class="small second">{w('campaign.writtenBy', { name: text.author.name })}</p>
      <Approvals text={text} />
      {doing === 'read' ? <Approve key={text.sha256} {...props} onClose={close} /> : null}
      {doing === null ? <Acts text={text} onDo={onDo} /> : null}
      <p class="hint">
        {w('draft.exactly')} <span class="mono">sha256 {`${text.sha256.slice(0, 4)}…${text.sha256.slice(-4)}`}</span>
      </p>
    </section>
  );
}
