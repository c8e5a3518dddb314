import { randomInt } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { App } from './app.js';
import { Audit, readLog } from './audit.js';
import { Cluster, newFolder } from './cluster.js';
import { type Swap, Wire } from './wire.js';
import { Writers } from './writers.js';

/** However many apps they are shared by. */
const many = 8;

/** A PostgreSQL of the suite's own, and some processes of the app. */
class Stage {
  private constructor(
    readonly folder: string, readonly cluster: Cluster, readonly wire: Wire, private readonly count: number,
    private apps: Promise<App>[],
  ) {}

  static async set(apps: number, swap?: Swap) {
    const folder = await newFolder();
    const cluster = await Cluster.start(folder);
    const stage = new Stage(folder, cluster, await Wire.to(cluster.url, swap), apps, []);
    await stage.startApps();
    return stage;
  }

  appOf = (writer: number) => this.apps[writer % this.count]!;

  async startApps() {
    this.apps = Array.from({ length: this.count }, () => App.start(this.wire.url));
    await Promise.all(this.apps);
  }

  async killApps() { await Promise.all(this.apps.map(async (app) => (await app).kill())); }

  async clear() {
    await this.killApps().catch(() => undefined); // they may not have started
    await this.wire.close();
    await this.cluster.end();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Lets the world go on after a kill. */
async function recover({ cluster, wire }: Stage) {
  await cluster.comeBack();
  wire.leadTo(cluster.url);
}

/** Kills all of PostgreSQL under the writers, who keep their two apps. */
export async function killPostgres(times: number) {
  const stage = await Stage.set(2);
  const writers = new Writers(many, stage.appOf);
  try {
    writers.start();
    let processes = 0;
    for (let i = 0; i < times; i++) {
      await writers.getAnswers(40);
      await setTimeout(randomInt(200));
      processes += await stage.cluster.kill();
      writers.strike();
      await recover(stage);
    }
    await writers.stop();
    return { audit: new Audit(await readLog(stage.cluster.url), writers.wishes), processes };
  } finally {
    writers.abandon();
    await stage.clear();
  }
}

/**
 * The same with connections that do not wait for the disk, and a server that writes seldom. What a kill took is counted
 * at once, and the apps begin anew, since they remember what the log has lost.
 */
export async function killCarelessPostgres(times: number, swap: Swap, setting: string) {
  const stage = await Stage.set(1, swap);
  await stage.cluster.configure(setting);
  let [acknowledged, lost] = [0, 0];
  try {
    for (let i = 0; i < times; i++) {
      if (i > 0) await stage.startApps();
      const writers = new Writers(many, stage.appOf);
      writers.start();
      await writers.getAnswers(40);
      await setTimeout(randomInt(200));
      await stage.cluster.kill();
      await Promise.all([stage.killApps(), writers.leave()]);
      await recover(stage);
      const audit = new Audit(await readLog(stage.cluster.url), writers.wishes);
      [acknowledged, lost] = [acknowledged + audit.acknowledged, lost + audit.lost];
    }
    return { acknowledged, lost };
  } finally {
    await stage.clear();
  }
}
