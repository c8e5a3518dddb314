import { londonDay } from '#calendar';
import { InformationRequests, Notices, type RequestKind } from '#data-protection';
import { demoId, type Storyteller } from './storyteller.js';

/** The council has written its own privacy notice; the foundation has not come to it yet. */
export async function tellPrivacyNotice(teller: Storyteller) {
  await teller.get(Notices).publish(teller.actor('lcc', 'dot'), teller.step('privacy-notice', 'lcc'), {
    organisationId: demoId('lcc'), lawfulBases: ['public-task', 'legal-obligation'],
    about: 'Lancashire County Council, County Hall, Preston PR1 8XJ.',
    officer: 'Data Protection Officer, County Hall, Preston PR1 8XJ, or dpo@lancashire.example.',
    purposes: 'To decide who gets a grant, to pay it, to see what came of it, and to show what public money was for.',
    sharing: 'Our officers, assessors and councillors who decide. The register of grants shows the group, the amount '
      + 'and what it is for. Our auditors see that money was spent as it should be.',
    complaints: 'Write to dpo@lancashire.example, or to the address above, and say that it is a complaint.',
  });
}

/** Two letters that wait for an answer. */
export async function tellRequests(teller: Storyteller) {
  teller.clock.moveTo(-12);
  await record(teller, 'subject-access', 'Sam Bell', 'To see what you hold about me and the choir I sing in.');
  await record(teller, 'foi', 'Rita Moss', 'All papers on how neighbourhood grants are decided.');
}

function record(teller: Storyteller, kind: RequestKind, asker: string, asks: string) {
  return teller.get(InformationRequests).record(teller.actor('lcc', 'dot'), teller.step('request', kind), {
    requestId: demoId('request', kind), organisationId: demoId('lcc'), kind, channel: 'letter', asker, asks,
    receivedOn: londonDay(teller.clock.now()), contact: '', reference: '',
  });
}
