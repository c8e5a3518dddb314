import { Actor, type Directory } from '#identity';
import type { Reading, ReadingLog } from '#privacy';
import type { Case } from './case.js';
import type { CaseFiles } from './case-files.js';
import { closedToNobody } from './closed.js';
import { Humans } from './humans.js';
import { AskedReadings } from './asked-readings.js';

const member = (id: string) => new Actor(id, [{ organisationId: 'lcc', role: 'scrutiny-member' }]);
const officer = (id: string) => new Actor(id, [{ organisationId: 'lcc', role: 'monitoring-officer' }]);
const about = { organisationId: 'lcc', reference: 'MH-1', askedBy: 'moira' };
const aboutNone = { ...about, reference: null };
const taken = { type: 'CaseTakenIntoWorkProgramme' };

describe('what scrutiny asked for', () => {
  const read: Partial<Reading>[] = [];
  const readings = { record: async (one: Partial<Reading>) => void read.push(one) } as unknown as ReadingLog;
  const accounts = { of: async (id: string) => (id.startsWith('moira') ? ['moira', 'moira-2'] : [id]) };
  const directory = { actor: async (id: string) => new Actor(id) } as unknown as Directory;
  const humans = new Humans(accounts as unknown as ConstructorParameters<typeof Humans>[0], directory);
  type Told = Partial<Record<'to', readonly string[]> & Record<'events', readonly object[]>>;
  const shown = (actor: Actor, { to = [], events = [] }: Told = {}) => {
    const closed = { ...closedToNobody, to };
    const one = { funderId: 'lcc', ownerId: 'amina', isWithFunder: true, isPublic: true, closed } as unknown as Case;
    const files = { open: async () => ({ one, events }) } as unknown as CaseFiles;
    return new AskedReadings(files, humans, readings).among(actor, [about, aboutNone]);
  };

  beforeEach(() => { read.splice(0); });

  it('are for whoever asked, with each account, and for who reads all of the case', async () => {
    for (const actor of [member('moira'), member('moira-2'), officer('mona')])
      expect(await shown(actor)).toEqual([about, aboutNone]);
    expect(await shown(member('sue'), { events: [taken] })).toEqual([about, aboutNone]);
  });

  it('are not for other members where the case is not in the programme, but for what is about no case', async () => {
    expect(await shown(member('sue'))).toEqual([aboutNone]);
    expect(read).toEqual([]);
  });

  it('are for nobody to whom the case is closed, not even who asked for them', async () => {
    expect(await shown(member('sue'), { to: ['sue'], events: [taken] })).toEqual([aboutNone]);
    expect(await shown(officer('mona'), { to: ['mona'] })).toEqual([aboutNone]);
    expect(await shown(member('moira'), { to: ['moira-2'] })).toEqual([aboutNone]);
    expect(read).toEqual([]);
  });

  it('are on record as read', async () => {
    await shown(officer('mona'));
    expect(read).toEqual([{ readerId: 'mona', organisationId: 'lcc', what: 'trail:MH-1' }]);
  });
});
