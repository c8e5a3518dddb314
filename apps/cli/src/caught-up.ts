import type { INestApplicationContext } from '@nestjs/common';
import { Checkpoints, EventStore } from '#event-store';
import { views } from '../../contexts.js';

/** How long a worker that is running may take for the last events, in milliseconds. */
const patience = 5_000;

/** What the views do not show yet would be missing from what a command finds. @throws with what to do */
export async function mustBeCaughtUp(app: INestApplicationContext) {
  const head = await app.get(EventStore).head();
  for (const view of views)
    if (!await app.get(Checkpoints).waitFor(view, head, patience))
      throw new Error('The views are behind the log, so something could be missing. Start Moothall, wait until ' +
        '"npx moothall views" shows none behind, and ask again');
}
