import type { ApplicationStatus } from '#small-pot-grants';

type Tag = Readonly<{ text: string; classes: string }>;

/** What an application's state is called on the pages of funders and panels, and the colour of its tag. */
export const statusTags: Readonly<Record<ApplicationStatus, Tag>> = {
  draft: { text: 'Being written', classes: 'govuk-tag--grey' },
  submitted: { text: 'To decide', classes: 'govuk-tag--blue' },
  awarded: { text: 'Offered', classes: 'govuk-tag--yellow' },
  accepted: { text: 'Accepted', classes: 'govuk-tag--green' },
  declined: { text: 'Declined', classes: 'govuk-tag--grey' },
  refused: { text: 'Group said no', classes: 'govuk-tag--grey' },
  lapsed: { text: 'Offer lapsed', classes: 'govuk-tag--grey' },
  withdrawn: { text: 'Withdrawn', classes: 'govuk-tag--grey' },
  ended: { text: 'Ended', classes: 'govuk-tag--grey' },
};
