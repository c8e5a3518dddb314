import type { Policy } from '#event-store';
import { whenConsultationOpened } from './consultation/when-consultation-opened.end-period.policy.js';
import {
  whenConsultationOpenedPutForward,
} from './proposal/when-consultation-opened.put-standing-forward.policy.js';

/** Every policy of this context, to be run by the worker. */
export const s106ContributionsPolicies: readonly Policy[] = [
  whenConsultationOpened, whenConsultationOpenedPutForward,
];
