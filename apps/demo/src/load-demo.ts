import type { INestApplicationContext } from '@nestjs/common';
import { EventStore, type Recorded, START } from '#event-store';
import { daysAfter } from '#kernel';
import { organisations } from './people.js';
import type { StoryClock } from './story-clock.js';
import { demoId, Storyteller } from './storyteller.js';
import { isToldUntilTheEnd, tellNeighbourhoodApplications, tellWinterApplications } from './tell-applications.js';
import { tellContributions } from './tell-contributions.js';
import { tellPrivacyNotice, tellRequests } from './tell-data-protection.js';
import { tellDelegations } from './tell-delegations.js';
import { tellHelp } from './tell-help.js';
import { tellFunds, tellPeople, tellPlaces } from './tell-people.js';
import { tellRounds } from './tell-rounds.js';
import { tellSector } from './tell-sector.js';

const daysBefore = 90;

/**
 * Before anybody is let in as anybody. The process that does the work tells the story; one that only serves pages
 * looks, too, whether the data is a demo's: it may be started with other settings than the worker.
 */
export async function prepareDemo(
  app: INestApplicationContext, clock: StoryClock, { tells }: { tells: boolean },
): Promise<void> {
  if (tells) await loadDemo(app, clock);
  else await firstOfTheDemo(app);
}

/**
 * Loads the demo through the same services that the pages use. A load that was cut off goes on where it stopped; a
 * complete one changes nothing.
 */
export async function loadDemo(app: INestApplicationContext, clock: StoryClock): Promise<'loaded' | 'was-there'> {
  const teller = new Storyteller(app, clock);
  if (await isToldUntilTheEnd(teller)) return 'was-there';
  const first = await firstOfTheDemo(app);
  if (first) clock.begin(daysAfter(first.metadata.effectiveAt, daysBefore));
  clock.moveTo(-daysBefore);
  await tellPeople(teller);
  await tellDelegations(teller);
  await tellPrivacyNotice(teller);
  await tellPlaces(teller);
  await tellFunds(teller);
  await tellRounds(teller);
  await tellWinterApplications(teller);
  await tellRequests(teller);
  await tellHelp(teller);
  await tellContributions(teller);
  await tellSector(teller);
  await tellNeighbourhoodApplications(teller);
  return 'loaded';
}

/** What the demo began with; nothing where there is no data yet. @throws where the data is not a demo's */
async function firstOfTheDemo(app: INestApplicationContext): Promise<Recorded | undefined> {
  const [first] = await app.get(EventStore).readAll({ after: START, limit: 1 });
  if (first && !isOfTheDemo(first))
    throw new Error('This data is not a demo. Start without DEMO, or with another DATA_DIR');
  return first;
}

/** In a demo anybody is whoever they pick, which must not happen to real data. */
const isOfTheDemo = ({ metadata }: Recorded) =>
  Object.keys(organisations).some((key) => metadata.commandId === demoId('command', 'organisation', key));
