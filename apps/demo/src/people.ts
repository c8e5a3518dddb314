import type { Kind, Role } from '#identity';

type Person = Readonly<{ name: string; roles: readonly Role[] }>;
type Organisation = Readonly<{
  name: string; kind: Kind; numbers?: readonly string[]; people: Readonly<Record<string, Person>>;
}>;

const group = (name: string, key: string, person: string): Organisation =>
  ({ name, kind: 'small-group', people: { [key]: { name: person, roles: ['applicant'] } } });

/** Made-up people in made-up organisations. Keys become stable ids, so loading twice changes nothing. */
export const organisations: Readonly<Record<string, Organisation>> = {
  lcc: {
    name: 'Lancashire County Council', kind: 'council', numbers: ['GB-LAE-LAN'],
    people: {
      olu: { name: 'Olu Adeyemi', roles: ['officer'] },
      priya: { name: 'Priya Nair', roles: ['officer', 'approver'] },
      sam: { name: 'Sam Whittaker', roles: ['assessor'] },
      bea: { name: 'Bea Lord', roles: ['assessor'] },
      jean: { name: 'Cllr Jean Hargreaves', roles: ['decider'] },
      moira: { name: 'Cllr Moira Flint', roles: ['scrutiny-member'] },
      mona: { name: 'Mona Reid', roles: ['monitoring-officer'] },
      nadia: { name: 'Nadia Iqbal', roles: ['planning-officer'] },
      ben: { name: 'Cllr Ben Moss', roles: ['member'] },
      ade: { name: 'Ade Cole', roles: ['administrator'] },
      dot: { name: 'Dot Marsh', roles: ['data-protection-officer'] },
      ed: { name: 'Ed Finch', roles: ['data-protection-officer', 'auditor'] },
    },
  },
  lcf: {
    name: 'Lancashire Community Foundation', kind: 'community-foundation',
    people: {
      tom: { name: 'Tom Ashworth', roles: ['officer'] },
      ruth: { name: 'Ruth Kay', roles: ['approver', 'decider'] },
      dev: { name: 'Dev Patel', roles: ['assessor'] },
      una: { name: 'Una Pike', roles: ['administrator', 'monitoring-officer'] },
      nell: { name: 'Nell Horrocks', roles: ['assessor'] },
      nia: { name: 'Nia Clarke', roles: ['panel-clerk'] },
      cass: { name: 'Cass Ward', roles: ['panel-chair'] },
      zoe: { name: 'Zoe Hill', roles: ['panel-member'] },
      win: { name: 'Win Shaw', roles: ['data-protection-officer'] },
      gus: { name: 'Gus Lomax', roles: ['data-protection-officer', 'auditor'] },
    },
  },
  cvs: {
    name: 'Calderbrook CVS', kind: 'infrastructure-body',
    people: {
      ivy: { name: 'Ivy Marsden', roles: ['applicant'] },
      cal: { name: 'Cal Hughes', roles: ['consortium'] },
      hal: { name: 'Hal Booth', roles: ['helper'] },
      petra: { name: 'Petra Moss', roles: ['consortium'] },
    },
  },
  tenants: group("Brookside Tenants' Group", 'amina', 'Amina Begum'),
  food: group('Fylde Road Food Club', 'joe', 'Joe Carter'),
  band: group('Riverside Youth Band', 'kath', 'Kath Doyle'),
  shed: group('Canalside Shed', 'ron', 'Ron Pickles'),
  carers: group('Moorview Young Carers', 'sade', 'Sade Okafor'),
  garden: group('Mill Street Garden', 'lin', 'Lin Zhang'),
  refuge: group('Safe Start', 'dawn', 'Dawn Reid'),
  lunch: group('Thursday Lunch Club', 'betty', 'Betty Airey'),
  bikes: group('Second Spin Bikes', 'arjun', 'Arjun Rao'),
  choir: group('Hilltop Community Choir', 'gwen', 'Gwen Pugh'),
  coats: group('Warm Coats Calderbrook', 'mo', 'Mo Iqbal'),
  toddlers: group('Tiny Steps', 'hannah', 'Hannah Bell'),
};
