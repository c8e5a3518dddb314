export { Configuration, type ProcessRole, type Publisher } from './configuration.js';
export { ConfigurationModule } from './configuration.module.js';
export type { LogSettings, WitnessSetting } from './log.settings.js';
export { isNear } from './network.settings.js';
export type { Provider, SessionLimits, SignInSettings } from './sign-in.settings.js';
