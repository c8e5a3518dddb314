import type { Policy } from '#event-store';
import { whenAskedTellThem } from './consultation/when-consultation-opened.tell-the-asked.policy.js';
import { whenConsultationOpened } from './consultation/when-consultation-opened.end-period.policy.js';
import { whenIndexFiguresPublished } from './obligation/when-index-figures-published.propose-corrections.policy.js';
import { whenMoneyReceived } from './obligation/when-money-received.expire-it.policy.js';
import { whenSiteProgressed } from './obligation/when-site-progressed.reach-triggers.policy.js';
import { whenDeveloperTold } from './planning/when-developer-told.email-all.policy.js';
import {
  whenConsultationOpenedPutForward,
} from './proposal/when-consultation-opened.put-standing-forward.policy.js';
import { whenMoneyAllocated } from './proposal/when-money-allocated.accept-proposal.policy.js';
import { whenProposalSettled } from './proposal/when-proposal-settled.email-group.policy.js';

/** Every policy of this context, to be run by the worker. */
export const s106ContributionsPolicies: readonly Policy[] = [
  whenSiteProgressed, whenIndexFiguresPublished, whenMoneyReceived,
  whenConsultationOpened, whenConsultationOpenedPutForward, whenAskedTellThem, whenMoneyAllocated, whenProposalSettled,
  whenDeveloperTold,
];
