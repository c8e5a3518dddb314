import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The log. `json`, not `jsonb`, keeps each fact as it was written and takes any text. The counter's one row gives the
 * positions and is the lock that orders the commits: it is small, so that its updates stay in one page.
 */
const tables = `
CREATE TABLE event (
  position bigint PRIMARY KEY,
  revision int NOT NULL,
  schema_version int NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  id uuid NOT NULL,
  stream text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL,
  data json NOT NULL,
  metadata json NOT NULL,
  UNIQUE (stream, revision)
);
CREATE TABLE event_counter (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  head bigint NOT NULL,
  recorded_at timestamptz(3) NOT NULL
) WITH (fillfactor = 10);
INSERT INTO event_counter (head, recorded_at) VALUES (0, 'epoch');`;

/** The events of a batch as rows, numbered from 1. */
const rows = `SELECT generate_subscripts(size_of, 1) AS i, unnest(stream_of) AS stream,
        unnest(revision_of) AS revision, unnest(id_of) AS id, unnest(string_to_array(types, E'\\x1e')) AS type,
        unnest(string_to_array(versions, ',')::int[]) AS version, unnest(string_to_array(datas, E'\\x1e')) AS data,
        unnest(string_to_array(metadatas, E'\\x1e')) AS metadata`;

/**
 * One event of one command, the usual case when little is going on. Each statement of a VOLATILE function sees what was
 * committed before it began: the revision is looked up after the lock is ours, so it cannot change any more.
 * With its owner's rights: the app needs none of its own on the table but to read it. Its names are written in full, so
 * that no caller's `search_path` changes what they mean: setting one for the call would cost a tenth of it.
 */
const appendOne = `
CREATE FUNCTION append_event(
  to_stream text, expected int, event_id uuid, event_type text, event_version int, event_data json, event_metadata json
) RETURNS bigint LANGUAGE plpgsql VOLATILE SECURITY DEFINER AS $$
DECLARE
  place bigint;
  moment timestamptz(3);
  latest int;
BEGIN
  UPDATE public.event_counter SET head = head OPERATOR(pg_catalog.+) 1,
    recorded_at = greatest(recorded_at, pg_catalog.clock_timestamp())
    RETURNING head, recorded_at INTO place, moment;
  SELECT revision INTO latest FROM public.event WHERE stream OPERATOR(pg_catalog.=) to_stream
    ORDER BY revision DESC LIMIT 1;
  IF coalesce(latest, 0) OPERATOR(pg_catalog.<>) expected THEN
    UPDATE public.event_counter SET head = head OPERATOR(pg_catalog.-) 1;
    RETURN (SELECT position FROM public.event WHERE stream OPERATOR(pg_catalog.=) to_stream
      AND revision OPERATOR(pg_catalog.=) (expected OPERATOR(pg_catalog.+) 1) AND id OPERATOR(pg_catalog.=) event_id);
  END IF;
  INSERT INTO public.event (position, revision, schema_version, recorded_at, id, stream, type, data, metadata) VALUES
    (place, expected OPERATOR(pg_catalog.+) 1, event_version, moment, event_id, to_stream, event_type, event_data,
      event_metadata);
  RETURN place;
END $$;`;

/**
 * Many commands' events, in columns: texts joined by U+001E, which JSON and names never hold, numbers by commas.
 * `sizes` is the number of an append's events at its first one, and 0 at the others. No stream comes twice.
 * Where all is saved, `start` is the position before the first event. Where a stream has other events than expected,
 * `positions` gives for each append the position of its last event, or nothing for those that were refused.
 * Arrays are taken apart in a SELECT list, which hands the rows on one by one, and not in FROM, which keeps them first.
 */
const appendMany = `
CREATE FUNCTION append_events(
  streams text, revisions text, sizes text, ids text, types text, versions text, datas text, metadatas text,
  OUT start bigint, OUT positions text
) LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  stream_of text[] := string_to_array(streams, E'\\x1e');
  revision_of int[] := string_to_array(revisions, ',')::int[];
  size_of int[] := string_to_array(sizes, ',')::int[];
  id_of uuid[] := string_to_array(ids, ',')::uuid[];
  asked int := cardinality(size_of);
  moment timestamptz(3);
  refused text[] := '{}';
  written int;
BEGIN
  UPDATE event_counter SET head = head + asked, recorded_at = greatest(recorded_at, clock_timestamp())
    RETURNING head - asked, recorded_at INTO start, moment;

  SELECT coalesce(array_agg(a.stream), '{}') INTO refused
    FROM (SELECT unnest(stream_of) AS stream, unnest(revision_of) AS revision, unnest(size_of) AS size) AS a
    WHERE a.size > 0 AND a.revision - 1 <> coalesce(
      (SELECT e.revision FROM event e WHERE e.stream = a.stream ORDER BY e.revision DESC LIMIT 1), 0);

  IF refused = '{}' THEN
    INSERT INTO event (position, revision, schema_version, recorded_at, id, stream, type, data, metadata)
      SELECT start + a.i, a.revision, a.version, moment, a.id, a.stream, a.type, a.data::json, a.metadata::json
      FROM (${rows}) AS a;
    RETURN;
  END IF;

  INSERT INTO event (position, revision, schema_version, recorded_at, id, stream, type, data, metadata)
    SELECT start + row_number() OVER (ORDER BY a.i), a.revision, a.version, moment, a.id, a.stream, a.type,
      a.data::json, a.metadata::json
    FROM (${rows}) AS a WHERE a.stream <> ALL (refused);
  GET DIAGNOSTICS written = ROW_COUNT;
  UPDATE event_counter SET head = start + written;
  SELECT string_agg(coalesce(e.position::text, ''), ',' ORDER BY a.i) INTO positions
    FROM unnest(stream_of, revision_of, size_of) WITH ORDINALITY AS a (stream, revision, size, i)
    LEFT JOIN event e ON e.stream = a.stream AND e.revision = a.revision + a.size - 1
      AND e.id = id_of[a.i + a.size - 1]
    WHERE a.size > 0;
END $$;`;

/** Neither the owner nor a superuser changes the log by mistake; nobody else may append past the functions. */
const appendOnly = `
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The table % only grows: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep_counter BEFORE DELETE OR TRUNCATE ON event_counter
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE event ENABLE ALWAYS TRIGGER append_only;
ALTER TABLE event_counter ENABLE ALWAYS TRIGGER keep_counter;
REVOKE UPDATE, DELETE, TRUNCATE ON event FROM PUBLIC, CURRENT_USER;
REVOKE EXECUTE ON FUNCTION append_event, append_events FROM PUBLIC;`;

export class Log1790000000000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    for (const part of [tables, appendOne, appendMany, appendOnly]) await runner.query(part);
  }

  async down() {
    throw new Error('The log only grows: there is no way back to a time before it');
  }
}
