import { fuzz } from './fuzzing.js';

/** A short run; `npm run test:fuzz -- --requests 100000` is the long one. */
describe('odd requests', () => {
  it('are all answered, none as our own fault, and none with anything of our sources', async () => {
    const seed = Math.floor(Math.random() * 1e6);
    process.stdout.write(`seed ${seed}\n`);
    const { byStatus, trouble } = await fuzz(2_000, seed);
    expect(trouble).toEqual([]);
    expect([...byStatus.keys()]).toEqual(expect.arrayContaining([200, 400, 401, 403, 404]));
  });
});
