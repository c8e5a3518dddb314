import { v5 as uuidv5 } from 'uuid';
import { inPounds } from '#kernel';
import { obligationLimits as limits, ownProject, purposeInWords } from '#s106-contributions';
import { Pounds, Text } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';
import { actionPage } from './action-page.js';
import { usableIn } from './usable.js';

class AllocationForm extends Form {
  @Text({ most: limits.project, missing: 'Enter what it is for' }) project!: string;
  @Text({ most: 40, missing: 'Select where' }) wardCode!: string;
  @Pounds('Enter how much') pence!: number;
  @Text({ most: limits.reasons, missing: 'Enter your reasons' }) reasons!: string;
}
class ReleaseForm extends Form {
  @Text({ most: 40, missing: 'Select which one' }) allocationId!: string;
  @Text({ most: limits.reasons, missing: 'Enter your reasons' }) reasons!: string;
}

const permission = 'allocate-contributions';
const reasons = {
  kind: 'textarea', name: 'reasons', label: 'Why?', options: { most: limits.reasons, hint: 'Everybody can read this' },
} as const;

const AllocateController = actionPage({
  path: 'allocate', permission, form: AllocationForm,
  ask: ({ obligation: { freePence, spendOn, purpose }, wards }) => ({
    title: 'Decide on a project of the council’s own', button: 'Allocate it',
    lead: `${inPounds(freePence)} is free, for ${purposeInWords(purpose).toLowerCase()}. The deed says: ${spendOn}. `
      + 'What groups proposed is decided on the page of their proposal.',
    fields: [{ kind: 'text', name: 'project', label: 'What is it for?',
        options: { hint: 'Everybody can read this' } },
      { kind: 'choice', name: 'wardCode', label: 'Where?',
        items: wards.map(({ code, name }) => ({ value: code, text: name })) },
      { kind: 'pounds', name: 'pence', label: 'How much?' }, reasons],
  }),
  act: ({ allocations }, actor, { commandId, ...wish }, { obligation: { id, purpose } }) =>
    allocations.allocate(actor, commandId, id,
      { ...wish, allocationId: uuidv5(commandId, id), proposalId: null, purpose }, ownProject),
});

const ReleaseController = actionPage({
  path: 'release', permission, form: ReleaseForm,
  ask: (known) => ({
    title: 'Let go of an allocation', button: 'Let go of it', fields: [usableIn(known), reasons],
    lead: 'What of it was neither spent nor passed on is free again.',
  }),
  act: ({ allocations }, actor, { commandId, ...wish }, { obligation: { id } }) =>
    allocations.release(actor, commandId, id, wish),
});

export const allocationControllers = [AllocateController, ReleaseController];
