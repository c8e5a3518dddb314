import type { Sayings } from '#kernel';
import type { ErasureEvent } from './erasure.events.js';

const record = 'Erasures';
const about = (subject: string) => (subject.startsWith('person:') ? 'a person' : 'a record');

/** Whom it is about stays out, and so do the grounds, which can tell. */
export const erasureSentences: Sayings<ErasureEvent> = {
  SubjectErasureRequested: ({ data: { subject } }) =>
    ({ record, what: `The erasure of ${about(subject)} was asked for.` }),
  ErasureApproved: () => ({ record, what: 'An erasure was approved.' }),
  ErasureDeclined: () => ({ record, what: 'An erasure was declined, under an exemption of the law.' }),
  SubjectErased: ({ data: { subject, texts, mails, stayed } }) => ({
    record, what: `The erasure of ${about(subject)} was carried out: ${texts} texts and ${mails} mails are gone, and `
      + `${stayed.length} things stayed on legal grounds.`,
  }),
  ErasureRepeated: ({ data: { subject } }) =>
    ({ record, what: `The erasure of ${about(subject)} was repeated, since an older backup had been restored.` }),
};
