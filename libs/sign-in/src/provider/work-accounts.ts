import { Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import { EntityManager } from 'typeorm';
import { Configuration, type Provider } from '#configuration';
import { Clock } from '#event-store';
import { Addresses } from '../addresses.js';
import { ProviderAccount } from '../invitations/invitation.entity.js';
import { Invitations } from '../invitations/invitations.js';

/** What the browser keeps until it comes back. */
export type Attempt = Readonly<{ state: string; nonce: string; verifier: string }>;
/** Who came back, and whether the service says that they showed a second factor. */
export type Arrived = Readonly<{ personId: string; secondFactor: boolean }>;
type Claims = Readonly<{ email?: unknown; email_verified?: unknown }>;

/** Sign-in through the organisation's own service: OpenID Connect, authorization code with PKCE, state and nonce. */
@Injectable()
export class WorkAccounts {
  private readonly provider: Provider | undefined;
  private readonly returnUrl: string;
  private readonly publicUrl: URL;
  private discovered: oidc.Configuration | undefined;

  constructor(
    private readonly db: EntityManager, private readonly clock: Clock, private readonly invitations: Invitations,
    private readonly addresses: Addresses, { signIn, publicUrl }: Configuration,
  ) {
    this.provider = signIn.provider;
    this.publicUrl = publicUrl;
    this.returnUrl = new URL('/sign-in/provider/back', publicUrl).href;
  }

  /** Where to send the browser, and what it has to bring back. */
  async begin(): Promise<Readonly<{ url: URL; attempt: Attempt }>> {
    const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
    const url = oidc.buildAuthorizationUrl(await this.service(), {
      redirect_uri: this.returnUrl, scope: 'openid email', state, nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
    });
    return { url, attempt: { state, nonce, verifier } };
  }

  /**
   * @param path of the address at which the browser came back, with its query
   * @returns nothing where the service vouches for somebody whom no administrator invited
   * @throws where the answer is not one to this attempt, or not the service's, or says no
   */
  async finish(path: string, { state, nonce, verifier }: Attempt): Promise<Arrived | undefined> {
    const [service, provider] = [await this.service(), this.mustBeSet()];
    const tokens = await oidc.authorizationCodeGrant(service, new URL(path, this.publicUrl), {
      expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true,
    });
    const claims = tokens.claims()!;
    const { iss, sub, amr, acr } = claims;
    const personId = await this.known(iss, sub) ?? await this.link(iss, sub, async (): Promise<Claims> =>
      ('email' in claims ? claims as Claims : oidc.fetchUserInfo(service, tokens.access_token, sub)));
    if (personId === undefined) return undefined;
    const secondFactor = [amr].flat().some((one) => typeof one === 'string' && provider.amr.includes(one))
      || (typeof acr === 'string' && provider.acr.includes(acr));
    return { personId, secondFactor };
  }

  /** Where to sign out of the service, too, if it offers that. */
  async signOutUrl(): Promise<URL | undefined> {
    const service = await this.service();
    if (service.serverMetadata().end_session_endpoint === undefined) return undefined;
    return oidc.buildEndSessionUrl(service, { post_logout_redirect_uri: new URL('/', this.publicUrl).href });
  }

  private async known(issuer: string, subject: string) {
    return (await this.db.findOneBy(ProviderAccount, { issuer, subject }))?.personId;
  }

  /** Once for each invitation, and only by an address of which the service itself says that it is theirs. */
  private async link(issuer: string, subject: string, claimsOf: () => Promise<Claims>) {
    const { email, email_verified: isVerified } = await claimsOf();
    if (typeof email !== 'string' || isVerified !== true) return undefined;
    const personId = await this.invitations.waitingAt(this.addresses.indexOf(email));
    if (personId === undefined || !await this.invitations.accept(personId)) return undefined;
    await this.db.insert(ProviderAccount, { issuer, subject, personId, linkedAt: new Date(this.clock.now()) });
    return personId;
  }

  /** Asked for once; again, where it could not be had. */
  private async service(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.mustBeSet();
    const onThisMachine = issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
    this.discovered ??= await oidc.discovery(
      issuer, clientId, clientSecret, clientSecret === undefined ? oidc.None() : undefined,
      { execute: [oidc.enableNonRepudiationChecks, ...onThisMachine] });
    return this.discovered;
  }

  private mustBeSet(): Provider {
    if (!this.provider) throw new Error('No sign-in service is set (OIDC_ISSUER)');
    return this.provider;
  }
}
