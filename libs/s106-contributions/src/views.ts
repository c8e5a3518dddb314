import type { View } from '#event-store';
import { consultations } from './consultation/consultations.view.js';
import { planningApplications } from './planning/planning-applications.view.js';
import { proposals } from './proposal/proposals.view.js';

/** Every view of this context, to be kept up by the projector and waited for by the pages. */
export const s106ContributionsViews: readonly View[] = [planningApplications, consultations, proposals];
export {
  consultations as consultationsView, planningApplications as planningApplicationsView, proposals as proposalsView,
};
