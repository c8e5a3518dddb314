import type { Policy } from '#event-store';
import { whenConsultationOpened } from './consultation/when-consultation-opened.end-period.policy.js';
import { whenIndexFiguresPublished } from './obligation/when-index-figures-published.propose-corrections.policy.js';
import { whenMoneyReceived } from './obligation/when-money-received.expire-it.policy.js';
import { whenSiteProgressed } from './obligation/when-site-progressed.reach-triggers.policy.js';
import {
  whenConsultationOpenedPutForward,
} from './proposal/when-consultation-opened.put-standing-forward.policy.js';

/** Every policy of this context, to be run by the worker. */
export const s106ContributionsPolicies: readonly Policy[] = [
  whenSiteProgressed, whenIndexFiguresPublished, whenMoneyReceived,
  whenConsultationOpened, whenConsultationOpenedPutForward,
];
