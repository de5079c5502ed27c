// What operators watch, in Prometheus' format. Counts and times only; no label holds an id of a person.

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Makes the process's metrics on a registry of their own. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'safe_passage_' });
  const registers = [registry];
  return {
    registry,
    entries: new Counter({
      name: 'safe_passage_entries_total',
      help: 'Entries processed, by kind of outcome.',
      labelNames: ['outcome'],
      registers,
    }),
    events: new Counter({
      name: 'safe_passage_events_total',
      help: 'What happened in conversations, by name.',
      labelNames: ['event'],
      registers,
    }),
    ...channelMetrics(registers),
    ...learningMetrics(registers),
    ...readingMetrics(registers),
    requests: new Histogram({
      name: 'safe_passage_http_seconds',
      help: 'Time to answer, by route pattern and status.',
      labelNames: ['port', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
      registers,
    }),
    waiting: new Gauge({ name: 'safe_passage_help_waiting', help: 'Help requests that wait for a person.', registers }),
    oldestWait: new Gauge({
      name: 'safe_passage_help_oldest_wait_seconds',
      help: 'How long the longest waits.',
      registers,
    }),
    pending: new Gauge({
      name: 'safe_passage_entries_pending',
      help: 'Entries written and not processed yet.',
      registers,
    }),
    quarantined: new Gauge({ name: 'safe_passage_entries_quarantined', help: 'Entries set aside.', registers }),
    onDuty: new Gauge({ name: 'safe_passage_on_duty', help: '1 when somebody is on duty.', registers }),
    lastRun: new Gauge({
      name: 'safe_passage_last_run_timestamp_seconds',
      help: 'Unix time at which backup, retention and rotation of keys last ended well; 0: never.',
      labelNames: ['what'],
      registers,
    }),
  };
}

/** Of the reader: what people overturn, and how far what it says moves away from the reference. */
function learningMetrics(registers: Registry[]) {
  return {
    verdicts: new Counter({
      name: 'safe_passage_label_verdicts_total',
      help: 'Labels that decisions spoke of: upheld, struck (found, and not there) or added (there, and not found).',
      labelNames: ['label', 'verdict'],
      registers,
    }),
    drift: new Gauge({
      name: 'safe_passage_reader_drift_psi',
      help: 'Population stability index of the strongest probability against the reference, by language.',
      labelNames: ['language'],
      registers,
    }),
    driftMessages: new Gauge({
      name: 'safe_passage_reader_drift_messages',
      help: 'Messages behind that index, the older the less they count.',
      labelNames: ['language'],
      registers,
    }),
  };
}

/** Of the second reader. */
function readingMetrics(registers: Registry[]) {
  return {
    readings: new Counter({
      name: 'safe_passage_readings_total',
      help: 'Tries of the second reader, by what came of them: read, raised (read, and something new was found), failed, given_up, known, gone.',
      labelNames: ['outcome'],
      registers,
    }),
    readingSeconds: new Histogram({
      name: 'safe_passage_reading_seconds',
      help: 'Time of one reading by the second reader, from its turn to the durable turn.',
      buckets: [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 20],
      registers,
    }),
    readingsWaiting: new Gauge({
      name: 'safe_passage_readings_waiting',
      help: 'Messages that wait for the second reader.',
      registers,
    }),
    firstReaderOnly: new Gauge({
      name: 'safe_passage_first_reader_only',
      help: 'Messages that only the first reader has read: waiting for more than ten minutes, or given up.',
      labelNames: ['why'],
      registers,
    }),
  };
}

/** Of messengers, by channel: both directions. */
function channelMetrics(registers: Registry[]) {
  return {
    updates: new Counter({
      name: 'safe_passage_updates_total',
      help: 'What messengers sent us, by what became of it.',
      labelNames: ['channel', 'outcome'],
      registers,
    }),
    receiving: new Gauge({
      name: 'safe_passage_channel_receiving',
      help: '1 while a messenger takes our webhook or answers when we ask; 0 while it does not.',
      labelNames: ['channel'],
      registers,
    }),
    deliveries: new Counter({
      name: 'safe_passage_deliveries_total',
      help: 'Tries to send into a messenger, by what came of them: sent, lost to another process, or why not.',
      labelNames: ['channel', 'outcome'],
      registers,
    }),
    queued: new Gauge({
      name: 'safe_passage_deliveries_queued',
      help: 'Replies that wait to be sent into a messenger.',
      labelNames: ['channel'],
      registers,
    }),
    oldestQueued: new Gauge({
      name: 'safe_passage_deliveries_oldest_wait_seconds',
      help: 'How long the oldest of them waits.',
      labelNames: ['channel'],
      registers,
    }),
    sending: new Gauge({
      name: 'safe_passage_channel_sending',
      help: '1 while a messenger takes what we send; 0 while it does not let us in or has taken nothing for minutes.',
      labelNames: ['channel'],
      registers,
    }),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
