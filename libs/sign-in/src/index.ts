import { ApiKey } from './api-keys/api-key.entity.js';
import { AskedMail } from './codes/mail-limits.js';
import { KnownAddress, SignInCode } from './codes/sign-in-code.entity.js';
import { Invitation, ProviderAccount } from './invitations/invitation.entity.js';
import { RecoveryCode, SecondFactor } from './second-factor/second-factor.entity.js';
import { SessionRow } from './sessions/session.entity.js';

export { Addresses } from './addresses.js';
export { ApiKey } from './api-keys/api-key.entity.js';
export { ApiKeys, type MadeKey, type NewKey } from './api-keys/api-keys.js';
export { MACHINE_SCOPES, type Scope, scopesFor } from './api-keys/machine.js';
export { MailLimits } from './codes/mail-limits.js';
export { canSendCodes, SignInCodeTemplate } from './codes/sign-in-code.template.js';
export { type Opened, type Proof, SignInCodes } from './codes/sign-in-codes.js';
export { forgetSignIn, signEverybodyOut } from './forget.js';
export { InvitationTemplate } from './invitations/invitation.template.js';
export { type Invited, Invitations } from './invitations/invitations.js';
export { type Arrived, type Attempt, WorkAccounts } from './provider/work-accounts.js';
export { needsSecondFactor } from './second-factor/factors.js';
export { OneFactorActor, SecondFactorNeeded } from './second-factor/one-factor-actor.js';
export { type SecurityEvent, tellSecurity } from './security-log.js';
export { SecondFactors, type Setup } from './second-factor/second-factors.js';
export { deviceInWords } from './sessions/device.js';
export { type SessionKind, SessionRow } from './sessions/session.entity.js';
export { type NewSession, Sessions } from './sessions/sessions.js';
export { Standings } from './sessions/standings.js';
export { Standing, standings } from './sessions/standings.view.js';
export { signInMigrations } from './sign-in.migrations.js';
export { SignInModule } from './sign-in.module.js';

export const signInEntities = [
  ApiKey, AskedMail, Invitation, KnownAddress, ProviderAccount, RecoveryCode, SecondFactor, SessionRow, SignInCode,
];
