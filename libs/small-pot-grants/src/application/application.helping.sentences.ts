import { inWords } from '#calendar';
import type { Sentences } from '#scrutiny';
import type { GrantFacts } from '../decision/grant-facts.js';
import type { Page } from './application.answers.events.js';
import type { ApplicationHelpingEvent, Channel, FillsInAs } from './application.helping.events.js';

/** As all that went before it was sent, it is for the group, and for those who see everything. */
const draft = { record: 'The application', from: 'group' } as const;
const who: Readonly<Record<FillsInAs, string>> = { helper: 'A helper', officer: 'An officer' };
const told: Readonly<Record<Channel, string>> = {
  'paper': 'on paper', 'phone': 'by telephone', 'in-person': 'in person',
};
const pageNames: Readonly<Record<Page, string>> = {
  group: 'the group', project: 'what it wants to do', beneficiaries: 'who it is for', dates: 'when',
  costs: 'what it costs', outcome: 'what will be better', contact: 'who to talk to',
};

export const applicationHelpingSentences: Sentences<ApplicationHelpingEvent, GrantFacts> = {
  HelperPermitted: () => ({ ...draft, what: 'The group let a helping organisation fill in its pages.' }),
  HelperPermissionEnded: () => ({ ...draft, what: 'The group ended a permission to fill in its pages.' }),
  // How it did so may name somebody of the group, as its contacts do: officers read it with the application.
  StartedOnBehalf: ({ data: { as, channel, receivedAt } }) => ({
    ...draft,
    what: `${who[as]} began it in the group’s name. The group gave its permission ${told[channel]} on `
      + `${inWords(receivedAt)}.`,
  }),
  FilledInForGroup: ({ data: { as, page, half } }) => ({
    ...draft, what: `${who[as]} ${half ? 'began' : 'filled in'} the page about ${pageNames[page]} in the group’s name.`,
  }),
  ConfirmationAsked: () => ({ ...draft, what: 'The group was asked by email to check it, and to send it itself.' }),
};
