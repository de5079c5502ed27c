// A deployment's settings in which doctor finds nothing wrong.

import type { DoctorSettings } from '../../../src/app/operations/doctor/check.js';

/** Settings of an NGO, all as they should be. */
export const GOOD_SETTINGS: DoctorSettings = {
  profile: 'ngo',
  publicUrl: 'https://chat.example.org',
  deskUrl: 'https://desk.example.org',
  deskHost: '127.0.0.1',
  trustProxy: 1,
  country: 'FR',
  retentionDays: 90,
  alarm: { webhook: null, mail: 'on-call@example.org' },
};
