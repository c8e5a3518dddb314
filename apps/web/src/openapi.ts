import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

const problem = {
  type: 'object' as const,
  description: 'Problem details (RFC 9457)',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', description: '`/problems/` and the rule that refused; otherwise `about:blank`' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'For a person: what to do' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['detail'],
        properties: {
          detail: { type: 'string' },
          pointer: { type: 'string', description: 'The field that is to blame: `#/lines/0/pence`' },
        },
      },
    },
  },
};
const anyProblem = {
  description: 'It was refused, or went wrong',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** Serves /api/openapi.json, which tells of the routes under /api only: pages are for people. */
export function describeApi(app: NestExpressApplication): void {
  const about = new DocumentBuilder().setTitle('Moothall').setVersion('1')
    .setDescription('Rounds, applications, awards and how each was decided.').build();
  SwaggerModule.setup('api', app, () => ofApiOnly(SwaggerModule.createDocument(app, about)), {
    ui: false, raw: ['json'], jsonDocumentUrl: 'api/openapi.json',
  });
}

function ofApiOnly(document: OpenAPIObject): OpenAPIObject {
  const paths = Object.fromEntries(Object.entries(document.paths).filter(([path]) => path.startsWith('/api/')));
  for (const operations of Object.values(paths))
    for (const operation of Object.values(operations) as { responses?: object }[])
      operation.responses = { ...operation.responses, default: anyProblem };
  const schemas = { ...document.components?.schemas, Problem: problem };
  return { ...document, paths, components: { ...document.components, schemas } };
}
