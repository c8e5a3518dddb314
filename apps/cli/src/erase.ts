import { randomUUID } from 'node:crypto';
import { type Command, Option } from 'commander';
import {
  CarryingOut, ErasureQueries, Erasures, type ErasureWish, Holdings, LEGAL_BASES, type LegalBasis, REASONS, type Scope,
} from '#data-protection';
import { type Moothall, withMoothall } from './moothall.js';
import { operator } from './operator.js';

type Options = Readonly<{ person?: boolean; legalBasis?: LegalBasis }>;

export function addErase(program: Command) {
  program.command('erase')
    .argument('<subject>', 'the reference or id of an application, or the id of a person')
    .option('--person', 'the person behind it and all that they sent, not this application alone')
    .addOption(new Option('--legal-basis <basis>', 'ask for the erasure on this legal basis').choices(LEGAL_BASES))
    .description('say what is held and what would go; ask for its erasure; carry it out once two people approved it')
    .action((subject: string, options: Options) => withMoothall((moothall) => erase(moothall, subject, options)));
}

async function erase({ app }: Moothall, typed: string, { person, legalBasis }: Options) {
  const scope: Scope = person ? 'person' : 'record';
  const subject = await app.get(Holdings).find(typed, scope);
  if (subject === null) throw new Error(`Nothing is held under "${typed}".`);
  await tellWhatIsHeld(app.get(Holdings), subject);
  const latest = await app.get(ErasureQueries).latestAbout(subject);
  if (latest?.status === 'approved') return carryOut(app.get(CarryingOut), latest.id);
  if (latest?.status === 'requested')
    return console.log('This is asked for already, and waits for two people to approve it.');
  if (legalBasis === undefined) return console.log('Nothing was done. Ask for its erasure with --legal-basis.');
  await request(app.get(Erasures), { erasureId: randomUUID(), typed, scope, legalBasis });
}

async function tellWhatIsHeld(holdings: Holdings, subject: string) {
  console.log(subject);
  for (const { what, stays } of await holdings.of(subject))
    console.log(stays === null ? `  goes: ${what}` : `  stays: ${what}. ${REASONS[stays]}`);
}

async function carryOut(carryingOut: CarryingOut, erasureId: string) {
  await carryingOut.carryOut(erasureId);
  console.log('Two people approved it. It is erased.');
}

async function request(erasures: Erasures, wish: ErasureWish) {
  await erasures.requestAsOperator(operator('request-erasure'), wish);
  console.log(`Asked for. Two people with the role of a data protection officer have to approve it on the page ` +
    `/data-protection/erasures/${wish.erasureId}; then it is carried out.`);
}
