import { randomUUID } from 'node:crypto';
import { Checkpoints, EventStore } from '#event-store';
import { type Actor, Directory } from '#identity';
import { neighbourhoodsOf, Places } from '#places';
import { Applications, Assessments, Decisions, Funds, Rounds } from '#small-pot-grants';
import { views } from '../../apps/contexts.js';
import { delegate } from './delegations.js';
import { register, type Stage } from './moothall.js';
import { answersOf, type ApplicationWish, groups, moments, rules, wards } from './story-content.js';

export { moments };

export type RoundWish = Partial<Readonly<{
  name: string; funder: 'lcc' | 'lcf'; perHead: boolean; opensAt: string; closesAt: string; largestPence: number;
  quorum: number;
}>>;
const usualRound = {
  name: 'Neighbourhood Small Grants', funder: 'lcc', perHead: true, largestPence: 300_000,
  opensAt: moments.opensAt, closesAt: moments.closesAt,
} as const;
export type Sent = Readonly<{ applicationId: string; roundId: string; reference: string; group: Actor }>;

/** Tells what went before a journey, through the same services that the pages use. */
export class Story {
  private constructor(
    private readonly moothall: Stage, readonly ids: Readonly<Record<string, string>>,
    readonly funders: Readonly<Record<'lcc' | 'lcf', string>>,
  ) {}

  /** A council and a foundation with their people, three groups, and the places. */
  static async begin(moothall: Stage): Promise<Story> {
    const lcc = await register(moothall, 'Lancashire County Council', 'council', [
      { name: 'Olu Adeyemi', role: 'officer' }, { name: 'Priya Nair', role: 'officer' },
      { name: 'Priya Nair', role: 'approver' }, { name: 'Sam Whittaker', role: 'assessor' },
      { name: 'Bea Lord', role: 'assessor' }, { name: 'Cllr Jean Hargreaves', role: 'decider' },
      { name: 'Moira Flint', role: 'scrutiny-member' }, { name: 'Dot Marsh', role: 'data-protection-officer' },
      { name: 'Ed Finch', role: 'data-protection-officer' }, { name: 'Ivor Bright', role: 'auditor' },
      { name: 'Nia Clarke', role: 'panel-clerk' }, { name: 'Cass Ward', role: 'panel-chair' },
      { name: 'Zoe Hill', role: 'panel-member' }, { name: 'Mona Reid', role: 'monitoring-officer' },
    ]);
    const lcf = await register(moothall, 'Lancashire Community Foundation', 'community-foundation', [
      { name: 'Tom Ashworth', role: 'officer' }, { name: 'Ruth Kay', role: 'approver' },
      { name: 'Ruth Kay', role: 'decider' }, { name: 'Dev Patel', role: 'assessor' },
      { name: 'Win Shaw', role: 'data-protection-officer' },
    ]);
    const applicants = await Promise.all(Object.entries(groups).map(([name, group]) =>
      register(moothall, group, 'small-group', [{ name, role: 'applicant' }])));
    const ids = Object.assign({}, ...[lcc, lcf, ...applicants].map(({ personIds }) => personIds)) as Story['ids'];
    const story = new Story(moothall, ids, { lcc: lcc.organisationId, lcf: lcf.organisationId });
    for (const organisationId of Object.values(story.funders)) await delegate(moothall, organisationId);
    await story.importPlaces();
    return story;
  }

  get<T>(service: abstract new (...args: never[]) => T): T { return this.moothall.app.get(service); }

  async actor(name: string): Promise<Actor> {
    await this.isShown();
    return this.get(Directory).actor(this.ids[name]!);
  }

  /** Every view shows all that has been told so far. */
  async isShown(): Promise<void> {
    const head = await this.get(EventStore).head();
    await Promise.all(views.map((view) => this.get(Checkpoints).waitFor(view, head, 15_000)));
  }

  /** A round of £10,000 that a second officer approved: £1 per head, or simply a sum. */
  async round(wish: RoundWish = {}): Promise<string> {
    const roundId = await this.draftRound(wish);
    const [officer, approver] = await this.officers(wish);
    await this.get(Rounds).sendForApproval(officer, randomUUID(), roundId);
    await this.get(Rounds).approve(approver, randomUUID(), roundId);
    return roundId;
  }

  /** The same round, with every section filled in and not sent for approval yet. The time is before it opens. */
  async draftRound(wish: RoundWish = {}): Promise<string> {
    const [rounds, roundId, id] = [this.get(Rounds), randomUUID(), randomUUID];
    this.moothall.clock.moveTo(moments.before);
    const { name, funder, perHead, largestPence, opensAt, closesAt } = { ...usualRound, ...wish };
    const [officer] = await this.officers({ funder });
    const fundId = await this.fund(officer, this.funders[funder]);
    await rounds.draft(officer, id(), { roundId, funderId: this.funders[funder] });
    await rounds.describe(officer, id(), roundId, {
      name, contact: 'grants@lancashire.example, 01772 000000',
      purpose: 'For small groups who make their neighbourhood a better place to live.',
    });
    await rounds.setArea(officer, id(), roundId, { setId: 'blackburn', neighbourhoodIds: await this.neighbourhoods() });
    await rounds.setMoney(officer, id(), roundId, {
      shares: [{ fundId, pence: 1_000_000 }], smallestPence: 10_000, largestPence,
      pencePerPerson: perHead ? 100 : null,
    });
    await rounds.setTimetable(officer, id(), roundId, { opensAt, closesAt, daysToAccept: 28 });
    await this.setRules(officer, roundId, wish.quorum ?? null);
    return roundId;
  }

