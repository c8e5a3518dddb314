import { Actor } from '#identity';
import { fold } from '#kernel';
import { Allocations, ownProject } from '../obligation/allocations.js';
import { obligation } from '../obligation/obligation.decider.js';
import { allocate, at as paidAt, dee, paid, today } from '../obligation/obligation.examples.js';
import { consultation } from './consultation.decider.js';
import type { ConsultationEvent } from './consultation.events.js';
import { dueAt, futures, opened, text } from './consultation.examples.js';
import { RunningConsultations } from './running-consultations.js';

const ended: ConsultationEvent = { type: 'ConsultationPeriodEnded', data: { consultationId: 'c1', dueAt } };
const answered: ConsultationEvent = { type: 'ConsultationAnswered', data: {
  consultationId: 'c1', party: { kind: 'consortium', id: futures.id }, answeredBy: 'cal', words: text('Here'), dueAt,
  ranking: [], unranked: [],
} };
const inTime = '2027-04-22T22:59:59.998Z';

/** A decision on money about which this was asked. */
function deciding(history: readonly ConsultationEvent[], now = inTime) {
  const db = { findBy: async () => (history.length === 0 ? [] : [{ id: 'c1' }]) };
  const streams = { load: async (decider: unknown) => ({
    state: decider === consultation ? fold(consultation, history) : fold(obligation, paid), revision: 1,
  }) };
  const [store, checkpoints] = [{ head: async () => 1 }, { waitFor: async () => undefined }];
  const running =
    new RunningConsultations(db as never, store as never, checkpoints as never, streams as never, { now: () => now });
  const commands = {
    load: async () => fold(obligation, paid), now: () => ({ at: paidAt, today, personId: 'dee', newId: 'n' }),
  };
  return new Allocations(undefined as never, commands as never, undefined as never,
    { deciding: async () => dee } as never, streams as never, running);
}

const actor = new Actor('dee', [{ organisationId: 'lcc', role: 'decider' }]);
const { allocationId, purpose, wardCode, pence, evidence, proposal } = allocate;
const wish = { allocationId, purpose, wardCode, pence, project: 'The roof', reasons: 'It leaks' };
const ownOne = (allocations: Allocations) =>
  allocations.rehearse(actor, 'o1', { ...wish, proposalId: null }, ownProject);
const proposed = (allocations: Allocations) =>
  allocations.rehearse(actor, 'o1', { ...wish, proposalId: 'elsewhere' }, { proposal, evidence });

describe.each([['a project of the council’s own', ownOne], ['a proposal from elsewhere', proposed]])(
  'money about which the sector is asked, for %s', (_, decide) => {
    it('waits while the sector has its time', async () =>
      expect(decide(deciding([opened]))).rejects.toMatchObject({ rule: 'consultation-running' }));
    it('is free when it answered, when its time is over, and where nobody asked', async () => {
      await decide(deciding([opened, answered]));
      await decide(deciding([opened], dueAt));
      await decide(deciding([opened, ended]));
      await decide(deciding([]));
    });
  });
