import type { Sayings } from '#kernel';
import type { WhyEvent } from './why.events.js';

const record = 'Who read what';

export const whySentences: Sayings<WhyEvent> = {
  ReadersAskedWhy: () => ({ record, what: 'From here on staff say why before they open an application.' }),
  ReadersNoLongerAskedWhy: () => ({ record, what: 'Staff no longer say why before they open an application.' }),
};
