import type { View } from '#event-store';
import { agreements } from './agreement/agreements.view.js';
import { consultations } from './consultation/consultations.view.js';
import { contributionsImports } from './importing/contributions-imports.view.js';
import { indexSeriesView } from './index-series/index-series.view.js';
import { obligations } from './obligation/obligations.view.js';
import { transactions } from './obligation/transactions.view.js';
import { planningApplications } from './planning/planning-applications.view.js';
import { proposals } from './proposal/proposals.view.js';
import { tariffs } from './tariff/tariffs.view.js';

/** Every view of this context, to be kept up by the projector and waited for by the pages. */
export const s106ContributionsViews: readonly View[] = [
  indexSeriesView, tariffs, agreements, obligations, transactions, planningApplications, consultations, proposals,
  contributionsImports,
];
export {
  agreements as agreementsView, contributionsImports as contributionsImportsView, indexSeriesView,
  obligations as obligationsView, tariffs as tariffsView, transactions as transactionsView,
};
export {
  consultations as consultationsView, planningApplications as planningApplicationsView, proposals as proposalsView,
};
