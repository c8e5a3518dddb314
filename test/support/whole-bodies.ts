type Schema = Readonly<{
  $ref?: string; type?: string; format?: string; enum?: readonly unknown[]; items?: Schema; allOf?: readonly Schema[];
  minimum?: number; minItems?: number; pattern?: string; properties?: Readonly<Record<string, Schema>>;
}>;
type Described = Readonly<{
  paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: Schema }> } }>>;
  components: { schemas: Record<string, Schema> };
}>;

/** Bodies in which nothing is wrong, from what the API says of itself: what refuses them, refuses who sent them. */
export function wholeBodies({ paths, components }: Described) {
  const example = (schema: Schema | undefined): unknown => {
    if (!schema) return {};
    if (schema.$ref) return example(components.schemas[schema.$ref.split('/').at(-1)!]);
    if (schema.allOf) return example(schema.allOf[0]);
    if (schema.enum) return schema.enum[0];
    return plain[schema.type ?? 'object']!(schema);
  };
  const plain: Readonly<Record<string, (schema: Schema) => unknown>> = {
    array: ({ items, minItems = 1 }) => Array.from({ length: Math.max(1, minItems) }, () => example(items)),
    boolean: () => true,
    integer: ({ minimum = 1 }) => minimum,
    number: ({ minimum = 1 }) => minimum,
    object: ({ properties = {} }) =>
      Object.fromEntries(Object.entries(properties).map(([name, schema]) =>
        [name, name === 'email' ? formats.email : example(schema)])),
    string: ({ format }) => (format === undefined ? 'E05001620' : formats[format] ?? 'E05001620'),
  };
  /** `path` with parameters as in `/api/rounds/:id`. */
  return (method: string, path: string): object => {
    const described = paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
    return example(described?.requestBody?.content['application/json']?.schema) as object;
  };
}

const formats: Readonly<Record<string, string>> = {
  'uuid': '5b6dd5b1-7c5f-4d5e-8ba0-0c9f8f0d2a11', 'date-time': '2027-04-02T08:00:00.000Z', 'date': '2027-07-01',
  'email': 'a@b.example',
};
