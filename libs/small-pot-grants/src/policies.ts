import { whenApplicationEnded } from './application/when-application-ended.email-group.policy.js';
import { whenApplicationSubmitted } from './application/when-application-submitted.email-receipt.policy.js';
import { whenGroupIdentified } from './application/when-group-identified.register-group.policy.js';
import { whenRoundCancelled } from './application/when-round-cancelled.end-applications.policy.js';
import { whenAwardFellOrStands } from './decision/when-award-fell-or-stands.close-call-in.policy.js';
import { whenCallInWentOn } from './decision/when-call-in-went-on.move-offer.policy.js';
import { whenDecisionMade } from './decision/when-decision-made.email-group.policy.js';
import { whenGrantAwarded } from './decision/when-grant-awarded.lapse-offer.policy.js';
import { whenGrantAwardedOpenCallIn } from './decision/when-grant-awarded.open-call-in.policy.js';
import { whenGrantReserved } from './decision/when-grant-reserved.award-grant.policy.js';
import { whenOfferSettled } from './decision/when-offer-answered.email-group.policy.js';
import { whenOfferAnswered } from './decision/when-offer-answered.settle-reservation.policy.js';
import { whenGroupHandedOver } from './handover/when-group-handed-over.move-it.policy.js';
import { whenHandoverAsked } from './handover/when-handover-asked.tell-the-group.policy.js';
import { whenConfirmationAsked } from './helping/when-confirmation-asked.email-group.policy.js';
import { whenRoundApproved } from './round/when-round-approved.secure-funding.policy.js';
import { whenRoundFalls } from './round/when-round-falls.release-funds.policy.js';
import { whenRoundScheduled } from './round/when-round-scheduled.open-and-close.policy.js';
import { whenReturnLinkRequested } from './way-back/when-return-link-requested.email-link.policy.js';

/** Every policy of this context, to be run by the worker. */
export const smallPotGrantsPolicies = [
  whenRoundApproved, whenRoundFalls, whenRoundScheduled, whenRoundCancelled, whenGrantReserved, whenGrantAwarded,
  whenOfferAnswered, whenApplicationSubmitted, whenApplicationEnded, whenDecisionMade, whenOfferSettled,
  whenReturnLinkRequested, whenGroupIdentified, whenGroupHandedOver, whenHandoverAsked,
  whenConfirmationAsked, whenGrantAwardedOpenCallIn, whenCallInWentOn, whenAwardFellOrStands,
];
