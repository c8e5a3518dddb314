import type { HandedOver } from '../application/application.state.js';

type Owned = Readonly<{ id: string; applicantId: string; handedOver: HandedOver | null }>;

/** Under what an application's code and link are kept. Another once it went to a new person: then the old ones end. */
export const wayBackRecord = ({ id, applicantId, handedOver }: Owned) =>
  (handedOver === null ? id : `${id} ${applicantId}`);

export const applicationOf = (record: string) => record.split(' ')[0]!;
