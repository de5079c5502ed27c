// A thread's evidence: how the chain stands, who looked and took it out, and the way to take it out oneself.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../api/client.js';
import { custody, evidence, takeOutEvidence } from '../../api/evidence-routes.js';
import type { CustodyAct, Evidence } from '../../api/evidence-types.js';
import { w, wOr } from '../../i18n/engagement-words.js';
import { clock } from '../../i18n/names.js';
import { Failed, Loading, Notice, State } from '../../parts/small.js';
import { may } from '../../state/may.js';
import { ReasonDialog } from './reason-dialog.js';
import { RefusedNotice } from './refused-notice.js';
import { saveFile } from './save-file.js';
import { useOne } from './use-one.js';

const KB = 1024;

/** Why somebody saw a thread is given by the server in these words; a person's own words stand as they are. */
const SEEN_WHY: Readonly<Record<string, string>> = {
  'operates the thread': 'operator',
  'reads the thread as oversight': 'oversight',
  'reads the thread as authoriser': 'authoriser',
  'reads the thread as approver': 'approver',
};

function stampWords({ root, timeAuthority }: Evidence): string {
  if (root?.stamped) return w('evidence.stamped');
  return timeAuthority ? w('evidence.unstamped') : w('evidence.noAuthority');
}

function Chain({ state }: { state: Evidence }) {
  const { records, root, after, keyId } = state;
  return (
    <ul class="evid__facts">
      <li>
        <State icon="list">{w('evidence.records', { n: records })}</State>
      </li>
      <li>
        <State icon={root === null ? 'info' : 'check'} {...(root === null ? {} : { tone: 'ok' as const })}>
          {root === null
            ? w('evidence.noRoot')
            : w('evidence.root', { n: root.size, time: clock(Date.parse(root.at)), after })}
        </State>
      </li>
      {root === null ? null : (
        <li>
          <State icon="clock" {...(root.stamped ? { tone: 'ok' as const } : {})}>
            {stampWords(state)}
          </State>
        </li>
      )}
      <li>
        {keyId === null ? (
          <State icon="warn" tone="warn">
            {w('evidence.noKey')}
          </State>
        ) : (
          <>
            <span class="small">{w('evidence.key')}</span> <code class="evid__hash">{keyId}</code>
          </>
        )}
      </li>
    </ul>
  );
}

function Act({ kind, at, by, reason }: CustodyAct) {
  const seen = SEEN_WHY[reason ?? ''];
  return (
    <li>
      <p>
        <b>{by.name}</b> {w(`custody.${kind}`)}, <time dateTime={at}>{clock(Date.parse(at))}</time>
      </p>
      {reason === null ? null : (
        <p class="small second" dir="auto">
          {seen === undefined ? reason : wOr(`custody.as.${seen}`, reason)}
        </p>
      )}
    </li>
  );
}

interface Log {
  readonly acts: readonly CustodyAct[];
  readonly cursor: string | undefined;
}

/** Read anew each time `round` changes. */
function useCustody(thread: string, round: number) {
  const [log, setLog] = useState<Log | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const latest = useRef(0);
  const read = async (before: Log | null): Promise<void> => {
    latest.current += 1;
    const mine = latest.current;
    setBusy(true);
    const answer = await custody(thread, before?.cursor);
    if (mine !== latest.current) return;
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setLog({ acts: [...(before?.acts ?? []), ...answer.value.items], cursor: answer.value.cursor });
  };
  useEffect(() => {
    void read(null);
  }, [thread, round]);
  return { log, problem, busy, again: () => void read(null), older: () => void read(log) };
}

function Custody({ thread, round }: { thread: string; round: number }) {
  const { log, problem, busy, again, older } = useCustody(thread, round);
  return (
    <>
      <h3>{w('custody.title')}</h3>
      {problem === null ? null : <Failed title={w('custody.failed')} problem={problem} again={again} />}
      {log === null ? (
        problem === null && <Loading what={w('custody.loading')} again={again} />
      ) : log.acts.length === 0 ? (
        <p class="small second">{w('custody.none')}</p>
      ) : (
        <ul class="evid__log">
          {log.acts.map((act) => (
            <Act key={act.number} {...act} />
          ))}
        </ul>
      )}
      {log?.cursor === undefined ? null : (
        <p>
          <button class="btn btn--sm" type="button" aria-busy={busy} onClick={older}>
            {w('custody.older')}
          </button>
        </p>
      )}
    </>
  );
}

/** What to do with the file that was just saved. */
function Saved({ name, keyId }: { name: string; keyId: string }) {
  return (
    <Notice tone="ok" icon="check" title={w('export.saved', { name })}>
      <p>{w('export.check')}</p>
      <p>
        <code class="evid__hash" dir="ltr">
          node verify.mjs {name.replace(/\.zip$/, '')} --key {keyId}
        </code>
      </p>
      <p class="small">{w('export.trust')}</p>
    </Notice>
  );
}

interface ExportProps {
  readonly thread: string;
  readonly onSaved: (name: string) => void;
  /** The attempt may be on record also where nothing came. */
  readonly onTried: () => void;
  readonly onClose: () => void;
}

function ExportDialog({ thread, onSaved, onTried, onClose }: ExportProps) {
  const [bytes, setBytes] = useState<number | null>(null);
  const [refused, setRefused] = useState<Problem | null>(null);
  const take = async (reason: string): Promise<boolean> => {
    setBytes(0);
    setRefused(null);
    const answer = await takeOutEvidence(thread, reason, setBytes);
    setBytes(null);
    onTried();
    if (!answer.ok) {
      setRefused(answer.problem);
      return false;
    }
    const name = `evidence-${thread}.zip`;
    saveFile(name, answer.value);
    onSaved(name);
    return true;
  };
  return (
    <ReasonDialog title={w('export.title')} act={w('export.act')} onDo={take} onClose={onClose}>
      <p>{w('export.text')}</p>
      <p role="status">
        {bytes === null ? '' : bytes === 0 ? w('export.making') : w('export.coming', { kb: Math.ceil(bytes / KB) })}
      </p>
      {refused === null ? null : refused.status === 0 ? (
        <Notice tone="danger" icon="stop" title={w('export.broken')} speaks="alert" />
      ) : (
        <RefusedNotice problem={refused} />
      )}
    </ReasonDialog>
  );
}

/** What the fold holds. */
export function EvidencePanel({ thread }: { readonly thread: string }) {
  const [asking, setAsking] = useState(false);
  const [saved, setSaved] = useState('');
  const [round, setRound] = useState(0);
  const { value, problem, again } = useOne(thread, () => evidence(thread), []);
  if (value === null) {
    return problem === null ? (
      <Loading what={w('evidence.loading')} again={again} />
    ) : (
      <Failed title={w('evidence.failed')} problem={problem} again={again} />
    );
  }
  const tried = (): void => {
    again();
    setRound((n) => n + 1);
  };
  return (
    <div class="stack evid__in">
      <Chain state={value} />
      {may('engagement.evidence.export') && value.keyId !== null ? (
        <p>
          <button class="btn" type="button" aria-haspopup="dialog" onClick={() => setAsking(true)}>
            {w('export.act')}…
          </button>
        </p>
      ) : null}
      {saved === '' ? null : <Saved name={saved} keyId={value.keyId ?? ''} />}
      <Custody thread={thread} round={round} />
      {asking ? (
        <ExportDialog thread={thread} onSaved={setSaved} onTried={tried} onClose={() => setAsking(false)} />
      ) : null}
    </div>
  );
}
