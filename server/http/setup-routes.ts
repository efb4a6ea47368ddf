import { Hono } from 'hono';
import * as v from 'valibot';

import type { Accounts } from '#server/accounts/accounts.ts';
import { installDemonstration, type DemoTarget } from '#server/accounts/demonstration.ts';
import { createOrganisation } from '#server/accounts/organisations.ts';
import { checkNewPassword, setPassword } from '#server/accounts/password.ts';
import type { CodeOwner } from '#server/accounts/codes.ts';
import type { AttemptLimit } from './attempt-limit.ts';
import { ApiFailure } from './errors.ts';
import { jsonBody } from './json-body.ts';
import { limitAttempts, type AppEnv } from './request-context.ts';

const shortText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const key = v.pipe(v.string(), v.maxLength(100));

/** Without a username and password the page registers a passkey, signed in as it is by then. */
const setUpChoice = v.variant('choice', [
  v.object({
    choice: v.literal('organisation'),
    key,
    orgName: shortText,
    name: shortText,
    username: v.optional(v.string()),
    password: v.optional(v.string()),
  }),
  v.object({ choice: v.literal('demo'), key }),
]);
type SetUpChoice = v.InferOutput<typeof setUpChoice>;

/** The set-up page of a server that has no organisation yet, opened by a key from its log. */
export function setUpRoutes(accounts: Accounts, target: DemoTarget, limit: AttemptLimit) {
  const { auth, codes, organisations, setUpKey } = accounts;

  async function makeOwner(wanted: SetUpChoice): Promise<CodeOwner> {
    if (wanted.choice === 'demo') {
      const { org, people } = await installDemonstration(organisations, target);
      return { org, personId: people.curator };
    }
    const owner = await createOrganisation(
      { orgName: wanted.orgName, curatorName: wanted.name },
      target.relay.write,
    );
    organisations.register(owner.org);
    return owner;
  }

  return new Hono<AppEnv>()
    .get('/setup', (c) => c.json({ open: !organisations.exist() }))
    .post('/setup', limitAttempts(limit), jsonBody(setUpChoice), async (c) => {
      const wanted = c.req.valid('json');
      const password = passwordOf(wanted);
      const problem = password && checkNewPassword(password);
      if (problem) throw new ApiFailure(problem);
      if (organisations.exist() || !setUpKey.consume(wanted.key)) throw new ApiFailure('wrong-key');

      let owner: CodeOwner;
      try {
        owner = await makeOwner(wanted);
      } catch (error) {
        setUpKey.giveBack(wanted.key);
        throw error;
      }
      // Signs the curator in the way everybody is signed in, by a code that nobody ever sees.
      const { code } = codes.issue(owner);
      const { headers, response } = await auth.api.signInCode({
        body: { code },
        headers: c.req.raw.headers,
        returnHeaders: true,
      });
      if (password) await setPassword(auth, response.accountId, password);
      for (const cookie of headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true });
      return c.json({ accountId: response.accountId, org: owner.org });
    });
}

function passwordOf(wanted: SetUpChoice) {
  if (wanted.choice === 'demo') return undefined;
  const { username, password } = wanted;
  if (username === undefined && password === undefined) return undefined;
  return { username: username ?? '', password: password ?? '' };
}
