import type { Response } from 'express';
import { HealthController } from './health.controller.js';
import type { Health, Report } from './health.js';

describe('what everybody may know of how the service does', () => {
  const error = 'duplicate key: (email)=(ann@example.org)';
  const views = [{ name: 'people', lag: 3, error }, { name: 'rounds', lag: 0 }];
  const report: Report = { ready: false, views, policies: [], log: [] };

  it('is that a view has stopped, and not why: that may quote somebody’s data', async () => {
    const statuses: number[] = [];
    const response = { status: (status: number) => statuses.push(status) } as unknown as Response;
    const answer = await new HealthController({ report: async () => report } as unknown as Health).ready(response);
    expect(answer).toEqual({
      ready: false, policies: [], log: [],
      views: [{ name: 'people', lag: 3, stopped: true }, { name: 'rounds', lag: 0 }],
    });
    expect(statuses).toEqual([503]);
  });
});
