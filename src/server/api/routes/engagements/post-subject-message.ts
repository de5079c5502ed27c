// POST /engagements/threads/{id}/messages: what the subject wrote, pasted or imported; hashed at capture.

import { receiveMessage } from '../../../../app/engagement/receive.js';
import { engagementRoute, orRefuse } from '../../engagement-route.js';
import { IdParams } from '../../schemas/common.js';
import { NewSubjectMessage, ReceivedView } from '../../schemas/engagements/threads.js';

/** The route. */
export const postSubjectMessage = engagementRoute<IdParams, unknown, NewSubjectMessage>({
  name: 'engagement.thread.receive',
  summary: 'What the subject wrote, pasted or imported; hashed at capture.',
  params: IdParams,
  body: NewSubjectMessage,
  answers: { 200: ReceivedView },
  refusals: [403, 404, 409, 413, 422],
  audited: true,
  async handle({ params, body }, { officer, tools }) {
    const media = body.media.map(({ data, ...file }) => ({
      ...file,
      data: Uint8Array.from(Buffer.from(data, 'base64')),
    }));
    const writtenAt = body.writtenAt === null ? null : Date.parse(body.writtenAt);
    const received = orRefuse(await receiveMessage(params.id, { ...body, writtenAt, media }, officer, tools));
    return { status: 200, body: received };
  },
});
