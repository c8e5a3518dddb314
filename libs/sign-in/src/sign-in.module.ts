import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Addresses } from './addresses.js';
import { ApiKeys } from './api-keys/api-keys.js';
import { CodeSecrets } from './codes/code-secrets.js';
import { MailLimits } from './codes/mail-limits.js';
import { SignInCodes } from './codes/sign-in-codes.js';
import { Invitations } from './invitations/invitations.js';
import { WorkAccounts } from './provider/work-accounts.js';
import { RecoveryCodes } from './second-factor/recovery-codes.js';
import { SecondFactors } from './second-factor/second-factors.js';
import { Sessions } from './sessions/sessions.js';
import { Standings } from './sessions/standings.js';
import { SignInSweep } from './sweep.js';

const services = [
  Addresses, ApiKeys, CodeSecrets, Invitations, MailLimits, RecoveryCodes, SecondFactors, Sessions, SignInCodes,
  Standings, WorkAccounts,
];

/** Needs ConfigurationModule, EventStoreModule, IdentityModule and PrivacyModule. `work`: this process also sweeps. */
@Global()
@Module({ providers: services, exports: services })
export class SignInModule {
  static for({ work }: { work: boolean }): DynamicModule {
    return { module: SignInModule, providers: work ? [SignInSweep] : [] };
  }
}
