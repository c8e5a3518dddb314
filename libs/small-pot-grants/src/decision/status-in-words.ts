import type { ApplicationStatus } from '../application/application.state.js';

/** How an award stands, in a word or two. */
export const statusInWords: Readonly<Record<ApplicationStatus, string>> = {
  draft: 'Not sent', submitted: 'Not decided', declined: 'Declined', ended: 'Round cancelled',
  awarded: 'Not accepted yet', accepted: 'Accepted', refused: 'Turned down by the group', lapsed: 'Offer lapsed',
  withdrawn: 'Withdrawn by the group',
};
