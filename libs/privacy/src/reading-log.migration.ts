import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why somebody read, sealed; where it was asked. */
export class ReasonsForReading1790000008000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    await runner.query('ALTER TABLE reading ADD COLUMN why jsonb');
  }

  async down(runner: QueryRunner) {
    await runner.query('ALTER TABLE reading DROP COLUMN why');
  }
}
