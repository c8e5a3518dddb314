import type { Type } from '@nestjs/common';
import type { Saved as SavedAt } from '#event-store';
import type { Actor } from '#identity';
import type { Revealed } from '#kernel';
import { type Answers, type AnswerWishes, type Page as PageName } from '#small-pot-grants';
import type { Model } from '../answers.js';
import type { Form } from '../forms/form.js';
import { typedDay, typedPounds } from '../forms/typed.js';
import {
  BeneficiariesForm, ContactForm, CostsForm, DatesForm, GroupForm, OutcomeForm, ProjectForm,
} from './answer-forms.js';
import type { TakesAnswers } from './desk.js';

type Saved<P extends PageName> = Revealed<Required<Answers>[P]>;
type Sent = Readonly<{ actor: Actor; commandId: string; applicationId: string }>;

/** One page of the form: its title, its fields, how they become an answer, and how they come back from it. */
export type AnswerPage = Readonly<{
  title: string;
  form: Type<Form>;
  /** The fields as somebody would have typed what is saved. */
  typed(answers: Revealed<Answers>): Model | undefined;
  /** `form` is one of this page's own. */
  save(desk: TakesAnswers, sent: Sent, form: Form): Promise<SavedAt>;
}>;

type Parts<P extends PageName, F extends Form> = Readonly<{
  title: string; form: Type<F>; typed(saved: Saved<P>): Model; wish(form: F): AnswerWishes[P];
}>;

function pageOf<P extends PageName, F extends Form>(page: P, parts: Parts<P, F>): AnswerPage {
  return {
    title: parts.title,
    form: parts.form,
    typed(answers) {
      const saved = (answers as Partial<{ [Q in P]: Saved<Q> }>)[page];
      return saved && parts.typed(saved);
    },
    save: (desk, { actor, commandId, applicationId }, form) =>
      desk.answer(actor, commandId, applicationId, page, parts.wish(form as F)),
  };
}

const orNull = (text: string) => (text === '' ? null : text);

/** The pages by the names under which the record knows them, and which stand in their addresses. */
export const answerPages = {
  group: pageOf('group', {
    title: 'Your group',
    form: GroupForm,
    typed: ({ name, about, number }) => ({ name, about, number: number ?? '' }),
    wish: ({ name, about, number }) => ({ name, about, number: orNull(number) }),
  }),
  project: pageOf('project', {
    title: 'What you want to do',
    form: ProjectForm,
    typed: ({ title, description }) => ({ title, description }),
    wish: ({ title, description }) => ({ title, description }),
  }),
  beneficiaries: pageOf('beneficiaries', {
    title: 'Who it is for, and where',
    form: BeneficiariesForm,
    typed: ({ who, place, wardCode }) => ({ who, place, listedFor: place, ward: wardCode ?? 'none' }),
    wish: ({ who, place, ward }) => ({ who, place, wardCode: ward === '' || ward === 'none' ? null : ward }),
  }),
  dates: pageOf('dates', {
    title: 'When',
    form: DatesForm,
    typed: ({ startsOn, endsOn }) => ({ startsOn: typedDay(startsOn), endsOn: typedDay(endsOn) }),
    wish: ({ startsOn, endsOn }) => ({ startsOn, endsOn }),
  }),
  costs: pageOf('costs', {
    title: 'What it costs',
    form: CostsForm,
    typed: ({ lines }) => ({ lines: lines.map(({ item, pence }) => ({ item, pence: typedPounds(pence) })) }),
    wish: ({ lines }) => ({ lines: lines.map(({ item, pence }) => ({ item, pence })) }),
  }),
  outcome: pageOf('outcome', {
    title: 'What will be better',
    form: OutcomeForm,
    typed: ({ outcome }) => ({ outcome }),
    wish: ({ outcome }) => ({ outcome }),
  }),
  contact: pageOf('contact', {
    title: 'Who to talk to',
    form: ContactForm,
    typed: ({ name, email, phone }) => ({ name, email, phone: phone ?? '' }),
    wish: ({ name, email, phone }) => ({ name, email, phone: orNull(phone) }),
  }),
} as const satisfies Record<PageName, AnswerPage>;
