import { NotPermitted } from '#identity';
import { Refusal } from '#kernel';
import { type Answer, Page, seeOther } from '../answers.js';
import { Choice, Choices, Day, Pounds, Rows, Text, Tick } from './fields.js';
import { Form } from './form.js';
import { Submission } from './submission.js';

class Line {
  @Text({ most: 20, missing: 'Enter what it is for' }) what!: string;
  @Pounds('Enter how much it costs') pence!: number;
}

class RequestForm extends Form {
  @Text({ most: 10, missing: 'Enter a title' }) title!: string;
  @Text({ most: 100 }) note!: string;
  @Pounds('Enter how much you ask for') pence!: number;
  @Day() startsOn!: string | undefined;
  @Choice(['yes', 'no'], 'Select yes if you have a bank account') account!: string;
  @Choices(['young', 'old']) groups!: string[];
  @Tick('Tick the box to declare this') declared!: boolean;
  @Rows(Line, { most: 3, missing: 'Add what you will spend it on' }) lines!: Line[];
}

const commandId = '7e57d004-2b97-4e7a-b45f-5387367791cd';
const typed = {
  commandId, title: ' Seeds ', pence: '£1,200', account: 'yes', declared: 'yes', groups: 'old',
  startsOn: { day: '1', month: '4', year: '2027' }, lines: [{ what: 'Spades', pence: '12.50' }],
};

describe('a form that was sent', () => {
  const show = () => new Page('request', { heading: 'Your request' });
  const send = (changes: object, act: (form: RequestForm) => Answer = () => seeOther('/next')) =>
    Submission.of(RequestForm, { ...typed, ...changes }).accept(act, show);
  const sendBadly = async (changes: object, act?: (form: RequestForm) => Answer) => {
    const answer = await send(changes, act);
    if (answer instanceof Page) return answer as Page & { model: { typed: typeof typed; problems: unknown } };
    throw new Error('It was accepted');
  };

  it('is acted on, with what its fields mean', async () => {
    const seen: RequestForm[] = [];
    expect(await send({}, (form) => (seen.push(form), seeOther('/next')))).toEqual(seeOther('/next'));
    expect(seen).toEqual([expect.objectContaining({
      commandId, title: 'Seeds', note: '', pence: 120_000, account: 'yes', declared: true, groups: ['old'],
      startsOn: '2027-04-01', lines: [{ what: 'Spades', pence: 1_250 }],
    })]);
  });

  it.each([
    [{ title: ' ' }, 'title', 'Enter a title'],
    [{ title: 'Seeds and spades' }, 'title', 'Use 10 characters or fewer'],
    [{ pence: undefined }, 'pence', 'Enter how much you ask for'],
    [{ pence: 'lots' }, 'pence', 'Enter an amount in pounds, like 1,200 or 1,200.50'],
    [{ startsOn: { day: '31', month: '4', year: '2027' } }, 'startsOn', 'Enter a real date, like 2 4 2027'],
    [{ account: 'maybe' }, 'account', 'Select one of the answers'],
    [{ groups: ['old', 'tall'] }, 'groups', 'Select from the answers'],
    [{ declared: undefined }, 'declared', 'Tick the box to declare this'],
    [{ lines: undefined }, 'lines', 'Add what you will spend it on'],
    [{ lines: [{ what: '', pence: '' }] }, 'lines', 'Add what you will spend it on'],
    [{ lines: [{ what: 'Spades', pence: 'x' }] }, 'lines.0.pence', 'Enter an amount in pounds, like 1,200 or 1,200.50'],
    [{ lines: [{}, { what: '', pence: '' }, { pence: '5' }] }, 'lines.0.what', 'Enter what it is for'],
    [{ lines: Array(4).fill(typed.lines[0]) }, 'lines', 'Use 3 rows or fewer'],
    [{ lines: 'none' }, 'lines.0.what', 'Enter what it is for'],
    [{ commandId: 'x' }, 'commandId', 'Open this page again'],
  ])('is shown again when something is wrong: %j', async (changes, field, text) => {
    const page = await sendBadly(changes);
    expect(page).toMatchObject({ view: 'request', status: 400, model: { heading: 'Your request' } });
    expect(page.model.problems).toContainEqual({ field, text });
  });

  it('keeps everything that was typed', async () => {
    const page = await sendBadly({ title: '', pence: 'lots' });
    expect(page.model.typed).toEqual({ ...typed, title: '', pence: 'lots' });
  });

  it('shows what a rule refused beside the field, and keeps the id of the command', async () => {
    const page = await sendBadly({}, () => { throw new Refusal('over-pot', 'The pot is £500', 'pence'); });
    expect(page.status).toBe(422);
    expect(page.model.problems).toEqual([{ field: 'pence', text: 'The pot is £500' }]);
    expect(page.model.typed.commandId).toBe(commandId);
  });

  it('leads nowhere for a refusal about what is not on the page', async () => {
    const page = await sendBadly({}, () => { throw new Refusal('closed', 'The round is closed', 'round'); });
    expect(page.model.problems).toEqual([{ text: 'The round is closed' }]);
  });

  it('gets another command id when the one it has was used for other answers', async () => {
    const page = await sendBadly({}, () => { throw new Refusal('command-id-reused', 'Sent before'); });
    expect(page.model.typed.commandId).toBeUndefined();
  });

  it('is not shown again to somebody who may not do this at all, nor for a fault of ours', async () => {
    await expect(send({}, () => { throw new NotPermitted(); })).rejects.toThrow(NotPermitted);
    await expect(send({}, () => { throw new Error('broken'); })).rejects.toThrow('broken');
  });

  it('can have a row added without being checked', async () => {
    const page = await sendBadly({ press: 'add:lines', title: '' });
    expect(page).toMatchObject({ status: 200, model: { typed: { title: '', lines: [typed.lines[0], {}] } } });
    expect(page.model.problems).toBeUndefined();
  });

  it('can have a row removed', async () => {
    const lines = [{ what: 'A' }, { what: '' }, { what: 'C' }];
    const page = await sendBadly({ lines, press: 'remove:lines:1' });
    expect(page.model.typed.lines).toEqual([{ what: 'A' }, { what: 'C' }]);
  });

  it('can be shown again as it is, without being checked', async () => {
    const page = await sendBadly({ press: 'again', title: '' });
    expect(page).toMatchObject({ status: 200, model: { typed: { title: '', lines: typed.lines } } });
    expect(page.model.problems).toBeUndefined();
  });

  it('takes a button that it does not know for its own', async () => {
    expect(await send({ press: 'explode' })).toEqual(seeOther('/next'));
  });
});
