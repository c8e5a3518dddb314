import type { DwellingKind } from '#s106-contributions';
import { WholeNumber } from '../../forms/fields.js';
import { Form } from '../../forms/form.js';

/** How many dwellings there are of each kind. */
export abstract class DwellingsForm extends Form {
  @WholeNumber() market?: number;
  @WholeNumber() affordable?: number;
  @WholeNumber() olderPeople?: number;
  @WholeNumber() student?: number;
  @WholeNumber() other?: number;
}

const fields: Readonly<Record<DwellingKind, keyof Omit<DwellingsForm, 'commandId'>>> = {
  market: 'market', affordable: 'affordable', 'older-people': 'olderPeople', student: 'student', other: 'other',
};
const kindsInOrder = Object.keys(fields) as readonly DwellingKind[];
type Kinds = readonly Readonly<{ kind: DwellingKind; number: number }>[];

export const kindsOf = (form: Omit<DwellingsForm, 'commandId'>): Kinds =>
  kindsInOrder.map((kind) => ({ kind, number: form[fields[kind]] ?? 0 })).filter(({ number }) => number > 0);

export const typedKinds = (kinds: Kinds) =>
  Object.fromEntries(kinds.map(({ kind, number }) => [fields[kind], String(number)]));
