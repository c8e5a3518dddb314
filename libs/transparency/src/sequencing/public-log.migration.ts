import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The leaves of the public log, and the hashes above them: `leaf_node` at level 1 is the root of 256 leaves, at level 2
 * of 256 such roots, and so on, so that any hash of the tree needs few rows. `stream` is the opaque handle, `bytes` are
 * the leaf as it is published. The sequencer's one row says how far it has come, and is the fence between two of them.
 */
const tables = `
CREATE TABLE leaf (
  index bigint PRIMARY KEY CHECK (index >= 0),
  recorded_at timestamptz(3) NOT NULL,
  version int NOT NULL,
  event_id uuid NOT NULL UNIQUE,
  position text COLLATE "C" NOT NULL UNIQUE,
  stream bytea NOT NULL,
  hash bytea NOT NULL,
  bytes bytea NOT NULL,
  UNIQUE (stream, version)
);
CREATE INDEX leaf_recorded ON leaf (recorded_at, index);
CREATE TABLE leaf_node (level smallint, index bigint, hash bytea NOT NULL, PRIMARY KEY (level, index));
CREATE TABLE leaf_sequencer (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  size bigint NOT NULL, position text NOT NULL, began_at timestamptz(3), error text
);
INSERT INTO leaf_sequencer (size, position) VALUES (0, '');`;

/** What the signer let out, who cosigned it, and what it says of itself. `log_break`: an old log that ended. */
const published = `
CREATE TABLE signed_checkpoint (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  origin text NOT NULL, vkey text NOT NULL, size bigint NOT NULL, root bytea NOT NULL, note text NOT NULL,
  published_at timestamptz(3) NOT NULL,
  UNIQUE (origin, size)
);
CREATE TABLE cosignature (
  origin text, size bigint, witness text, line text NOT NULL, at timestamptz(3) NOT NULL,
  PRIMARY KEY (origin, size, witness)
);
CREATE TABLE log_break (
  number int PRIMARY KEY, origin text NOT NULL, vkey text NOT NULL, checkpoint text NOT NULL, reason text NOT NULL,
  at timestamptz(3) NOT NULL
);
CREATE TABLE log_signer (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  turned_at timestamptz(3) NOT NULL, refuses boolean NOT NULL, trouble text, trouble_since timestamptz(3)
);`;

/** Tables that, as the log itself, neither the owner nor a superuser changes by mistake. */
export const ONLY_GROW: readonly string[] = ['leaf', 'leaf_node', 'signed_checkpoint', 'cosignature', 'log_break'];
const appendOnly = (table: string) => `
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE ${table} ENABLE ALWAYS TRIGGER append_only;
REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM PUBLIC, CURRENT_USER;`;

class PublicLog1790000020100 implements MigrationInterface {
  async up(runner: QueryRunner) {
    for (const part of [tables, published, ...ONLY_GROW.map(appendOnly)]) await runner.query(part);
  }

  async down() {
    throw new Error('The public log only grows: whoever holds a checkpoint of it would find it gone');
  }
}

/** Witnesses that saw another history than the one that they were asked to cosign, and have not cosigned since. */
class WitnessDispute1790000020101 implements MigrationInterface {
  async up(runner: QueryRunner) {
    await runner.query(`CREATE TABLE witness_dispute (
      origin text, witness text, what text NOT NULL, since timestamptz(3) NOT NULL, PRIMARY KEY (origin, witness))`);
  }

  async down(runner: QueryRunner) { await runner.query('DROP TABLE witness_dispute'); }
}

export const transparencyMigrations = [PublicLog1790000020100, WitnessDispute1790000020101];
