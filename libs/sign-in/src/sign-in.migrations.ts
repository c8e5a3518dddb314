import type { MigrationInterface, QueryRunner } from 'typeorm';

class Sessions1790000010000 implements MigrationInterface {
  async up(runner: QueryRunner) {
    await runner.query(`
      CREATE TABLE session (
        id uuid PRIMARY KEY,
        token_hash bytea NOT NULL UNIQUE,
        person_id text NOT NULL,
        kind text NOT NULL,
        device text NOT NULL,
        begun_at timestamptz NOT NULL,
        last_used_at timestamptz NOT NULL,
        second_factor_at timestamptz,
        by_provider boolean NOT NULL
      );
      CREATE INDEX session_person ON session (person_id)`);
  }

  async down(runner: QueryRunner) {
    await runner.query('DROP TABLE session');
  }
}

class Codes1790000010100 implements MigrationInterface {
  async up(runner: QueryRunner) {
    await runner.query(`
      CREATE TABLE sign_in_code (
        id uuid PRIMARY KEY,
        address_index bytea NOT NULL,
        address jsonb NOT NULL,
        salt bytea NOT NULL,
        link_hash bytea NOT NULL UNIQUE,
        browser_hash bytea NOT NULL UNIQUE,
        asked_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        tries_here integer NOT NULL DEFAULT 0,
        tries_elsewhere integer NOT NULL DEFAULT 0,
        used_at timestamptz,
        proof_hash bytea UNIQUE
      );
      CREATE INDEX sign_in_code_address ON sign_in_code (address_index, asked_at)`);
    await this.makeAddresses(runner);
  }

  private makeAddresses(runner: QueryRunner) {
    return runner.query(`
      CREATE TABLE known_address (
        record_id text NOT NULL,
        given_for text NOT NULL,
        person_id text NOT NULL,
        address_index bytea NOT NULL,
        given_at timestamptz NOT NULL,
        PRIMARY KEY (record_id, given_for)
      );
      CREATE INDEX known_address_index ON known_address (address_index)`);
  }

  async down(runner: QueryRunner) {
    await runner.query('DROP TABLE sign_in_code; DROP TABLE known_address');
  }
}

class Staff1790000010200 implements MigrationInterface {
  async up(runner: QueryRunner) {
    await runner.query(`
      CREATE TABLE invitation (
        person_id text PRIMARY KEY,
        address_index bytea NOT NULL UNIQUE,
        address jsonb NOT NULL,
        invited_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        accepted_at timestamptz,
        link_hash bytea UNIQUE
      );
      CREATE TABLE provider_account (
        issuer text NOT NULL,
        subject text NOT NULL,
        person_id text NOT NULL,
        linked_at timestamptz NOT NULL,
        PRIMARY KEY (issuer, subject)
      );
      CREATE INDEX provider_account_person ON provider_account (person_id)`);
    await this.makeSecondFactors(runner);
  }

  private makeSecondFactors(runner: QueryRunner) {
    return runner.query(`
      CREATE TABLE second_factor (
        person_id text PRIMARY KEY,
        secret jsonb NOT NULL,
        made_at timestamptz NOT NULL,
        confirmed_at timestamptz,
        last_step bigint NOT NULL DEFAULT 0,
        tries integer NOT NULL DEFAULT 0,
        locked_until timestamptz
      );
      CREATE TABLE recovery_code (
        person_id text NOT NULL,
        code_hash bytea NOT NULL,
        PRIMARY KEY (person_id, code_hash)
      )`);
  }

  async down(runner: QueryRunner) {
    await runner.query('DROP TABLE invitation, provider_account, second_factor, recovery_code');
  }
}

class ApiKeys1790000010300 implements MigrationInterface {
  async up(runner: QueryRunner) {
    await runner.query(`
      CREATE TABLE api_key (
        id uuid PRIMARY KEY,
        organisation_id text NOT NULL,
        name jsonb NOT NULL,
        prefix text NOT NULL,
        token_hash bytea NOT NULL UNIQUE,
        scopes jsonb NOT NULL,
        made_by text NOT NULL,
        made_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        last_used_at timestamptz,
        revoked_at timestamptz,
        revoked_by text,
        replaced_by uuid
      );
      CREATE INDEX api_key_organisation ON api_key (organisation_id, made_at)`);
  }

  async down() {
    throw new Error('Which key was whose stays known: events name keys');
  }
}

class SessionsOfOneRecord1790000010400 implements MigrationInterface {
  async up(runner: QueryRunner) {
    await runner.query('ALTER TABLE session ADD only_record text');
  }

  async down(runner: QueryRunner) {
    await runner.query('ALTER TABLE session DROP only_record');
  }
}

/** A code typed elsewhere is now counted by address and client, and a mailbox is remembered as shown. */
class MailLimits1790000010500 implements MigrationInterface {
  async up(runner: QueryRunner) {
    await runner.query(`
      CREATE TABLE asked_mail (
        id uuid PRIMARY KEY,
        asked_for text NOT NULL,
        address_index bytea NOT NULL,
        client_index bytea NOT NULL,
        asked_at timestamptz NOT NULL
      );
      CREATE INDEX asked_mail_address ON asked_mail (address_index, asked_at);
      ALTER TABLE sign_in_code DROP tries_elsewhere;
      ALTER TABLE known_address ADD shown_at timestamptz`);
  }

  async down(runner: QueryRunner) {
    await runner.query(`
      DROP TABLE asked_mail;
      ALTER TABLE sign_in_code ADD tries_elsewhere integer NOT NULL DEFAULT 0;
      ALTER TABLE known_address DROP shown_at`);
  }
}

export const signInMigrations = [
  Sessions1790000010000, Codes1790000010100, Staff1790000010200, ApiKeys1790000010300,
  SessionsOfOneRecord1790000010400, MailLimits1790000010500,
];
