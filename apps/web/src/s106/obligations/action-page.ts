import { Controller, Get, Param, ParseUUIDPipe, Post, type Type } from '@nestjs/common';
import type { Saved } from '#event-store';
import type { Actor, Permission } from '#identity';
import { agreementsView, indexSeriesView, obligationsView, transactionsView, type Working } from '#s106-contributions';
import { type Model, page, type Page, seeOther } from '../../answers.js';
import type { Form } from '../../forms/form.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { CurrentActor, Requires } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { type Known, ObligationPages, ObligationServices } from './obligation-pages.js';

/** A field of the form: `kind` is a macro of layout/fields.njk, `items` what to choose from. */
export type Field = Readonly<{
  kind: 'pounds' | 'number' | 'day' | 'text' | 'textarea' | 'select' | 'choice' | 'hidden'; name: string; label: string;
  items?: readonly Readonly<{ value: string; text: string; hint?: string }>[]; options?: Model;
}>;
export type Asked = Readonly<{
  title: string; button: string; lead?: string; fields: readonly Field[]; typed?: Model;
  /** A sum to show, line by line; or why there is none yet. */
  working?: Working | null; cannot?: string;
}>;
type Action<F extends Form> = Readonly<{
  path: string; permission: Permission; form: Type<F>;
  ask(known: Known, services: ObligationServices): Asked | Promise<Asked>;
  act(services: ObligationServices, actor: Actor, wish: F, known: Known): Promise<Saved>;
}>;

/** A page with one form, which does one thing about an obligation. */
export function actionPage<F extends Form>({ path, permission, form, ask, act }: Action<F>) {
  @Controller(`s106/obligations/:id/${path}`)
  @Requires(permission)
  class ObligationActionController {
    constructor(readonly pages: ObligationPages, readonly services: ObligationServices) {}

    @Get()
    @Shows(obligationsView, agreementsView, transactionsView, indexSeriesView)
    async ask(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Page> {
      const known = await this.pages.find(actor, id, permission);
      const { typed, ...asked } = await ask(known, this.services);
      return page('s106/obligations/action', { ...known, ...asked }).filledIn(typed ?? {});
    }

    @Post()
    act(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Submitted(form) sent: Submission<F>) {
      return sent.accept(async (wish) => {
        const known = await this.pages.find(actor, id, permission);
        return seeOther(`/s106/obligations/${id}`, await act(this.services, actor, wish, known));
      }, () => this.ask(actor, id));
    }
  }
  return ObligationActionController;
}
