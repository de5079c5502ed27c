// Every route of engagements. A test holds this list and the table of permissions to one another.

import type { Route } from './route.js';
import { getAlerts } from './routes/engagements/get-alerts.js';
import { getAuthorisation } from './routes/engagements/get-authorisation.js';
import { getAuthorisations } from './routes/engagements/get-authorisations.js';
import { getCampaign } from './routes/engagements/get-campaign.js';
import { getCampaigns } from './routes/engagements/get-campaigns.js';
import { getCustody } from './routes/engagements/get-custody.js';
import { getDraftQueue } from './routes/engagements/get-draft-queue.js';
import { getEvidence } from './routes/engagements/get-evidence.js';
import { getFigures } from './routes/engagements/get-figures.js';
import { getOfficers } from './routes/engagements/get-officers.js';
import { getPersona } from './routes/engagements/get-persona.js';
import { getPersonas } from './routes/engagements/get-personas.js';
import { getPolicy } from './routes/engagements/get-policy.js';
import { getSafeguarding } from './routes/engagements/get-safeguarding.js';
import { getStops } from './routes/engagements/get-stops.js';
import { getSuspicions } from './routes/engagements/get-suspicions.js';
import { getThread } from './routes/engagements/get-thread.js';
import { getThreadTurns } from './routes/engagements/get-thread-turns.js';
import { getThreads } from './routes/engagements/get-threads.js';
import { getTraining } from './routes/engagements/get-training.js';
import { getTrainingRun } from './routes/engagements/get-training-run.js';
import { getTrainingRuns } from './routes/engagements/get-training-runs.js';
import { getTrainingSubjects } from './routes/engagements/get-training-subjects.js';
import { postAcknowledgement } from './routes/engagements/post-acknowledgement.js';
import { postAuthorisation } from './routes/engagements/post-authorisation.js';
import { postCampaign } from './routes/engagements/post-campaign.js';
import { postCampaignApproval } from './routes/engagements/post-campaign-approval.js';
import { postCampaignShown } from './routes/engagements/post-campaign-shown.js';
import { postClosing } from './routes/engagements/post-closing.js';
import { postDraft } from './routes/engagements/post-draft.js';
import { postDraftApproval } from './routes/engagements/post-draft-approval.js';
import { postDraftRejection } from './routes/engagements/post-draft-rejection.js';
import { postDraftRelease } from './routes/engagements/post-draft-release.js';
import { postDraftShown } from './routes/engagements/post-draft-shown.js';
import { postDraftSignOff } from './routes/engagements/post-draft-sign-off.js';
import { postEvidence } from './routes/engagements/post-evidence.js';
import { postFreeze } from './routes/engagements/post-freeze.js';
import { postPersona } from './routes/engagements/post-persona.js';
import { postPersonaCheck } from './routes/engagements/post-persona-check.js';
import { postRenewal } from './routes/engagements/post-renewal.js';
import { postRevocation } from './routes/engagements/post-revocation.js';
import { postSent } from './routes/engagements/post-sent.js';
import { postSignature } from './routes/engagements/post-signature.js';
import { postStop } from './routes/engagements/post-stop.js';
import { postStopLift } from './routes/engagements/post-stop-lift.js';
import { postSubjectMessage } from './routes/engagements/post-subject-message.js';
import { postSuggestions } from './routes/engagements/post-suggestions.js';
import { postSuspicion } from './routes/engagements/post-suspicion.js';
import { postThread } from './routes/engagements/post-thread.js';
import { postToken } from './routes/engagements/post-token.js';
import { postTraining } from './routes/engagements/post-training.js';
import { postTrainingMove } from './routes/engagements/post-training-move.js';
import { postTrainingRun } from './routes/engagements/post-training-run.js';
import { postUnfreeze } from './routes/engagements/post-unfreeze.js';
import { postUnsent } from './routes/engagements/post-unsent.js';
import { putCampaignText } from './routes/engagements/put-campaign-text.js';
import { putDraft } from './routes/engagements/put-draft.js';
import { putPersona } from './routes/engagements/put-persona.js';
import { putSafeguarding } from './routes/engagements/put-safeguarding.js';

/** All of them; mounted where engagements are on. */
export const ENGAGEMENT_ROUTES: readonly Route[] = [
  getPolicy,
  getOfficers,
  getFigures,
  getAuthorisations,
  getAuthorisation,
  postAuthorisation,
  postSignature,
  postToken,
  postRenewal,
  postRevocation,
  getPersonas,
  getPersona,
  postPersona,
  putPersona,
  postPersonaCheck,
  getTraining,
  postTraining,
  getSafeguarding,
  putSafeguarding,
  getAlerts,
  getSuspicions,
  postSuspicion,
  getThreads,
  postThread,
  getThread,
  getThreadTurns,
  getEvidence,
  getCustody,
  postEvidence,
  postSubjectMessage,
  postSuggestions,
  postDraft,
  putDraft,
  postDraftRejection,
  postDraftSignOff,
  postDraftApproval,
  postDraftShown,
  postDraftRelease,
  postSent,
  postUnsent,
  postFreeze,
  postAcknowledgement,
  postUnfreeze,
  postClosing,
  getDraftQueue,
  getStops,
  postStop,
  postStopLift,
  getCampaigns,
  getCampaign,
  postCampaign,
  putCampaignText,
  postCampaignShown,
  postCampaignApproval,
  getTrainingSubjects,
  getTrainingRuns,
  getTrainingRun,
  postTrainingRun,
  postTrainingMove,
];
