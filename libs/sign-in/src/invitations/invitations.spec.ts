import { randomUUID } from 'node:crypto';
import { OutboxMail, type Sender } from '#event-store';
import { Organisations } from '#identity';
import { Addresses, Invitations } from '../index.js';
import { startSignIn } from '../sign-in.fixture.js';

const sender = (commandId = randomUUID()): Sender => ({
  commandId, actor: 'ade', role: 'administrator', authority: 'manage-people', organisationId: 'council',
  correlationId: commandId, causationId: commandId,
});

describe('an invitation', () => {
  let signIn: Awaited<ReturnType<typeof startSignIn>>;
  let invitations: Invitations;
  let [olu, priya] = ['', ''];
  const indexOf = (address: string) => signIn.app.get(Addresses).indexOf(address);
  const day = 1_440;

  beforeAll(async () => {
    signIn = await startSignIn();
    invitations = signIn.app.get(Invitations);
  });
  beforeEach(async () => {
    signIn.clock.at = '2027-04-01T09:00:00.000Z';
    await signIn.db.query('DELETE FROM invitation');
    [olu, priya] = [randomUUID(), randomUUID()];
    for (const [personId, name] of [[olu, 'Olu'], [priya, 'Priya']] as const)
      await signIn.app.get(Organisations).registerPerson({ personId, name }, sender());
  });
  afterAll(() => signIn.stop());

  it('names somebody’s mailbox, and mails them', async () => {
    await invitations.invite(sender(), { personId: olu, email: 'Olu@council.example' });
    expect(await invitations.of(olu)).toEqual({ address: 'Olu@council.example', status: 'waits' });
    expect(await invitations.staffAt(indexOf('olu@council.example'))).toBe(olu);
    expect(await signIn.db.manager.findBy(OutboxMail, { about: { personId: olu } })).toHaveLength(1);
  });

  it('is accepted once, and then stands', async () => {
    await invitations.invite(sender(), { personId: olu, email: 'olu@council.example' });
    expect([await invitations.accept(olu), await invitations.accept(olu)]).toEqual([true, false]);
    signIn.after(100 * day);
    expect(await invitations.staffAt(indexOf('olu@council.example'))).toBe(olu);
    expect(await invitations.waitingAt(indexOf('olu@council.example'))).toBeUndefined();
  });

  it('ends after 14 days', async () => {
    await invitations.invite(sender(), { personId: olu, email: 'olu@council.example' });
    signIn.after(14 * day);
    expect(await invitations.staffAt(indexOf('olu@council.example'))).toBeUndefined();
    expect((await invitations.of(olu))?.status).toBe('too-late');
  });

  it('with another address takes the place of the first, and has to be accepted again', async () => {
    await invitations.invite(sender(), { personId: olu, email: 'olu@council.example' });
    await invitations.accept(olu);
    await invitations.invite(sender(), { personId: olu, email: 'olu@new.example' });
    expect(await invitations.staffAt(indexOf('olu@council.example'))).toBeUndefined();
    expect((await invitations.of(olu))?.status).toBe('waits');
  });

  it('is refused for an address by which somebody else signs in, and for nobody', async () => {
    await invitations.invite(sender(), { personId: olu, email: 'olu@council.example' });
    const again = invitations.invite(sender(), { personId: priya, email: 'OLU@council.example' });
    await expect(again).rejects.toMatchObject({ rule: 'address-taken', field: 'email' });
    await expect(invitations.invite(sender(), { personId: randomUUID(), email: 'new@council.example' }))
      .rejects.toMatchObject({ rule: 'unknown-person' });
  });

  it('that is printed works by its link, once', async () => {
    const link = await invitations.print(sender(), { personId: olu, email: 'olu@council.example' });
    expect(await invitations.behind(link)).toBe(olu);
    const both = await Promise.all([invitations.open(link), invitations.open(link)]);
    expect(both.filter(Boolean)).toEqual([olu]);
    expect(await invitations.behind(link)).toBeUndefined();
  });
});
