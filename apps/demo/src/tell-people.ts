import { readFileSync } from 'node:fs';
import { Organisations } from '#identity';
import { Boundaries, neighbourhoodSets, Places } from '#places';
import { Funds, type NewFund } from '#small-pot-grants';
import { organisations } from './people.js';
import { demoId, type Storyteller } from './storyteller.js';

export async function tellPeople(teller: Storyteller) {
  const service = teller.get(Organisations);
  for (const [key, { name, kind, numbers = [], people }] of Object.entries(organisations)) {
    const organisationId = demoId(key);
    await service.register({ organisationId, kind, name, numbers }, teller.operator('organisation', key));
    for (const [person, { name: called, roles }] of Object.entries(people)) {
      const personId = demoId(person);
      await service.registerPerson({ personId, name: called }, teller.operator('person', person));
      for (const role of roles)
        await service.giveRole({ organisationId, personId, role }, teller.operator('role', key, person, role));
    }
  }
}

export async function tellPlaces(teller: Storyteller) {
  const file = readFileSync('apps/demo/src/calderbrook.csv');
  const source = { populationSource: 'Made up for this demo', populationYear: 2026 };
  const set = { setId: 'calderbrook', name: 'Calderbrook', ...source, file };
  const { position } = await teller.get(Places).import(set, teller.operator('places'));
  await teller.until(neighbourhoodSets, position);
  await teller.get(Boundaries).import({
    setId: 'calderbrook', name: 'Calderbrook', source: 'made up for this demo',
    file: readFileSync('apps/demo/src/calderbrook.geojson'),
  }, teller.operator('boundaries'));
}

type FundOf = Omit<NewFund, 'fundId' | 'funderId' | 'financialYear'>;
const none = { restriction: '', donor: '' };

export async function tellFunds(teller: Storyteller) {
  const financialYear = financialYearOf(teller.clock.now());
  const add = (funder: string, officer: string, key: string, wish: FundOf) =>
    teller.get(Funds).register(teller.actor(funder, officer), teller.step('fund', key),
      { ...wish, fundId: demoId(key), funderId: demoId(funder), financialYear });
  await add('lcc', 'olu', 'lcc-neighbourhoods', {
    ...none, name: 'Neighbourhoods', source: 'County council revenue', costCode: 'NBH-1000', amountPence: 8_000_000,
  });
  await add('lcc', 'olu', 'lcc-youth', {
    ...none, name: 'Youth voice', source: 'Public health grant', costCode: 'YTH-2100', amountPence: 1_500_000,
    restriction: 'For people under 25',
  });
  await add('lcf', 'tom', 'lcf-winter', {
    name: 'Winter appeal', source: 'Public appeal', costCode: 'WIN-01', amountPence: 1_000_000,
    donor: 'People of Lancashire', restriction: 'For this winter',
  });
}

function financialYearOf(now: string) {
  const [year, month] = [Number(now.slice(0, 4)), Number(now.slice(5, 7))];
  const first = month >= 4 ? year : year - 1;
  return `${first}-${String((first + 1) % 100).padStart(2, '0')}`;
}
