import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { generateKeyPairSync } from 'node:crypto';
import { text } from 'node:stream/consumers';
import Provider, { type Adapter, type AdapterPayload, type Configuration } from 'oidc-provider';

export type WorkAccount = Readonly<{ email: string; isVerified: boolean; amr: readonly string[] }>;

/** A council's own sign-in service: a real OpenID Connect provider on loopback. Its accounts are picked on a page. */
export async function startWorkAccounts(port: number, client: string, accounts: Readonly<Record<string, WorkAccount>>) {
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, configured(client, accounts));
  const callback = provider.callback();
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void callback(request, response);
    void signIn(provider, accounts, request, response);
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const settings = {
    OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'moothall', OIDC_CLIENT_SECRET: 'a secret of the two',
    OIDC_NAME: 'Council account',
  };
  return { settings, issuer, stop: () => close(server) };
}

const newKeys = () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] };
};

function configured(client: string, accounts: Readonly<Record<string, WorkAccount>>): Configuration {
  return {
    adapter: Memory,
    clients: [{
      client_id: 'moothall', client_secret: 'a secret of the two', redirect_uris: [`${client}/sign-in/provider/back`],
      post_logout_redirect_uris: [`${client}/`], response_types: ['code'], grant_types: ['authorization_code'],
    }],
    jwks: newKeys(), cookies: { keys: ['for this test'] },
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 60, Interaction: 600, Session: 600 },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: accounts[sub]!.email, email_verified: accounts[sub]!.isVerified }),
    }),
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client!.clientId, accountId: oidc.session!.accountId! });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  };
}

/** What the provider keeps, for as long as the test runs. */
class Memory implements Adapter {
  private static readonly all = new Map<string, AdapterPayload>();
  constructor(private readonly kind: string) {}

  async upsert(id: string, payload: AdapterPayload) { Memory.all.set(`${this.kind} ${id}`, payload); }
  async find(id: string) { return Memory.all.get(`${this.kind} ${id}`); }
  async findByUid(uid: string) { return this.findBy('uid', uid); }
  async findByUserCode(userCode: string) { return this.findBy('userCode', userCode); }
  async consume(id: string) { (await this.find(id))!.consumed = true; }
  async destroy(id: string) { Memory.all.delete(`${this.kind} ${id}`); }
  async revokeByGrantId(grantId: string) {
    for (const [key, payload] of Memory.all) if (payload.grantId === grantId) Memory.all.delete(key);
  }

  private findBy(name: 'uid' | 'userCode', value: string) {
    return [...Memory.all.values()].find((payload) => payload[name] === value);
  }
}

/** A page with a button for each account; pressing one is its password and, where it has one, its second factor. */
async function signIn(
  provider: Provider, accounts: Readonly<Record<string, WorkAccount>>, request: IncomingMessage,
  response: ServerResponse,
) {
  if (request.method === 'POST') {
    const accountId = new URLSearchParams(await text(request)).get('account') ?? '';
    const result = accountId === ''
      ? { error: 'access_denied' } : { login: { accountId, amr: [...accounts[accountId]!.amr] } };
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }
  const buttons = Object.keys(accounts).map((name) => `<button name="account" value="${name}">${name}</button>`);
  response.setHeader('content-type', 'text/html');
  response.end(`<!DOCTYPE html><title>Council</title><h1>Who are you?</h1>
    <form method="post">${buttons.join('')}<button name="account" value="">None of these</button></form>`);
}

function close(server: Server) {
  server.closeAllConnections();
  return new Promise<void>((resolve) => { server.close(() => resolve()); });
}
