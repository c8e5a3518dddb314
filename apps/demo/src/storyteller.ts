import type { INestApplicationContext } from '@nestjs/common';
import { v5 } from 'uuid';
import { Checkpoints, type Position, type Sender, type View } from '#event-store';
import { Actor } from '#identity';
import { organisations } from './people.js';
import type { StoryClock } from './story-clock.js';

const NAMESPACE = '6f0f4a0e-50a1-4a52-9d3e-2f6a3a6f2b11';
/** Stable ids: a load that was cut off goes on where it stopped, since the same command changes nothing. */
export const demoId = (...names: readonly string[]) => v5(names.join('/'), NAMESPACE);

/** What the demo's story is told with. */
export class Storyteller {
  constructor(private readonly app: INestApplicationContext, readonly clock: StoryClock) {}

  get<T>(service: abstract new (...args: never[]) => T): T { return this.app.get(service); }

  /** The actor that one of `organisations` stands for. */
  actor(organisation: string, person: string): Actor {
    const known = organisations[organisation]?.people[person];
    if (!known) throw new Error(`Nobody is called ${person} at ${organisation}`);
    const memberships = known.roles.map((role) => ({ organisationId: demoId(organisation), role }));
    return new Actor(demoId(person), memberships);
  }

  /** How a group and its contact are called. */
  named(organisation: string, person: string) {
    const { name, people } = organisations[organisation]!;
    return { name, contact: people[person]!.name };
  }

  /** Whoever sets the system up, before anybody has a role. */
  operator(...names: readonly string[]): Sender {
    const commandId = this.step(...names);
    return {
      commandId, actor: 'operator', role: 'administrator', authority: 'set-up', organisationId: '',
      correlationId: commandId, causationId: commandId,
    };
  }

  /** The command id of a step, a second after the last. */
  step(...names: readonly string[]): string {
    this.clock.tick();
    return demoId('command', ...names);
  }

  async until(view: View, position: Position) {
    if (!(await this.get(Checkpoints).waitFor(view, position, 30_000)))
      throw new Error(`The view ${view.name} did not catch up`);
  }
}
