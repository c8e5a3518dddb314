import type { Asked, ConsultationOpened } from './consultation.events.js';

/** A consultation that runs from 1 to 22 April 2027. */
export const at = '2027-04-01T09:00:00.000Z';
export const dueAt = '2027-04-22T22:59:59.999Z';
export const text = (words: string) => ({ _sd: words });
export const futures: Asked = { kind: 'consortium', id: 'futures', email: null };
export const ben: Asked = { kind: 'ward-councillor', id: 'ben', email: null };

export const openedFacts: ConsultationOpened['data'] = {
  consultationId: 'c1', funderId: 'lcc', subject: { kind: 'planning', planningApplicationId: 'p1' },
  title: text('Mill Lane'), question: text('What is needed?'), wardCodes: ['E05001620'], days: 21, dueAt,
  asked: [futures, ben], openedBy: 'nadia',
};
export const opened: ConsultationOpened = { type: 'ConsultationOpened', data: openedFacts };
