import { applications } from './application/applications.view.js';
import { funds } from './fund/funds.view.js';
import { handovers } from './handover/handovers.view.js';
import { declarations } from './interests/declarations.view.js';
import { panelMeetings } from './panel/panel-meetings.view.js';
import { outcomes } from './patterns/outcomes.view.js';
import { rounds } from './round/rounds.view.js';

/** Every view of this context, to be kept up by the projector and waited for by the pages. */
export const smallPotGrantsViews = [funds, rounds, applications, declarations, panelMeetings, handovers, outcomes];
export {
  applications as applicationsView, declarations as declarationsView, funds as fundsView, handovers as handoversView,
  outcomes as outcomesView, panelMeetings as panelMeetingsView, rounds as roundsView,
};
