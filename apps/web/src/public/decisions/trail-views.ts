import { organisations, people } from '#identity';
import { consultationsView, planningApplicationsView, proposalsView } from '#s106-contributions';
import { applicationsView, declarationsView, roundsView } from '#small-pot-grants';

/** What says in which streams a case stands, and who is called what. */
export const trailViews = [
  applicationsView, roundsView, declarationsView, proposalsView, consultationsView, planningApplicationsView, people,
  organisations,
] as const;
