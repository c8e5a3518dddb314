import type { MigrationInterface, QueryRunner } from 'typeorm';

class SentMails1790000003000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    await runner.query(`
      CREATE TABLE sent_mail (id uuid PRIMARY KEY, sent_at timestamptz NOT NULL, mail jsonb NOT NULL);
      CREATE INDEX sent_mail_newest ON sent_mail (sent_at DESC, id)`);
  }

  async down(runner: QueryRunner) {
    await runner.query('DROP TABLE sent_mail');
  }
}

export const mailMigrations = [SentMails1790000003000];
