import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ReasonsForReading1790000008000 } from './reading-log.migration.js';

class Disclosures1790000001000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    await runner.query(`
      CREATE TABLE subject_key (
        id uuid PRIMARY KEY,
        subject text NOT NULL UNIQUE,
        wrapped_key bytea NOT NULL,
        wrapped_by text NOT NULL
      );
      CREATE TABLE disclosure (
        digest text PRIMARY KEY,
        key_id uuid NOT NULL REFERENCES subject_key ON DELETE CASCADE,
        encrypted bytea NOT NULL,
        kept boolean NOT NULL,
        saved_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX disclosure_key ON disclosure (key_id);
      CREATE INDEX disclosure_not_kept ON disclosure (saved_at) WHERE NOT kept;
      CREATE TABLE disclosure_checkpoint (id text PRIMARY KEY, position text NOT NULL);
      INSERT INTO disclosure_checkpoint VALUES ('orphans', '')`);
  }

  async down() {
    throw new Error('To go back would erase what everybody wrote. Restore a backup instead');
  }
}

class ReturnCodes1790000002000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    await runner.query(`
      CREATE TABLE return_code (
        record_id text PRIMARY KEY,
        salt bytea NOT NULL,
        link_hash bytea NOT NULL UNIQUE,
        issued_at timestamptz NOT NULL,
        tries integer NOT NULL DEFAULT 0,
        locked_until timestamptz
      )`);
  }

  async down(runner: QueryRunner) {
    await runner.query('DROP TABLE return_code');
  }
}

/** Which erasures were carried out, beside the list in the file: ids only. */
class Erasures1790000004000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    await runner.query('CREATE TABLE erased (erasure_id uuid PRIMARY KEY, erased jsonb NOT NULL)');
  }

  async down() {
    throw new Error('What was erased stays erased');
  }
}

/** Who of the staff looked at whose data. Not the log of decisions. */
class Readings1790000005000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    await runner.query(`
      CREATE TABLE reading (
        id uuid PRIMARY KEY,
        read_at timestamptz NOT NULL,
        reader_id text NOT NULL,
        organisation_id text NOT NULL,
        what text NOT NULL
      );
      CREATE INDEX reading_newest ON reading (organisation_id, read_at DESC);
      CREATE INDEX reading_what ON reading (what, read_at DESC)`);
  }

  async down() {
    throw new Error('Who read what stays on record');
  }
}

/** One row: whoever holds another master key than this can add no key to the table. */
class MasterKeys1790000006000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    await runner.query(`
      CREATE TABLE master_key (id text PRIMARY KEY);
      INSERT INTO master_key SELECT DISTINCT wrapped_by FROM subject_key;
      ALTER TABLE subject_key ADD CONSTRAINT current_master_key FOREIGN KEY (wrapped_by) REFERENCES master_key`);
  }

  async down() {
    throw new Error('Which master key belongs to the database has to stay known');
  }
}

/** Keyed hashes by which records are found. They go with the subject's key. */
class BlindIndex1790000007000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    await runner.query(`
      CREATE TABLE blind_index (
        hash text NOT NULL,
        subject text NOT NULL REFERENCES subject_key (subject) ON DELETE CASCADE,
        PRIMARY KEY (hash, subject)
      );
      CREATE INDEX blind_index_subject ON blind_index (subject)`);
  }

  async down(runner: QueryRunner) {
    await runner.query('DROP TABLE blind_index');
  }
}

export const privacyMigrations = [
  Disclosures1790000001000, ReturnCodes1790000002000, Erasures1790000004000, Readings1790000005000,
  MasterKeys1790000006000, BlindIndex1790000007000, ReasonsForReading1790000008000,
];
