import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Policies1790000000100 implements MigrationInterface {
  async up(runner: QueryRunner) {
    await runner.query(`
      CREATE TABLE policy_checkpoint (policy text PRIMARY KEY, position text NOT NULL, error text);
      CREATE TABLE policy_note (
        policy text, heading text, item text, place bigint GENERATED ALWAYS AS IDENTITY,
        PRIMARY KEY (policy, heading, item)
      );
      CREATE TABLE timer (
        id uuid PRIMARY KEY, policy text NOT NULL, name text NOT NULL, due_at timestamptz NOT NULL, data jsonb NOT NULL,
        organisation_id text NOT NULL, correlation_id text NOT NULL, attempts int NOT NULL DEFAULT 0,
        next_attempt_at timestamptz NOT NULL, done_at timestamptz, error text
      );
      CREATE INDEX timer_due ON timer (due_at, id) WHERE done_at IS NULL;
      CREATE TABLE outbox (
        id uuid PRIMARY KEY, template text NOT NULL, about jsonb NOT NULL, added_at timestamptz NOT NULL,
        attempts int NOT NULL DEFAULT 0, next_attempt_at timestamptz NOT NULL, delivered_at timestamptz,
        parked_at timestamptz, last_error text
      );
      CREATE INDEX outbox_due ON outbox (next_attempt_at) WHERE delivered_at IS NULL AND parked_at IS NULL`);
  }

  async down(runner: QueryRunner) {
    await runner.query('DROP TABLE policy_checkpoint, policy_note, timer, outbox');
  }
}
