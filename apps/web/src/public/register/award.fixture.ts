import type { Award } from './public-register.js';

/** An award of £900.50 as the register has it. */
export const award = (changes: Partial<Award> = {}): Award => ({
  reference: 'MH-7K3M2Q9X', roundId: '0b9c8f8e-8d0a-4a52-9d3e-2f6a3a6f2b11', funderId: 'lcc', status: 'accepted',
  group: "Brookside Tenants' Group", number: null, place: 'Brookside flats', wardCode: 'E05001620', ward: 'Audley',
  withheld: [], withheldReason: null, title: 'A bench and a bit of green', description: 'Two benches and plants.',
  startsOn: '2027-07-01', endsOn: '2027-09-30', askedPence: 100_000, awardedPence: 90_050,
  awardedAt: '2027-05-10T23:30:00.000Z', reasons: 'A clear need.', settledAt: '2027-05-12T09:00:00.000Z',
  round: 'Neighbourhood Small Grants', funder: 'Lancashire County Council', stands: true, organisationId: null,
  recipient: null, ...changes,
});

/** One whose group and place the public does not see. */
export const withheldAward = award({
  reference: 'MH-00000001', group: null, number: null, place: null, wardCode: null, ward: null,
  withheld: ['group', 'place'], withheldReason: 'It is a refuge.',
});

export async function* inChunks(...chunks: readonly (readonly Award[])[]) {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}

export async function textOf(parts: AsyncIterable<string>) {
  let text = '';
  for await (const part of parts) text += part;
  return text;
}