  /** A whole application, sent while the round is open. */
  async sent(roundId: string, wish: ApplicationWish = {}): Promise<Sent> {
    const draft = await this.draft(roundId, wish);
    await this.get(Applications).submit(draft.group, randomUUID(), draft.applicationId, { declared: true });
    return draft;
  }

  /** A whole application, which is not sent yet. */
  async draft(roundId: string, wish: ApplicationWish = {}): Promise<Sent> {
    this.moothall.clock.moveTo(moments.open);
    const [service, applicationId, id] = [this.get(Applications), randomUUID(), randomUUID];
    const by = wish.by ?? 'Amina Begum';
    const group = await this.actor(by);
    const eligibility = [{ questionId: 'small', answer: 'yes' } as const];
    const { reference } = await service.start(group, id(), { applicationId, roundId, eligibility });
    const pages = answersOf(groups[by], by, wish);
    await service.answer(group, id(), applicationId, 'group', pages.group);
    await service.answer(group, id(), applicationId, 'project', pages.project);
    await service.answer(group, id(), applicationId, 'beneficiaries', pages.beneficiaries);
    await service.answer(group, id(), applicationId, 'dates', pages.dates);
    await service.answer(group, id(), applicationId, 'costs', pages.costs);
    await service.answer(group, id(), applicationId, 'outcome', pages.outcome);
    await service.answer(group, id(), applicationId, 'contact', pages.contact);
    return { applicationId, roundId, reference, group };
  }

  /** After closing, the council's panel declare that they have no interest in any of a round's applications. */
  async declareNoInterests(
    applications: readonly Sent[], names = ['Sam Whittaker', 'Bea Lord', 'Cllr Jean Hargreaves'],
  ): Promise<void> {
    this.moothall.clock.moveTo(moments.closed);
    const wish = { seen: applications.map(({ applicationId }) => applicationId), interests: [] };
    for (const name of names)
      await this.get(Assessments).declareInterests(
        await this.actor(name), randomUUID(), applications[0]!.roundId, wish);
  }

  async score({ applicationId }: Sent, assessor: string, need: number, reach: number): Promise<void> {
    const [ofNeed, ofReach] = reasonsOf(assessor);
    await this.get(Assessments).score(await this.actor(assessor), randomUUID(), applicationId, [
      { criterionId: 'need', score: need, reason: ofNeed },
      { criterionId: 'reach', score: reach, reason: ofReach },
    ]);
  }

  /** A minute goes by, so that what comes next is later. */
  aMinuteLater(): void {
    const { clock } = this.moothall;
    clock.moveTo(new Date(Date.parse(clock.now()) + 60_000).toISOString());
  }

  async award({ applicationId }: Sent, pence: number, reasons = 'A clear need, and a plan that will work.') {
    const decider = await this.actor('Cllr Jean Hargreaves');
    return this.get(Decisions).award(decider, randomUUID(), applicationId, { pence, reasons });
  }

  async decline({ applicationId }: Sent, reasons = 'A good idea, but others reach more people.') {
    const decider = await this.actor('Cllr Jean Hargreaves');
    return this.get(Decisions).decline(decider, randomUUID(), applicationId, { reasons });
  }

  private async importPlaces() {
    const source = { populationSource: 'ONS mid-year estimates', populationYear: 2015, file: Buffer.from(wards) };
    const sender = (await this.actor('Olu Adeyemi')).sender('draft-round', this.funders.lcc, randomUUID());
    await this.get(Places).import({ setId: 'blackburn', name: 'Blackburn with Darwen', ...source }, sender);
    await this.isShown();
  }

  private async officers({ funder = 'lcc' }: RoundWish) {
    const names = funder === 'lcc' ? ['Olu Adeyemi', 'Priya Nair'] as const : ['Tom Ashworth', 'Ruth Kay'] as const;
    return [await this.actor(names[0]), await this.actor(names[1])] as const;
  }

  private async neighbourhoods() {
    return neighbourhoodsOf((await this.get(Places).set('blackburn'))!.wards).map(({ id }) => id);
  }

  private async fund(officer: Actor, funderId: string) {
    const fundId = randomUUID();
    await this.get(Funds).register(officer, randomUUID(), {
      fundId, funderId, name: 'Neighbourhoods', source: 'Council revenue', financialYear: '2027-28',
      restriction: 'For small groups', donor: '', costCode: 'NBH-1000', amountPence: 2_000_000,
    });
    return fundId;
  }

  private async setRules(officer: Actor, roundId: string, quorum: number | null) {
    const [rounds, id] = [this.get(Rounds), randomUUID];
    await rounds.setEligibility(officer, id(), roundId, rules.eligibility);
    await rounds.setCriteria(officer, id(), roundId, rules.criteria);
    await rounds.setDecisionProcess(officer, id(), roundId, { ...rules.decision, quorum });
  }
}

/** Two assessors do not find the same words. */
function reasonsOf(assessor: string) {
  return assessor === 'Sam Whittaker'
    ? ['The survey of tenants shows the need.', 'It reaches most of the flats.'] as const
    : ['Neighbours asked for this.', 'We could not see who else would come.'] as const;
}
