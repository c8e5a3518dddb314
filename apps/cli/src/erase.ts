import { randomUUID } from 'node:crypto';
import { type Command, Option } from 'commander';
import {
  CarryingOut, ErasureQueries, type ErasureRow, Erasures, type ErasureWish, Holdings, LEGAL_BASES,
  type LegalBasis, REASONS, type Scope,
} from '#data-protection';
import { mustBeCaughtUp } from './caught-up.js';
import { mustHaveMasterKey } from './master-key.js';
import { type Moothall, withMoothall } from './moothall.js';
import { operator } from './operator.js';

type Options = Readonly<{ person?: boolean; legalBasis?: LegalBasis }>;

export function addErase(program: Command) {
  program.command('erase')
    .argument('<subject>', 'the reference or id of an application, or the id of a person')
    .option('--person', 'the person behind it and all that they sent, not this application alone')
    .addOption(new Option('--legal-basis <basis>', 'ask for the erasure on this legal basis').choices(LEGAL_BASES))
    .description('say what is held and what would go; ask for its erasure; carry it out once two people approved it')
    .action((subject: string, options: Options) => {
      mustHaveMasterKey();
      return withMoothall((moothall) => erase(moothall, subject, options));
    });
}

async function erase({ app, configuration }: Moothall, typed: string, { person, legalBasis }: Options) {
  await mustBeCaughtUp(app);
  const scope: Scope = person ? 'person' : 'record';
  const subject = await app.get(Holdings).find(typed, scope);
  if (subject === null) throw new Error(`Nothing is held under "${typed}".`);
  await tellWhatIsHeld(app.get(Holdings), subject);
  const latest = await app.get(ErasureQueries).latestAbout(subject);
  if (latest && await goOn(app.get(CarryingOut), latest)) return;
  if (legalBasis === undefined) return console.log('Nothing was done. Ask for its erasure with --legal-basis.');
  const wish = { erasureId: randomUUID(), typed, scope, legalBasis };
  await request(app.get(Erasures), wish, configuration.publicUrl.origin);
}

/** @returns false where it is settled, so that another request can be made */
async function goOn(carryingOut: CarryingOut, { id, status, settledAt }: ErasureRow): Promise<boolean> {
  if (status === 'approved') await carryOut(carryingOut, id);
  else if (status === 'requested') console.log('This is asked for already, and waits for two people to approve it.');
  else console.log(`The last request was ${status} at ${settledAt}.`);
  return status === 'approved' || status === 'requested';
}

async function tellWhatIsHeld(holdings: Holdings, subject: string) {
  console.log(subject);
  for (const { what, stays } of await holdings.of(subject))
    if (stays !== 'not-there') console.log(stays === null ? `  goes: ${what}` : `  stays: ${what}. ${REASONS[stays]}`);
}

async function carryOut(carryingOut: CarryingOut, erasureId: string) {
  await carryingOut.carryOut(erasureId);
  console.log('Two people approved it. It is erased.');
}

async function request(erasures: Erasures, wish: ErasureWish, origin: string) {
  await erasures.requestAsOperator(operator('request-erasure'), wish);
  console.log(`Asked for. Two data protection officers of who holds it have to approve it, at\n` +
    `${origin}/data-protection/erasures/${wish.erasureId}\nThen the worker carries it out.`);
}
