import { Writable } from 'node:stream';
import { Logger } from '@nestjs/common';
import express from 'express';
import request from 'supertest';
import { correlation } from '#event-store';
import { newLog } from './log.js';
import { NestLog } from './nest-log.js';
import { logRequests } from './request-log.js';

const id = '16fd2706-8baf-433b-82eb-8c7fada847da';

describe('the log', () => {
  let lines: Record<string, unknown>[];
  const app = express();
  beforeAll(() => {
    const target = new Writable({
      write: (line: Buffer, _, done) => { lines.push(JSON.parse(String(line)) as Record<string, unknown>); done(); },
    });
    const log = newLog('info', target);
    Logger.overrideLogger(new NestLog(log));
    app.use(logRequests(log));
    app.use(express.urlencoded({ extended: false }));
    app.post('/groups/:name', (_, response) => {
      Logger.log('Writing it down', 'Groups');
      response.json({ correlationId: correlation.getStore() });
    });
    app.get('/health/live', (_, response) => void response.json({}));
    app.get('/broken', () => { throw Object.assign(new Error('no row'), { parameters: ['Ann'], code: '23502' }); });
    app.use(((error, _request, response, _next) => {
      Logger.error(error, 'Filter');
      response.status(500).end();
    }) satisfies express.ErrorRequestHandler);
  });
  beforeEach(() => void (lines = []));

  const address = '/groups/riverside-band?mail=ann@example.org';
  const post = () => request(app).post(address).type('form').send({ name: 'Ann' });

  it('has a line for each request, with its route and outcome', async () => {
    await post();
    expect(lines.at(-1)).toMatchObject({ level: 'info', method: 'POST', route: '/groups/:name', status: 200 });
  });

  it('holds nothing that a person typed, neither in the address nor in a form', async () => {
    await post();
    expect(JSON.stringify(lines)).not.toMatch(/ann|riverside/i);
  });

  it('takes the correlation id of the sender, sends it back and lets commands know it', async () => {
    await post().set('x-correlation-id', id).expect('x-correlation-id', id).expect({ correlationId: id });
  });

  it('ties every line that is written meanwhile to the request', async () => {
    await post().set('x-correlation-id', id);
    const written = { context: 'Groups', msg: 'Writing it down', correlationId: id };
    expect(lines).toMatchObject([written, { correlationId: id }]);
  });

  it('makes an id of its own where there is none, or one that is no UUID', async () => {
    const { headers } = await post().set('x-correlation-id', 'ann@example.org');
    expect(headers['x-correlation-id']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  });

  it('tells of an error without the values that were in it', async () => {
    await request(app).get('/broken').expect(500);
    expect(lines[0]).toMatchObject({ level: 'error', context: 'Filter', err: { message: 'no row', code: '23502' } });
    expect(JSON.stringify(lines)).not.toContain('Ann');
    expect(lines.at(-1)).toMatchObject({ level: 'error', route: '/broken', status: 500 });
  });

  it('leaves out the calls of a load balancer', async () => {
    await request(app).get('/health/live').expect(200);
    expect(lines).toEqual([]);
  });
});
