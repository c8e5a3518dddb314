import { Upcasters } from '#event-store';
import { upcasters } from '../apps/contexts.js';
import { samples } from './support/stored-events.js';

// An event is for ever: whatever version somebody's log holds is read as it would be written today.
describe('an event that an older release wrote', () => {
  const known = new Upcasters(upcasters);

  it.each(upcasters.map(({ type, from }) => ({ type, from })))(
    'is kept here as a sample: $type in version $from', ({ type, from }) => {
      expect(samples).toContainEqual(expect.objectContaining({ type, schemaVersion: from }));
    });

  it.each(samples)('is read as today: $type in version $schemaVersion', ({ type, schemaVersion, data, today }) => {
    const event = { type, schemaVersion, data, id: 'e1', metadata: {} as never };
    expect(known.upcast(event)).toEqual({ ...event, schemaVersion: known.versionOf(type), data: today });
  });
});
