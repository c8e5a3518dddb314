import { existsSync } from 'node:fs';
import { Configuration } from '#configuration';

/**
 * Better than making a new key and a new database, about which a command would say that nothing is held.
 * @throws with what to do
 */
export function mustHaveMasterKey({ masterKeyFile: file } = new Configuration(process.env)) {
  if (!existsSync(file))
    throw new Error(`There is no master key at ${file}. Put yours there, or set DATA_DIR or MASTER_KEY_FILE`);
}
