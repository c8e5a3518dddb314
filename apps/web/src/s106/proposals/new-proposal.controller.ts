import { Controller, Get, Post } from '@nestjs/common';
import { type Actor, organisations, people } from '#identity';
import { Refusal } from '#kernel';
import { Proposals } from '#s106-contributions';
import { page } from '../../answers.js';
import { type Submission, Submitted } from '../../forms/submission.js';
import { Public, Visitor } from '../../permissions.js';
import { Shows } from '../../seen.js';
import { WardsTyped } from '../wards-typed.js';
import { ProposalForm } from './proposal.form.js';
import { afterSending, ProposalForms } from './proposal-forms.js';

/** Before anybody asks: a proposal that stands ready for the next consultation in its ward. */
@Controller('proposals/new')
export class NewProposalController {
  constructor(
    private readonly forms: ProposalForms, private readonly service: Proposals, private readonly wards: WardsTyped,
  ) {}

  @Get()
  @Public()
  @Shows(organisations, people)
  ask() {
    return this.page('');
  }

  @Post()
  @Public()
  async propose(@Visitor() visitor: Actor | undefined, @Submitted(ProposalForm) form: Submission<ProposalForm>) {
    let place = '';
    return form.accept(async ({ commandId, wardCode, readyYear, councilId, ...typed }) => {
      const council = await this.councilOf(councilId);
      ({ place } = typed);
      const made = await this.service.make(visitor, commandId, {
        ...typed, funderId: council, consultationId: null, readyYear: Number(readyYear) || null,
        wardCode: await this.wardOf(place, wardCode),
      });
      return afterSending(made, visitor);
    }, () => this.page(place));
  }

  private async page(place: string) {
    const { possible } = place === '' ? { possible: [] } : await this.wards.meant(place);
    const wards = possible.map(({ code, name, authorityName }) => ({ value: code, text: `${name}, ${authorityName}` }));
    const open = wards.length > 0 ? [...wards, { value: 'none', text: 'None of these, or I am not sure' }] : [];
    return page('s106/proposals/new', { ...await this.forms.standing(), wards: open });
  }

  private async councilOf(councilId: string) {
    const { councils } = await this.forms.standing();
    const only = councils.length === 1 ? councils[0] : undefined;
    const chosen = councils.find(({ value }) => value === councilId) ?? only;
    if (!chosen) throw new Refusal('no-council', 'Choose a council', 'councilId');
    return chosen.value;
  }

  /** The ward that the place names; where it names several, the one that was chosen. @throws Refusal `which-place` */
  private async wardOf(place: string, chosen: string): Promise<string | null> {
    const { sure, possible } = await this.wards.meant(place);
    if (sure) return sure.code;
    if (possible.length === 0 || chosen === 'none') return null;
    if (!possible.some(({ code }) => code === chosen))
      throw new Refusal('which-place', 'There are several places called that. Choose one', 'wardCode');
    return chosen;
  }
}
